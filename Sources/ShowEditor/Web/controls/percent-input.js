// A brightness, in percent: a file has it as a fraction, or as a level where it is written without a
// decimal point, and in percent nobody can mistake the one for the other.

import { html } from '../preact.js';
import { Decimal } from '../model/json.js';
import { NumberInput } from './fields.js';

/** `value` as the file has it, or undefined; `standard` is the fraction that counts where it is not given. */
export function PercentInput({ label, value, standard, onChange }) {
  const placeholder = typeof standard === 'number' ? String(percent(standard)) : '';
  return html`<span class="with-unit">
    <${NumberInput} label=${label}
      value=${value === undefined ? null : percent(isLevel(value) ? value / 255 : value)} least=${0} most=${100}
      isOptional placeholder=${placeholder} onChange=${(number) => onChange(number === null ? null : written(number))} />
    <i>%</i>
  </span>`;
}

const isLevel = (value) => typeof value === 'number' && Number.isInteger(value);
const percent = (fraction) => Math.round(fraction * 1000) / 10;

function written(number) {
  const fraction = Math.round(number * 10) / 1000;
  return Number.isInteger(fraction) ? new Decimal(fraction) : fraction;
}
