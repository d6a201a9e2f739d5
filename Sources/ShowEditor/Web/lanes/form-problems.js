// What is wrong with the row of a form; one that was just added can be taken back from here.

import { html, useEffect, useRef } from '../preact.js';
import { view } from '../model/store.js';
import { tellProblem, worstOf } from '../model/problems.js';
import { takeBack } from './new-rows.js';

export function FormProblems({ cue, isBlocked }) {
  const added = view.use((state) => state.added);
  const box = useRef(null);
  useEffect(() => {
    if (worstOf(cue?.problems ?? []) === 'error') box.current.scrollIntoView({ block: 'nearest' });
  }, [cue?.problems]);
  if (!cue) return null;
  const isJustAdded = added?.isWrong && added.cues.includes(cue.id) && worstOf(cue.problems) === 'error';
  return html`<div class="form-problems" ref=${box}>
    ${isJustAdded && html`<div class="problem just-added" role="alert">
      <p>This was just added, but it cannot be played, and the song is not compiled until it is mended.</p>
      <button type="button" class="plain" disabled=${isBlocked} onClick=${takeBack}>Undo</button>
    </div>`}
    ${cue.problems.map((problem) => html`<p class=${`problem is-${problem.severity}`} role="note">${tellProblem(problem)}</p>`)}
  </div>`;
}
