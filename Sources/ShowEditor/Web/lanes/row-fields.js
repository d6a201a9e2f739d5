// The fields of effect and chase rows.

import { html, useEffect } from '../preact.js';
import { store } from '../model/store.js';
import { effectKey, effectNamed, isGiven, spelling } from '../model/rows.js';
import { inCommon } from '../model/together.js';
import { Choice, Field, NumberInput } from '../controls/fields.js';
import { LevelsInput } from '../controls/levels-input.js';
import { effectFor } from './new-rows.js';
import { ParameterInput } from './parameter-input.js';

// What the choice of a fixture has for all that are selected.
const TOGETHER = '*together*';
const FEW = 3;

function namesOf(fixtures) {
  const names = fixtures.slice(0, FEW).map(({ name }) => name).join(', ');
  return fixtures.length > FEW ? `${names}, and ${fixtures.length - FEW} more` : names;
}

/** `together` are the fixtures that each get the row, or null where it is for one. */
export function EffectFields({ row, onChange, together, selected, onAlone }) {
  const fixtures = store.use((state) => state.fixtures);
  const effects = store.use((state) => state.effects);
  const key = effectKey(row);
  const fixture = together ? inCommon(together) : fixtures.find(({ id }) => id === row.fixture_id);
  const effect = effectNamed(effects, row[key]);
  const known = new Set(fixture?.effects ?? effects.map(({ name }) => name));
  const data = row.data ?? {};
  const setData = (name, value) => onChange({ data: changed(data, name, value) });
  const choose = (id) => {
    onAlone(id !== TOGETHER);
    const next = id === TOGETHER ? inCommon(selected) : fixtures.find((one) => one.id === id);
    onChange({ fixture_id: next.id, [key]: effectFor(next.effects, row[key]) });
  };
  useEffect(() => {
    // What all can do may be less than what one could.
    if (together && !known.has(row[key])) onChange({ [key]: effectFor(fixture.effects, row[key]) });
  }, [together]);
  const choices = fixtures.map(({ id, name }) => ({ value: id, label: name }));
  if (selected.length > 1) choices.unshift({ value: TOGETHER, label: `All ${selected.length} selected` });
  const parameters = effect?.parameters ?? [];
  const field = (parameter) => html`<${Field} key=${parameter.name} isLacking=${parameter.needed && !isGiven(parameter, data)}
    label=${parameter.name + (parameter.needed ? ' *' : '')} hint=${parameter.summary}>
    <${ParameterInput} parameter=${parameter} fixture=${fixture} value=${data[spelling(parameter, data)]}
      onChange=${(value) => setData(spelling(parameter, data), value)} />
  <//>`;
  return html`
    <${Field} label="Fixture">
      <${Choice} label="Fixture" value=${together ? TOGETHER : row.fixture_id} choices=${choices} onChange=${choose} />
    <//>
    ${together && html`<p class="faint summary">${namesOf(together)}</p>`}
    <${Field} label="Effect" hint=${effect?.summary}>
      <${Choice} label="Effect" value=${effect?.name ?? row[key]}
        choices=${effects.map(({ name }) => name).filter((name) => known.has(name))}
        onChange=${(name) => onChange({ [key]: name })} />
    <//>
    ${effect?.summary && html`<p class="faint summary">${effect.summary}</p>`}
    ${parameters.filter(({ needed }) => needed).map(field)}
    <${Field} label="Duration">
      <${NumberInput} label="Duration in seconds" value=${row.duration} least=${0} isOptional placeholder="0"
        onChange=${(duration) => onChange({ duration })} />
    <//>
    ${parameters.filter(({ needed }) => !needed).map(field)}
    <${OtherData} effect=${effect} fixture=${fixture} data=${data} onChange=${(next) => onChange({ data: next })} />`;
}

// What a row's data says beyond the parameters: the levels of an effect that works any channel, or
// keys that somebody's file has.
function OtherData({ effect, fixture, data, onChange }) {
  const known = new Set((effect?.parameters ?? []).map((parameter) => spelling(parameter, data)));
  const others = Object.entries(data).filter(([name]) => !known.has(name));
  const worksAny = effect?.need === 'nothing';
  if (!worksAny && others.length === 0) return null;
  const own = Object.entries(data).filter(([name]) => known.has(name));
  return html`<${Field} label=${worksAny ? 'Levels' : 'Other data'}>
    <${LevelsInput} label="Levels" value=${Object.fromEntries(others)} fixture=${fixture}
      onChange=${(levels) => onChange({ ...Object.fromEntries(own), ...levels })} />
  <//>`;
}

export function ChaseFields({ row, onChange }) {
  const chases = store.use((state) => state.chases);
  return html`
    <${Field} label="Chase">
      <${Choice} label="Chase" value=${row.chaser_id}
        choices=${chases.map(({ id, name }) => ({ value: id, label: name }))}
        onChange=${(id) => onChange({ chaser_id: id })} />
    <//>
    <${Field} label="Repetitions">
      <${NumberInput} label="Repetitions" value=${row.data?.repetitions} least=${1} step=${1} isOptional
        placeholder="1"
        onChange=${(count) => onChange({ data: changed(row.data, 'repetitions', count) })} />
    <//>`;
}

function changed(data, name, value) {
  const { [name]: before, ...rest } = data ?? {};
  return value === null || value === '' ? rest : { ...data, [name]: value };
}
