// Fields of forms. Each shows its value, and hands on what is typed once it means something.

import { html, useEffect, useRef, useState } from '../preact.js';
import { formatTime, parseTime } from '../model/time.js';

/** A labelled line of a form. */
export function Field({ label, hint, isLacking = false, children }) {
  return html`<label class=${`field ${isLacking ? 'is-lacking' : ''}`}><span class="field-label"
    title=${hint}>${label}</span>${children}</label>`;
}

/** A time of the song, as `mm:ss.mmm` or as seconds. */
export function TimeInput({ label, value, onChange }) {
  return html`<${TextInput} label=${label} value=${formatTime(value)} inputmode="decimal"
    onText=${(text) => {
      const seconds = parseTime(text);
      if (seconds === null) return false;
      onChange(seconds);
      return true;
    }} />`;
}

/** A number between `least` and `most`; empty is null where `isOptional`. */
export function NumberInput({ label, value, onChange, least, most, step = 'any', isOptional = false, placeholder }) {
  return html`<${TextInput} label=${label} value=${value ?? ''} type="number" min=${least} max=${most}
    step=${step}
    placeholder=${placeholder}
    onText=${(text) => {
      if (text.trim() === '') {
        if (isOptional) onChange(null);
        return isOptional;
      }
      const number = Number(text);
      if (!Number.isFinite(number) || number < (least ?? -Infinity) || number > (most ?? Infinity)) return false;
      onChange(number);
      return true;
    }} />`;
}

/** Text that is checked while it is typed: `onText` says whether it means something. */
export function TextInput({ label, value, onText, ...rest }) {
  const [text, setText] = useState(null);
  const [isWrong, setWrong] = useState(false);
  const input = useRef(null);
  useEffect(() => {
    // What came from elsewhere wins, except over what is being typed.
    if (document.activeElement !== input.current) setText(null);
  }, [value]);
  const typed = (event) => {
    setText(event.target.value);
    setWrong(!onText(event.target.value));
  };
  const left = () => {
    setText(null);
    setWrong(false);
  };
  return html`<input type="text" ref=${input} aria-label=${label} aria-invalid=${isWrong}
    value=${text ?? value}
    onInput=${typed} onBlur=${left} ...${rest} />`;
}

/** One of `choices`, each `{value, label}` or a text. */
export function Choice({ label, value, choices, onChange, empty }) {
  const pairs = choices.map((choice) => (typeof choice === 'string' ? { value: choice, label: choice } : choice));
  const isKnown = pairs.some((pair) => pair.value === value);
  return html`<select aria-label=${label} value=${value ?? ''}
    onChange=${(event) => onChange(event.target.value)}>
    ${empty !== undefined && html`<option value="">${empty}</option>`}
    ${!isKnown && value && html`<option value=${value}>${value} (not there)</option>`}
    ${pairs.map((pair) => html`<option key=${pair.value} value=${pair.value}>${pair.label}</option>`)}
  </select>`;
}
