// Levels by the names of a fixture's channels: `{"red": 255, "dim": 80}`.

import { html } from '../preact.js';
import { NumberInput } from './fields.js';
import { IconButton } from './icons.js';

export function LevelsInput({ label, value, fixture, onChange }) {
  const levels = value !== null && typeof value === 'object' ? value : {};
  const names = namesOf(fixture).filter((name) => !(name in levels));
  const set = (name, level) => onChange({ ...levels, [name]: level });
  const remove = (name) => {
    const { [name]: gone, ...rest } = levels;
    onChange(Object.keys(rest).length ? rest : null);
  };
  return html`<div class="levels" role="group" aria-label=${label}>
    ${Object.entries(levels).map(
      ([name, level]) => html`<div class="level" key=${name}>
        <span class="level-name">${name}</span>
        <${NumberInput} label=${`${label} ${name}`} value=${level} least=${0} most=${65535} step=${1} onChange=${(number) => set(name, number)} />
        <${IconButton} name="close" label=${`Leave ${name} out`} onClick=${() => remove(name)} />
      </div>`,
    )}
    ${names.length > 0 &&
    html`<select aria-label=${`Add a channel to ${label}`} value="" onChange=${(event) => event.target.value && set(event.target.value, 255)}>
      <option value="">Add a channel …</option>
      ${names.map((name) => html`<option key=${name} value=${name}>${name}</option>`)}
    </select>`}
  </div>`;
}

/** The names a row may use for a fixture's channels; a pair of bytes also by its one name. */
export function namesOf(fixture) {
  if (!fixture) return [];
  return [...new Set(fixture.controls.flatMap((control) => [control.name, ...control.names]))];
}
