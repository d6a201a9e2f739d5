// Hands on the timeline. A click or tap chooses a bar, and goes to one that is chosen, or to an empty
// place; a drag carries a bar, until Escape, or scrolls where none is. A finger carries after it has
// rested on the bar; before, it scrolls. Over the lanes the wheel zooms, with Alt it scrolls them.

import { store, view } from '../model/store.js';
import { deleteCue } from '../model/edits.js';
import { effectFor, firstRow } from '../lanes/new-rows.js';
import { scrollBy, takeWheel, windowShown, zoomBy } from '../header/zoom.js';
import { wake } from '../loop.js';
import * as player from '../sound/player.js';
import { carried, hasLength, letGo, snapped } from './carry.js';
import { hit } from './layout.js';
import { tip } from './tip.js';

const FAR = 4;
const FINGER_FAR = 9;
const LONG_PRESS = 420;
const STEP = Math.log(1.5);

/** Listens on the canvas; `moved()` is the bar in a hand, or null. */
export function takeHands(box, canvas, lanes) {
  const scroller = canvas.closest('.timeline-scroller');
  const fingers = new Map();
  const tell = tip(box);
  let held = null;
  let moved = null;
  let rest = 0;
  let pinch = 0;
  let number = 0;
  let emptyClicks = 0;

  function at({ clientX, clientY }) {
    const { left, top } = canvas.getBoundingClientRect();
    const x = clientX - left;
    const y = clientY - top + scroller.scrollTop;
    const shown = windowShown();
    return { x, y, shown, seconds: shown ? shown.start + x / shown.perSecond : 0, ...hit(lanes(), shown ?? { start: 0, perSecond: 1 }, x, y) };
  }

  const mayCarry = () => held?.bar && !store.get().locked;

  function down(event) {
    if (event.button !== 0 || !windowShown()) return;
    fingers.set(event.pointerId, event);
    if (fingers.size > 1) return drop();
    const { bar, isEdge, seconds } = at(event);
    const isFinger = event.pointerType === 'touch';
    held = { bar, isEdge: isEdge && hasLength(bar.cue), seconds, first: event, last: event, isFinger, isCarried: false, isScrolled: false };
    canvas.setPointerCapture(event.pointerId);
    if (isFinger && bar) rest = setTimeout(() => mayCarry() && carry(event), LONG_PRESS);
    return undefined;
  }

  function move(event) {
    const before = fingers.get(event.pointerId);
    if (!before) return hover(event);
    fingers.set(event.pointerId, event);
    if (fingers.size > 1) return squeeze();
    if (!held) return undefined;
    const away = Math.hypot(event.clientX - held.first.clientX, event.clientY - held.first.clientY);
    if (held.isCarried || (mayCarry() && !held.isFinger && away >= FAR)) return carry(event);
    if (!held.isScrolled && away < (held.isFinger ? FINGER_FAR : FAR)) return undefined;
    clearTimeout(rest);
    held.isScrolled = true;
    // A finger scrolls the lanes by the browser's own means.
    if (held.isFinger || !held.bar) scrollBy(held.last.clientX - event.clientX);
    if (!held.isFinger && !held.bar) scroller.scrollTop += held.last.clientY - event.clientY;
    held.last = event;
    return undefined;
  }

  function carry(event) {
    const { shown, seconds } = at(event);
    held.isCarried = true;
    moved = carried(held.bar.cue, seconds - held.seconds, held.isEdge, shown, event);
    tell.moved(moved, event);
    wake();
  }

  function squeeze() {
    const [a, b] = [...fingers.values()];
    const apart = Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    const middle = (a.clientX + b.clientX) / 2 - canvas.getBoundingClientRect().left;
    if (pinch > 0 && apart > 0) zoomBy(Math.log(apart / pinch) / STEP, middle);
    pinch = apart;
  }

  async function up(event) {
    fingers.delete(event.pointerId);
    pinch = 0;
    const was = held;
    const end = moved;
    clearTimeout(rest);
    held = null;
    tell.hide();
    if (event.type === 'pointercancel') return drop();
    if (was?.isCarried) {
      await letGo(end);
      // Till then the bar lies where the hand left it.
      if (moved === end) drop();
    } else if (was && !was.isScrolled) {
      click(was);
    }
    return undefined;
  }

  function drop() {
    clearTimeout(rest);
    held = null;
    moved = null;
    wake();
  }

  function click({ bar, seconds }) {
    emptyClicks = bar ? 0 : emptyClicks + 1;
    if (!bar) player.seek(Math.max(0, Math.min(store.get().song.length, seconds)));
    else if (view.get().editedCue === bar.cue.id) player.seek(bar.cue.time);
    else view.set({ editedCue: bar.cue.id, newCue: null });
  }

  // A new effect for the lane's fixture, in the form: nothing is written before it is added.
  function open(event) {
    const { bar, lane, seconds, shown } = at(event);
    // The form that opens by a first click may move another place under the second.
    if (emptyClicks < 2 || bar || !lane?.fixture || !shown || store.get().locked) return;
    const { id, effects } = lane.fixture;
    const time = snapped(seconds, shown, event.altKey);
    const row = { ...firstRow(time), fixture_id: id, effect: effectFor(effects, 'full') };
    number += 1;
    view.set({ editedCue: null, newCue: { time, row, isAlone: true, number } });
  }

  function hover(event) {
    if (event.pointerType === 'touch') return;
    const { bar, isEdge } = at(event);
    canvas.style.cursor = !bar ? '' : isEdge && hasLength(bar.cue) ? 'ew-resize' : 'grab';
    if (bar) tell.cue(bar.cue, event);
    else tell.hide();
  }

  function key(event) {
    if (event.key === 'Escape' && held?.isCarried) {
      event.preventDefault();
      tell.hide();
      return drop();
    }
    const cue = store.get().cueById.get(view.get().editedCue);
    if (!cue) return undefined;
    if (event.key === 'Enter') player.seek(cue.time);
    if (event.key === 'Delete' || event.key === 'Backspace') deleteCue(cue.id);
    return undefined;
  }

  const still = (event) => held?.isCarried && event.cancelable && event.preventDefault();
  const heard = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up, pointerleave: () => held || tell.hide(),
    dblclick: open, keydown: key, contextmenu: (event) => held?.isFinger && event.preventDefault() };
  for (const [name, handler] of Object.entries(heard)) canvas.addEventListener(name, handler);
  // A finger that carries a bar does not scroll the lanes, too.
  canvas.addEventListener('touchmove', still, { passive: false });
  canvas.addEventListener('wheel', (event) => event.altKey || takeWheel(event), { passive: false });
  return { moved: () => moved, end: () => clearTimeout(rest) };
}
