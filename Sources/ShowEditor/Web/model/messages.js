// Turns the service's messages into state. One function a type; what is not here needs no state.

import { store } from './store.js';
import { resetLevels, takeDelta, takeFrame, takeLive } from './levels.js';
import { describeFixture } from './fixtures.js';
import { toast } from './toasts.js';

const byTime = (a, b) => a.time - b.time || a.id - b.id;
const listeners = new Map();

/** Calls `listener` with each message of a `type` (or of `peaks`), after the state has it. */
export function on(type, listener) {
  listeners.set(type, [...(listeners.get(type) ?? []), listener]);
  return () => listeners.set(type, listeners.get(type).filter((other) => other !== listener));
}

/** Takes a text message in. */
export function takeText(message) {
  takers[message.type]?.(message);
  for (const listener of listeners.get(message.type) ?? []) listener(message);
}

/** Takes a binary message in. */
export function takeBinary(view) {
  const kind = view.getUint8(0);
  if (kind === 1) takeFrame(view);
  if (kind === 2) for (const listener of listeners.get('peaks') ?? []) listener(view);
}

const takers = {
  initial,
  resumed({ playback, live, client, history }) {
    store.set({ playback, history, client: client ?? store.get().client });
    takeLive(live);
  },
  delta: ({ changes }) => takeDelta(changes),
  playback: (message) => {
    const { state, position, driver, reason } = message;
    store.set({ playback: { state, position, driver, reason } });
    if (reason) toast(reason, 'error');
  },
  cues_changed: cuesChanged,
  metadata_changed: metadataChanged,
  problems: ({ problems }) => store.set({ problems }),
  history: ({ undo, redo }) => store.set({ history: { undo, redo } }),
  compiled: ({ spans, slots, ms }) => store.set({ compiled: { spans, slots, ms } }),
  saved: ({ state, show_file, message }) => takeSaved({ state, show_file, message: message ?? null }),
  conflict: ({ file }) => store.set({ conflict: file }),
  locked: ({ locked }) => store.set({ locked }),
  clients: ({ count }) => store.set({ clients: count }),
  output: ({ node, packets, failed, reason }) => store.set({ output: { node, packets, failed, reason } }),
  chat: chat,
  proposal: ({ proposal, message, text, edits, state }) => {
    const others = store.get().proposals.filter((other) => other.proposal !== proposal);
    store.set({ proposals: [...others, { proposal, message, text, edits, state }] });
  },
  rejected: ({ re, code, reason }) => {
    // Answers with a `re` reach whoever asked; the others belong to messages that expect none. A sound
    // that is told while the stage goes dark is too late, and nobody's fault.
    if ((re === undefined || re === null) && code !== 'not_driver') toast(reason, 'error');
  },
};

// Where files are that somebody may look for, and why they could not be written, is said once.
function takeSaved(saved) {
  const { message, state } = saved;
  if (message && message !== store.get().saved.message) toast(message, state === 'failed' ? 'error' : 'note');
  store.set({ saved });
}

function initial(message) {
  takeSaved(message.saved);
  const { type, seq, protocol, why, live, fixtures, cues, ...rest } = message;
  const described = fixtures.map(describeFixture);
  store.set({
    ...rest,
    isLoaded: true,
    fixtures: described,
    fixtureById: new Map(described.map((fixture) => [fixture.id, fixture])),
    cues: [...cues].sort(byTime),
    cueById: new Map(cues.map((cue) => [cue.id, cue])),
  });
  resetLevels(message.universes, live);
}

function metadataChanged({ parts, hints, tempo, beats }) {
  const { song } = store.get();
  const hasTempo = song && tempo !== undefined;
  store.set({ parts, hints, song: hasTempo ? { ...song, tempo, beats: beats ?? [] } : song });
}

function cuesChanged({ put, removed }) {
  const cueById = new Map(store.get().cueById);
  for (const id of removed) cueById.delete(id);
  for (const cue of put) cueById.set(cue.id, cue);
  store.set({ cueById, cues: [...cueById.values()].sort(byTime) });
}

function chat({ message, from, text, done }) {
  const known = store.get().chat;
  const before = known.find((other) => other.message === message);
  const now = { message, from, text: (before?.text ?? '') + text, done };
  store.set({ chat: before ? known.map((other) => (other === before ? now : other)) : [...known, now] });
}
