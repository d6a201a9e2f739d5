// A row as the file has it, for what the form has no field for.

import { html, useState } from '../preact.js';
import { parseRows } from '../model/json.js';

/** `onWrong(reason)` is told why what is typed is no row, and null once it is one. */
export function RawRow({ row, isOpen, onChange, onWrong }) {
  const text = JSON.stringify(row, null, 2);
  const [typed, setTyped] = useState(null);
  const [problem, setProblem] = useState(null);
  const tell = (reason) => {
    setProblem(reason);
    onWrong(reason);
  };
  const edit = (event) => {
    setTyped(event.target.value);
    try {
      const value = parseRows(event.target.value);
      const isRow = value !== null && typeof value === 'object' && !Array.isArray(value);
      tell(isRow ? null : 'A row is an object: { … }');
      if (isRow) onChange(value);
    } catch (error) {
      tell(error.message);
    }
  };
  return html`<details class="raw" open=${isOpen}>
    <summary>The row as the file has it</summary>
    <textarea aria-label="Row as JSON" aria-invalid=${problem !== null} spellcheck=${false} rows="8"
      value=${typed ?? text}
      onInput=${edit} onBlur=${() => problem === null && setTyped(null)}></textarea>
    ${problem && html`<p class="problem">${problem}</p>`}
  </details>`;
}
