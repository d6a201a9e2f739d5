// A bar in a hand: where it would lie now, and what becomes of it when it is let go.

import { store, view } from '../model/store.js';
import { duplicateCue, moveCue, setInCue } from '../model/edits.js';
import { beatsOf, snapToBeat } from '../model/time.js';

const SNAP_PIXELS = 8;
const LENGTHS = { effect: 'duration', snapshot: 'fade' };

const round = (seconds) => Math.round(seconds * 1000) / 1000;

/** The time at a place of the window, on a beat where one is near and `isFree` is not said. */
export function snapped(seconds, { perSecond }, isFree) {
  const { song } = store.get();
  const beats = view.get().snap && !isFree ? beatsOf(song) : [];
  const time = snapToBeat(beats, seconds, SNAP_PIXELS / perSecond);
  return round(Math.max(0, Math.min(song?.length ?? time, time)));
}

/** Whether the right edge of a cue's bar says something that a row has. */
export const hasLength = (cue) => cue.kind in LENGTHS;

/** The bar of `cue` after its hand went `by` seconds; `isEdge` moves the end, else all of it. */
export function carried(cue, by, isEdge, shown, { altKey, ctrlKey, metaKey }) {
  const end = Math.max(cue.end, cue.time);
  if (isEdge) return { cue, isEdge, isCopy: false, start: cue.time, end: Math.max(cue.time, snapped(end + by, shown, altKey)) };
  const start = snapped(cue.time + by, shown, altKey);
  return { cue, isEdge, isCopy: ctrlKey || metaKey, start, end: start + end - cue.time };
}

/** Writes what `carried` told; resolves when the service has it, or has refused it. */
export async function letGo({ cue, isEdge, isCopy, start, end }) {
  if (isEdge) return setInCue(cue.id, [LENGTHS[cue.kind]], round(end - cue.time));
  if (!isCopy) return start === cue.time ? null : moveCue(cue.id, start);
  const answer = await duplicateCue(cue.id, start);
  if (answer) view.set({ editedCue: answer.cue, newCue: null });
  return answer;
}
