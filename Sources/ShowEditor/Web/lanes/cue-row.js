// One row of the cue lane.

import { html, useEffect, useRef } from '../preact.js';
import { store, view } from '../model/store.js';
import { formatDuration, formatTime, snapToBeat, beatsOf } from '../model/time.js';
import { formatColour, parseColour } from '../model/colours.js';
import { deleteCue, moveCue } from '../model/edits.js';
import { tellProblem, worstOf } from '../model/problems.js';
import { telling } from './cue-telling.js';
import { useBlocked } from '../model/blocked.js';
import { IconButton, Icon } from '../controls/icons.js';
import { drag } from '../controls/drag.js';
import { wake } from '../loop.js';
import * as player from '../sound/player.js';

const SECONDS_A_PIXEL = 0.02;
const SNAP_SECONDS = 0.1;

/** What a cue is called when it has no name. */
export function cueTitle(cue) {
  return cue.name || cue.what || { snapshot: 'Snapshot', broken: 'Cannot be read' }[cue.kind] || cue.kind;
}

/** The colour a row brings, as text, or null where it names none. */
export function cueColour(row) {
  const data = row.data ?? {};
  for (const name of ['color', 'end_color', 'accent_color', 'start_color']) if (parseColour(data[name])) return data[name];
  for (const values of [data, ...Object.values(row.values ?? {})]) {
    if (['red', 'green', 'blue'].some((name) => values[name] > 0)) {
      return formatColour(['red', 'green', 'blue'].map((name) => values[name] ?? 0));
    }
  }
  return null;
}

export function CueRow({ cue, isEdited }) {
  const fixtures = store.use((state) => state.fixtureById);
  const isBlocked = useBlocked();
  const time = useRef(null);
  const latest = useRef(cue);
  latest.current = cue;
  useEffect(() => {
    // A row that has just come into sight has yet to be lit.
    wake();
    return dragTime(time.current, latest);
  }, []);
  const names = cue.fixtures.map((id) => fixtures.get(id)?.name ?? id);
  const length = cue.end - cue.time;
  const title = cueTitle(cue);
  const worst = worstOf(cue.problems);
  const points = store.use((state) => state.points);
  const effect = store.use(({ effects }) => (cue.kind === 'effect' ? effects.find(({ name }) => name === cue.what) : undefined));
  // What a name or the title says already is not said twice.
  const what = cue.kind === 'effect' ? cue.name && cue.what : cue.kind;
  const more = [what, ...telling(cue.row, effect, points), length > 0 && formatDuration(length), names.join(', ')].filter(Boolean);
  const key = (event) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Delete' || event.key === 'Backspace') deleteCue(cue.id);
    if (event.key === 'e') view.set({ editedCue: cue.id, newCue: null });
  };
  return html`<div class=${`row cue ${cue.kind} ${isEdited ? 'is-edited' : ''}`} data-cue=${cue.id}
    role="listitem" key=${cue.id}>
    <span class="cue-colour" style=${{ background: cueColour(cue.row) ?? '' }}></span>
    <span class="row-time" ref=${time} title="Drag sideways to move in time">${formatTime(cue.time)}</span>
    <button type="button" class="row-body" onClick=${() => player.seek(cue.time)} onKeyDown=${key}
      aria-label=${`Go to ${title} at ${formatTime(cue.time)}`}>
      <span class="row-title" title=${title}>
        ${worst && html`<${Mark} worst=${worst} problems=${cue.problems} />`}
        ${title}
      </span>
      <span class="row-more" title=${names.join(', ')}>
        ${more.map((part, index) => html`${index > 0 && ' · '}${part.colours ? html`<${Swatches} colours=${part.colours} />` : part}`)}
      </span>
    </button>
    <${IconButton} name="edit" label=${`Edit ${title}`} disabled=${isBlocked}
      onClick=${() => view.set({ editedCue: cue.id, newCue: null })} />
  </div>`;
}

function Swatches({ colours }) {
  return colours.map((colour) => html`<i class="swatch" role="img" aria-label=${colour} style=${{ background: colour }}></i>`);
}

function Mark({ worst, problems }) {
  const told = problems.map(tellProblem);
  return html`<span class=${`warn is-${worst}`} role="img" title=${told.join('\n')} aria-label=${`Problem: ${told[0]}`}>
    <${Icon} name="warn" />
  </span>`;
}

function dragTime(element, latest) {
  let from = 0;
  let time = null;
  // The text node is Preact's: another in its place would stand beside what it writes next.
  const write = (seconds) => { element.firstChild.nodeValue = formatTime(seconds); };
  return drag(element, {
    start({ x }) {
      from = x;
      time = null;
    },
    move({ x, event }) {
      if (store.get().locked || (time === null && Math.abs(x - from) < 4)) return;
      const seconds = Math.max(0, latest.current.time + (x - from) * SECONDS_A_PIXEL);
      const beats = view.get().snap && !event.altKey ? beatsOf(store.get().song) : [];
      time = snapToBeat(beats, seconds, SNAP_SECONDS);
      write(time);
      element.classList.add('is-moved');
    },
    async end() {
      element.classList.remove('is-moved');
      if (time === null) {
        player.seek(latest.current.time);
        return;
      }
      if (!(await moveCue(latest.current.id, time))) write(latest.current.time);
    },
  });
}
