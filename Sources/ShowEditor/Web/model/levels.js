// The levels on stage: the newest frame, and over it what was set by hand. They come sixty times a
// second, so they stay out of the store; painters look at `levels.version`.

import { post } from './link.js';
import { store } from './store.js';
import { wake } from '../loop.js';

const SLOTS = 512;

export const levels = { version: 0, frame: 0 };

let bytes = new Uint8Array(0);
let offsets = new Map();
const hand = new Map();
let unsent = new Map();

const key = (universe, channel) => universe * SLOTS + channel - 1;

/** Takes the universes of `initial`, and what is set by hand there. */
export function resetLevels(universes, live) {
  offsets = new Map(universes.map(({ universe, offset, slots }) => [universe, { offset, slots }]));
  bytes = new Uint8Array(universes.reduce((most, { offset, slots }) => Math.max(most, offset + slots), 0));
  takeLive(live);
}

/** Replaces all that is set by hand. */
export function takeLive(live) {
  hand.clear();
  for (const [universe, channel, value] of live) hand.set(key(universe, channel), value);
  changed();
}

/** A `dmx_frame`, without its kind. */
export function takeFrame(view) {
  levels.frame = view.getUint32(4, true);
  bytes.set(new Uint8Array(view.buffer, view.byteOffset + 8, Math.min(bytes.length, view.byteLength - 8)));
  levels.version += 1;
  wake();
}

/** Changes that another client made: `[universe, channel, value]`, value null where it was released. */
export function takeDelta(changes) {
  for (const [universe, channel, value] of changes) {
    if (value === null) hand.delete(key(universe, channel));
    else hand.set(key(universe, channel), value);
  }
  changed();
}

/** The level on stage, 0…255; 0 for a slot that no frame has. */
export function levelAt(universe, channel) {
  const held = hand.get(key(universe, channel));
  if (held !== undefined) return held;
  const place = offsets.get(universe);
  return place && channel <= place.slots ? bytes[place.offset + channel - 1] : 0;
}

export function isByHand(universe, channel) {
  return hand.has(key(universe, channel));
}

/** All that is set by hand, as `[universe, channel, value]`. */
export function byHand() {
  return [...hand].map(([place, value]) => [Math.floor(place / SLOTS), (place % SLOTS) + 1, value]);
}

/** Sets slots by hand: shown at once, sent with the next frame; of several values the last wins. */
export function setByHand(changes) {
  if (unsent.size === 0) requestAnimationFrame(flush);
  for (const [universe, channel, value] of changes) {
    hand.set(key(universe, channel), value);
    unsent.set(key(universe, channel), value);
  }
  changed();
}

/** Sends what was set since the last frame; before anything else that is asked, so that the order holds. */
export function flush() {
  if (unsent.size === 0) return;
  const changes = [...unsent].map(([place, value]) => [Math.floor(place / SLOTS), (place % SLOTS) + 1, value]);
  unsent = new Map();
  post({ type: 'delta', changes });
}

/** Forgets slots set by hand that the service has released, or was asked to. */
export function dropByHand(universe, channel) {
  if (universe === undefined) hand.clear();
  else hand.delete(key(universe, channel));
  changed();
}

function changed() {
  levels.version += 1;
  if (store.get().handCount !== hand.size) store.set({ handCount: hand.size });
  wake();
}
