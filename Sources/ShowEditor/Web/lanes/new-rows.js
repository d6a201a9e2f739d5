// Adding rows: one, or the same effect for all selected fixtures; and taking them back.

import { store, view } from '../model/store.js';
import { ask, insertCues } from '../model/edits.js';
import { on } from '../model/messages.js';
import { toast } from '../model/toasts.js';

// Another song, or another run of the service, has other numbers.
on('initial', () => view.get().added && view.set({ added: null }));

/** The row that a new form begins with: the standard effect of the fixture chosen last. */
export function firstRow(time) {
  const { fixtures } = store.get();
  const chosen = fixtures.find(({ id }) => id === view.get().chosenFixture) ?? fixtures[0];
  return { time, fixture_id: chosen?.id ?? '', effect: effectFor(chosen?.effects ?? [], 'full'), duration: 0.5, data: {} };
}

/** The effect that fixtures which have `own` get: the one there is, unless that cannot be theirs. */
export function effectFor(own, effect) {
  if (own.includes(effect)) return effect;
  return own.includes('full') ? 'full' : (own[0] ?? '');
}

/** The rows that one form makes: one, or one for each of the fixtures. */
export function rowsFor(row, together) {
  return together ? together.map(({ id }) => ({ ...row, fixture_id: id })) : [row];
}

/** Adds the rows of a form; where one cannot be played, the form stays and says so. */
export async function addRows(row, together) {
  const answer = await insertCues(rowsFor(row, together));
  // Nothing was added: the reason is told, and what was typed stays.
  if (!answer) return;
  const { cues } = answer;
  const { cueById } = store.get();
  const isWrong = (id) => cueById.get(id)?.problems.some(({ severity }) => severity === 'error');
  const wrong = cues.find(isWrong) ?? null;
  const isOne = cues.length === 1;
  const edited = wrong ?? (isOne ? cues[0] : null);
  view.set({ newCue: null, editedCue: edited, revealedCue: cues[0], added: { cues, row, isAlone: !together, isWrong: wrong !== null } });
  if (!isOne) toast(`Added ${cues.length} cues`, 'undo', { label: 'Undo', run: takeBack });
}

/** Deletes what was added last, and opens the form again as it was. */
export async function takeBack() {
  const { added } = view.get();
  if (!added || !(await ask({ type: 'delete_cue', cues: added.cues }))) return;
  const { row, isAlone } = added;
  view.set({ added: null, editedCue: null, newCue: { time: row.time, row, isAlone } });
}

