// What people do, as messages: each tells by a toast when it was not done.

import { request } from './link.js';
import { dropByHand, flush } from './levels.js';
import { store, view } from './store.js';
import { tellProblem } from './problems.js';
import { toast } from './toasts.js';

/** Asks, and shows the reason when it is rejected; resolves to the answer, or null. */
export async function ask(message) {
  flush();
  try {
    return await request(message);
  } catch (error) {
    toast(sentence(error.message), 'error');
    return null;
  }
}

function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function tellProblems(answer) {
  const worst = answer?.problems?.find(({ severity }) => severity === 'error');
  if (worst) toast(`Written, but it cannot be played: ${tellProblem(worst)}`, 'error');
  return answer;
}

export const undo = () => ask({ type: 'undo' });
export const redo = () => ask({ type: 'redo' });

/** Add to Cue: what is set by hand becomes a row at `time`. */
export async function addToCue(time, name, fade) {
  const message = { type: 'add_cue', time };
  if (name) message.name = name;
  if (fade > 0) message.fade = fade;
  const answer = await ask(message);
  if (answer) {
    dropByHand();
    view.set({ revealedCue: answer.cue });
  }
  return tellProblems(answer);
}

// What is wrong with a row of a form is told there.
export const insertCues = (rows) => ask({ type: 'insert_cue', rows });
export const updateCue = (cue, row) => ask({ type: 'update_cue', cue, row });

/** Moves a row in time: its `time` alone is written, in the key the row has for it. */
export function moveCue(cue, time) {
  const row = store.get().cueById.get(cue)?.row ?? {};
  const key = 'time' in row || !('timecode' in row) ? 'time' : 'timecode';
  return ask({ type: 'update_cue', cue, path: [key], value: Math.max(0, Math.round(time * 1000) / 1000) });
}

/** Sets one value of a row, by the keys that lead to it. */
export const setInCue = (cue, path, value) => ask({ type: 'update_cue', cue, path, value });

export async function deleteCue(cue) {
  const label = store.get().cueById.get(cue)?.name || 'a cue';
  if (await ask({ type: 'delete_cue', cue })) offerUndo(`Deleted “${label}”`);
}

export const duplicateCue = (cue, time) => ask({ type: 'duplicate_cue', cue, time });

export async function deletePart(part) {
  if (await ask({ type: 'delete_part', part_id: part.id })) offerUndo(`Deleted the part “${part.title}”`);
}

export async function deleteHint(hint) {
  if (await ask({ type: 'delete_hint', name: hint.name })) offerUndo(`Deleted the hint “${hint.name}”`);
}

export const setHint = (name, times) => ask({ type: 'set_hint', name, times: [...times].sort((a, b) => a - b) });

/** Gives slots back to the song: one channel, or all where there is none. */
export function release(universe, channels) {
  if (universe === undefined) {
    dropByHand();
    return ask({ type: 'release' });
  }
  for (const channel of channels) {
    dropByHand(universe, channel);
    ask({ type: 'release', universe, channel });
  }
  return null;
}

function offerUndo(text) {
  toast(text, 'undo', { label: 'Undo', run: undo });
}
