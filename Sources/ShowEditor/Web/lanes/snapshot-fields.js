// The fields of a snapshot: which fixture holds which levels, and how to take them from the hands
// or give them back.

import { html } from '../preact.js';
import { store } from '../model/store.js';
import { useOffline } from '../model/blocked.js';
import { byHand, setByHand } from '../model/levels.js';
import { changesByName } from '../model/fixtures.js';
import { LevelsInput } from '../controls/levels-input.js';

export function SnapshotFields({ row, onChange }) {
  const fixtures = store.use((state) => state.fixtureById);
  const count = store.use((state) => state.handCount);
  const isOffline = useOffline();
  const values = row.values ?? {};
  const set = (id, levels) => {
    const { [id]: before, ...rest } = values;
    onChange({ values: levels ? { ...values, [id]: levels } : rest });
  };
  const free = [...fixtures.values()].filter(({ id }) => !(id in values));
  return html`
    <div class="buttons">
      <button type="button" class="plain" disabled=${isOffline} title="Set these levels by hand, to change them with the faders"
        onClick=${() => setByHand(levelsOf(values, fixtures))}>To the faders</button>
      <button type="button" class="plain" disabled=${count === 0}
        title="Take what is set by hand into this row"
        onClick=${() => onChange({ values: withHands(values, fixtures) })}>Take from faders</button>
    </div>
    ${Object.entries(values).map(
      ([id, levels]) => html`<fieldset class="fixture-levels" key=${id}>
        <legend>${fixtures.get(id)?.name ?? `${id} (not there)`}</legend>
        <${LevelsInput} label=${fixtures.get(id)?.name ?? id} value=${levels} fixture=${fixtures.get(id)}
          onChange=${(next) => set(id, next)} />
      </fieldset>`,
    )}
    <select aria-label="Add a fixture" value=""
      onChange=${(event) => event.target.value && set(event.target.value, {})}>
      <option value="">Add a fixture …</option>
      ${free.map(({ id, name }) => html`<option key=${id} value=${id}>${name}</option>`)}
    </select>`;
}

function levelsOf(values, fixtures) {
  return Object.entries(values).flatMap(([id, levels]) => {
    const fixture = fixtures.get(id);
    return fixture ? Object.entries(levels).flatMap(([name, level]) => changesByName(fixture, name, level)) : [];
  });
}

function withHands(values, fixtures) {
  const result = { ...values };
  const held = new Map(byHand().map(([universe, channel, value]) => [`${universe}.${channel}`, value]));
  for (const fixture of fixtures.values()) {
    for (const { name, channel } of fixture.channels) {
      const value = held.get(`${fixture.universe}.${channel}`);
      if (value !== undefined) result[fixture.id] = { ...result[fixture.id], [name]: value };
    }
  }
  return result;
}
