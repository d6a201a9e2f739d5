// The fields of effect and chase rows.

import { html } from '../preact.js';
import { store } from '../model/store.js';
import { Choice, Field, NumberInput, TextInput } from '../controls/fields.js';
import { ColourInput } from '../controls/colour.js';
import { PercentInput } from '../controls/percent-input.js';
import { ChannelsInput, LevelsInput } from '../controls/levels-input.js';

export function EffectFields({ row, onChange }) {
  const fixtures = store.use((state) => state.fixtures);
  const effects = store.use((state) => state.effects);
  const key = 'effect' in row || !('action' in row) ? 'effect' : 'action';
  const fixture = fixtures.find(({ id }) => id === row.fixture_id);
  const effect = effects.find(({ name }) => name === row[key]);
  const known = new Set(fixture?.effects ?? effects.map(({ name }) => name));
  const setData = (name, value) => onChange({ data: changed(row.data, name, value) });
  return html`
    <${Field} label="Fixture">
      <${Choice} label="Fixture" value=${row.fixture_id}
        choices=${fixtures.map(({ id, name }) => ({ value: id, label: name }))}
        onChange=${(id) => onChange({ fixture_id: id, [key]: effectFor(fixtures.find((one) => one.id === id), row[key]) })} />
    <//>
    <${Field} label="Effect" hint=${effect?.summary}>
      <${Choice} label="Effect" value=${row[key]}
        choices=${effects.map(({ name }) => name).filter((name) => known.has(name))}
        onChange=${(name) => onChange({ [key]: name })} />
    <//>
    ${effect?.summary && html`<p class="faint summary">${effect.summary}</p>`}
    <${Field} label="Duration">
      <${NumberInput} label="Duration in seconds" value=${row.duration} least=${0} isOptional placeholder="0"
        onChange=${(duration) => onChange({ duration })} />
    <//>
    ${(effect?.parameters ?? []).map(
      (parameter) => html`<${Field} key=${parameter.name}
        label=${parameter.name + (parameter.needed ? ' *' : '')} hint=${parameter.summary}>
        <${ParameterInput} parameter=${parameter} fixture=${fixture} value=${(row.data ?? {})[parameter.name]}
          onChange=${(value) => setData(parameter.name, value)} />
      <//>`,
    )}
    <${OtherData} effect=${effect} fixture=${fixture} data=${row.data ?? {}}
      onChange=${(data) => onChange({ data })} />`;
}

// The effect that a fixture just chosen gets: the one there is, unless that cannot be its own.
function effectFor(fixture, effect) {
  const own = fixture?.effects ?? [effect];
  if (own.includes(effect)) return effect;
  return own.includes('full') ? 'full' : own[0];
}

// What a row's data says beyond the parameters: the levels of an effect that works any channel, or
// keys that somebody's file has.
function OtherData({ effect, fixture, data, onChange }) {
  const known = new Set((effect?.parameters ?? []).map(({ name }) => name));
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

// One field for each kind of parameter that the protocol has.
function ParameterInput({ parameter, fixture, value, onChange }) {
  const { name, kind, standard, least, most, choices } = parameter;
  const shown = standard === null || standard === undefined ? '' : String(standard);
  const points = store.use((state) => state.points);
  const choice = (pairs) => html`<${Choice} label=${name} value=${value}
    empty=${shown ? `${shown} (standard)` : '–'} choices=${pairs} onChange=${onChange} />`;
  switch (kind) {
    case 'number':
    case 'whole':
    case 'level':
      return html`<${NumberInput} label=${name} value=${value} least=${least ?? undefined}
        most=${most ?? undefined}
        step=${kind === 'number' ? 'any' : 1} isOptional placeholder=${shown} onChange=${onChange} />`;
    case 'fraction':
      return html`<${PercentInput} label=${name} value=${value} standard=${standard} onChange=${onChange} />`;
    case 'bool':
      return html`<${Choice} label=${name} value=${value === undefined ? '' : String(value)}
        empty=${shown ? `${shown} (standard)` : '–'}
        choices=${['true', 'false']} onChange=${(text) => onChange(text === '' ? null : text === 'true')} />`;
    case 'colour':
      return html`<${ColourInput} label=${name} value=${value} standard=${shown} onChange=${onChange} />`;
    case 'choice':
      return choice(choices ?? []);
    case 'point':
      return choice(points.map((point) => ({ value: point.id, label: point.name })));
    case 'preset':
      return choice((fixture?.presets ?? []).map((preset) => preset.name ?? preset));
    case 'channels':
      return html`<${ChannelsInput} label=${name} value=${value} fixture=${fixture} onChange=${onChange} />`;
    case 'levels':
      return html`<${LevelsInput} label=${name} value=${value} fixture=${fixture} onChange=${onChange} />`;
    default:
      return html`<${TextInput} label=${name} value=${textOf(value)} placeholder=${shown}
        onText=${(text) => (onChange(valueOf(text)), true)} />`;
  }
}

// A text field holds any JSON value; what is no JSON is the text itself.
function textOf(value) {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function valueOf(text) {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
