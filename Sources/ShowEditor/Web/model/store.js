// What the page knows of the show, and what it shows of itself. Each part is replaced, never changed
// in place, so that a component sees by `Object.is` whether it has to be drawn again.

import { useEffect, useReducer, useRef } from '../preact.js';

function makeStore(first) {
  let state = first;
  const listeners = new Set();

  function get() {
    return state;
  }

  function set(patch) {
    state = { ...state, ...patch };
    for (const listener of [...listeners]) listener(state);
  }

  function subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** A hook: `select(state)`, and the component is drawn again when that is another value. */
  function use(select) {
    const [, redraw] = useReducer((count) => count + 1, 0);
    const value = select(state);
    const latest = useRef(null);
    latest.current = { select, value };
    useEffect(() => {
      const look = () => {
        if (!Object.is(latest.current.select(state), latest.current.value)) redraw();
      };
      look();
      return subscribe(look);
    }, []);
    return value;
  }

  return { get, set, subscribe, use };
}

/** The show as the service tells it; only `messages.js` and `levels.js` write it,
and `player.js` where a song ends without a connection. */
export const store = makeStore({
  isLoaded: false,
  // Names the run of the service that numbered the cues and parts.
  session: null,
  show: null,
  songs: [],
  song: null,
  universes: [],
  fixtures: [],
  fixtureById: new Map(),
  points: [],
  chases: [],
  effects: [],
  cues: [],
  cueById: new Map(),
  parts: [],
  hints: [],
  playback: { state: 'stopped', position: 0, driver: null, reason: null },
  history: { undo: null, redo: null },
  saved: { state: 'saved', show_file: 'none', message: null },
  conflict: null,
  locked: false,
  clients: 0,
  client: null,
  output: null,
  chat: [],
  echo: false,
  proposals: [],
  problems: [],
  compiled: null,
  handCount: 0,
});

/** The connection: `phase` is `connecting`, `open` or `lost`; `roundTrip` in milliseconds, or null. */
export const connection = makeStore({ phase: 'connecting', roundTrip: null, reason: null });

/** What this page shows, which is nobody else's business. */
export const view = makeStore({
  tab: 'cues',
  isStageOpen: true,
  isStageBig: false,
  // The cues as bars, in the place of parts and cue sheet.
  isTimelineOpen: false,
  isHelpOpen: false,
  isProblemsOpen: false,
  isTempoOpen: false,
  // `{isHeard, times}`: taps along with the song (its seconds), or without it (the page's).
  taps: null,
  snap: true,
  editedCue: null,
  // `{time, row?, isAlone?, number?}`: what the form of a new row begins with; another number, another form.
  newCue: null,
  // `{cue, row}`: what was typed into the form of a row that has another number now.
  draft: null,
  // `{cues, row, isAlone, isWrong}`: what a form added last.
  added: null,
  revealedCue: null,
  openFixtures: new Set(),
  selected: new Set(),
  // What `lookOf` found, to be pasted.
  look: null,
  chosenFixture: null,
  toasts: [],
});
