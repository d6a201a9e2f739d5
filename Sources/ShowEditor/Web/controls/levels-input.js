// Levels by the names of a fixture's channels: `{"red": 255, "dim": 80}`; and lists of such names.

import { html } from '../preact.js';
import { NumberInput } from './fields.js';
import { IconButton } from './icons.js';

/** Levels by channel; a single number, which some parameters take as well, stays one. */
export function LevelsInput({ label, value, fixture, onChange }) {
  if (isNumber(value)) {
    return html`<${NumberInput} label=${label} value=${value.valueOf()} least=${0} most=${255}
      step=${1} isOptional onChange=${onChange} />`;
  }
  const levels = value ?? {};
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
        ${isNumber(level)
          ? html`<${NumberInput} label=${`${label} ${name}`} value=${level.valueOf()} least=${0} most=${65535}
            onChange=${(number) => set(name, number)} />`
          : html`<code>${JSON.stringify(level)}</code>`}
        <${IconButton} name="close" label=${`Leave ${name} out`} onClick=${() => remove(name)} />
      </div>`,
    )}
    ${names.length > 0 &&
    html`<select aria-label=${`Add a channel to ${label}`} value=""
      onChange=${(event) => event.target.value && set(event.target.value, 255)}>
      <option value="">Add a channel …</option>
      ${names.map((name) => html`<option key=${name} value=${name}>${name}</option>`)}
    </select>`}
  </div>`;
}

const isNumber = (value) => typeof value === 'number' || value instanceof Number;

/** The names a row may use for a fixture's channels; a pair of bytes also by its one name. */
function namesOf(fixture) {
  if (!fixture) return [];
  return [...new Set(fixture.controls.flatMap((control) => [control.name, ...control.names]))];
}

/** A choice of channels, as a list of their names. */
export function ChannelsInput({ label, value, fixture, onChange }) {
  const chosen = Array.isArray(value) ? value : [];
  const names = [...new Set([...(fixture?.channels ?? []).map(({ name }) => name), ...chosen])];
  const toggle = (name) => {
    const next = chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name];
    onChange(next.length ? next : null);
  };
  return html`<div class="chips" role="group" aria-label=${label}>
    ${names.map(
      (name) => html`<button type="button" class="chip" key=${name} aria-pressed=${chosen.includes(name)}
        onClick=${() => toggle(name)}>${name}</button>`,
    )}
  </div>`;
}
