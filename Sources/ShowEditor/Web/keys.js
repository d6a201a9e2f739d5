// The page's keys. Fields keep theirs: a letter typed into a name does nothing else.

import { store, view } from './model/store.js';
import { redo, undo } from './model/edits.js';
import { beatsOf, stepBeats } from './model/time.js';
import { isOffline, isPlayingHere } from './model/blocked.js';
import { clearSelection } from './model/selection.js';
import { toast } from './model/toasts.js';
import { tap } from './header/taps.js';
import { toggleBig } from './panel/stage.js';
import { toggleTimeline } from './timeline/toggle.js';
import { addCueHere } from './lanes/fixture-lane.js';
import * as player from './sound/player.js';

const step = (steps, isBar) => () => player.seek(stepBeats(beatsOf(store.get().song), player.position(), steps, isBar));

async function add() {
  if (store.get().handCount === 0) {
    toast('Nothing is set by hand yet: move a fader first');
    return;
  }
  if (await addCueHere('', 0)) toast('Added to the cue sheet');
}

function leave() {
  const { editedCue, newCue, isTempoOpen, isStageBig, selected } = view.get();
  const hasForm = editedCue !== null || newCue !== null;
  if (isTempoOpen) view.set({ isTempoOpen: false, taps: null });
  // Under the large stage a form is not seen: it stays as it is.
  else if (hasForm && !isStageBig) view.set({ editedCue: null, newCue: null });
  else if (selected.size > 0) clearSelection();
  else view.set({ isStageBig: false });
}

/**
 * Every key: `press` is what the browser calls it, `shown` and `does` are for people; `isLocal` says
 * whether it does its work without a connection.
 */
export const KEYS = [
  { press: [' '], shown: 'Space', does: 'play and pause', run: player.toggle, isLocal: () => isPlayingHere(store.get()) },
  { press: ['ArrowLeft'], shown: '←', does: 'back by a beat', run: step(-1, false) },
  { press: ['ArrowRight'], shown: '→', does: 'on by a beat', run: step(1, false) },
  { press: ['Shift+ArrowLeft', 'ArrowUp'], shown: '↑', does: 'back by a bar (also Shift ←)', run: step(-1, true) },
  { press: ['Shift+ArrowRight', 'ArrowDown'], shown: '↓', does: 'on by a bar (also Shift →)', run: step(1, true) },
  { press: ['Home'], shown: 'Home', does: 'to the start', run: () => player.seek(0) },
  { press: ['a'], shown: 'a', does: 'Add to Cue', run: add },
  { press: ['u'], shown: 'u', does: 'undo (also Ctrl Z)', run: undo },
  { press: ['Shift+U', 'U'], shown: 'U', does: 'redo (also Ctrl Shift Z)', run: redo },
  { press: ['s'], shown: 's', does: 'the stage large, and small again', run: toggleBig, isLocal: () => true },
  { press: ['l'], shown: 'l', does: 'the timeline, and the cue sheet again', run: toggleTimeline, isLocal: () => true },
  { press: ['t'], shown: 't', does: 'tap the tempo of the song', run: tap, isLocal: () => true },
  { press: ['Escape'], shown: 'Esc', does: 'close the form of a cue, select no fixture, the stage small', run: leave, isLocal: () => true },
  { press: [], shown: 'Del', does: 'in the timeline: delete the chosen cue (Enter goes to it)' },
  { press: [], shown: 'Ctrl A', does: 'in the fixtures: select all of them' },
  { press: ['?', 'Shift+?'], shown: '?', does: 'this help', run: () => view.set({ isHelpOpen: true }), isLocal: () => true },
];

const byPress = new Map(KEYS.flatMap((key) => key.press.map((press) => [press, key])));

// What the keyboard went to. A key that is pressed makes the browser show where it is, also where a click
// has put it; and after a click Space is meant for the song.
let reached = null;
let isSpaceOurs = false;

function keepsKeys(element, key) {
  if (element.closest('dialog')) return true;
  if (key === 'Escape') return false;
  if (element.matches('input:not([type=checkbox]), textarea, select')) return true;
  // Space presses the button it is on, arrows move the slider or scroll the list.
  if (key === ' ') return element === reached && element.matches('button, summary, [type=checkbox]');
  return key.startsWith('Arrow') && element === reached && element.matches('[role=slider], .scroller, [role=menuitemradio]');
}

/** Ctrl+Z and its like, as everywhere; in a field they are the field's. */
function undoAsElsewhere(event) {
  const key = event.key.toLowerCase();
  if (!['z', 'y'].includes(key) || keepsKeys(event.target, event.key)) return;
  event.preventDefault();
  if (isOffline()) return;
  if (key === 'z' && !event.shiftKey) undo();
  else redo();
}

/** Listens from now on. */
export function start() {
  document.addEventListener('focusin', ({ target }) => (reached = target.matches(':focus-visible') ? target : null));
  document.addEventListener('pointerdown', () => (reached = null), true);
  // Some browsers press a button only when the key comes up.
  document.addEventListener('keyup', (event) => {
    if (event.key === ' ' && isSpaceOurs) event.preventDefault();
    isSpaceOurs = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) return undoAsElsewhere(event);
    const isArrow = event.key.startsWith('Arrow');
    const key = byPress.get(`${event.shiftKey ? 'Shift+' : ''}${event.key}`) ?? (isArrow && event.shiftKey ? null : byPress.get(event.key));
    if (!key || keepsKeys(event.target, event.key)) return;
    event.preventDefault();
    isSpaceOurs = event.key === ' ';
    if (isOffline() && !key.isLocal?.()) return;
    if (!event.repeat || isArrow) key.run();
  });
}
