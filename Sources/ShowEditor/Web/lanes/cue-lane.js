// The cue sheet: all rows of the song, filtered, and lit where the song is.

import { html, useEffect, useMemo, useRef, useState } from '../preact.js';
import { store, view } from '../model/store.js';
import { lastNotAfter } from '../model/time.js';
import { worstOf } from '../model/problems.js';
import { useBlocked, useOffline } from '../model/blocked.js';
import { IconButton } from '../controls/icons.js';
import { paint, wake } from '../loop.js';
import { toggleTimeline } from '../timeline/toggle.js';
import * as player from '../sound/player.js';
import { CueRow, cueTitle } from './cue-row.js';
import { CueForm } from './cue-form.js';
import { VirtualList } from './virtual-list.js';

const ROW_HEIGHT = 54;
const KINDS = ['snapshot', 'effect', 'chase', 'broken'];

export function CueLane() {
  const cues = store.use((state) => state.cues);
  const fixtures = store.use((state) => state.fixtureById);
  const isBlocked = useBlocked();
  const edited = view.use((state) => state.editedCue);
  const [filter, setFilter] = useState({ text: '', kind: '', fixture: '' });
  const broken = useMemo(() => cues.filter(({ problems }) => worstOf(problems) === 'error').length, [cues]);
  const showBroken = () => setFilter({ text: '', fixture: '', kind: filter.kind === 'problems' ? '' : 'problems' });
  const [follows, setFollows] = useState(true);
  const list = useRef(null);
  const shown = useMemo(() => matching(cues, filter, fixtures), [cues, filter, fixtures]);
  useLit(list, shown, follows);
  useRevealed(list, shown, edited);
  const isPlaying = store.use(({ playback }) => playback.state === 'playing');
  useEffect(() => {
    if (isPlaying) setFollows(true);
  }, [isPlaying]);
  return html`<section class="panel lane" aria-label="Cue sheet">
    <header class="lane-head">
      <h2>Cue sheet</h2>
      <span class="count">${shown.length === cues.length ? cues.length : `${shown.length} of ${cues.length}`}</span>
      ${broken > 0 && html`<${IconButton} name="warn" class="icon-button has-text is-bad" text=${String(broken)} aria-pressed=${filter.kind === 'problems'}
        label=${broken === 1 ? 'One cue cannot be played' : `${broken} cues cannot be played`} onClick=${showBroken} />`}
      <${IconButton} name="timeline" label="Timeline" aria-keyshortcuts="l" onClick=${toggleTimeline} />
      <${IconButton} name="follow" label="Follow the song" aria-pressed=${follows}
        onClick=${() => setFollows(!follows)} />
      <${IconButton} name="add" label="New cue" disabled=${isBlocked}
        onClick=${() => view.set({ editedCue: null, newCue: { time: round(player.position()) } })} />
    </header>
    <${Filter} filter=${filter} onChange=${setFilter} />
    <${VirtualList} items=${shown} rowHeight=${ROW_HEIGHT} handle=${list} label="Cues" isInert=${useOffline()}
      onHand=${() => setFollows(false)}
      row=${(cue) => html`<${CueRow} key=${cue.id} cue=${cue} isEdited=${cue.id === edited} />`} />
    ${shown.length === 0 &&
    html`<p class="empty">${cues.length ? 'No cue matches the filter' : 'No cues yet: move a fader and press Add to Cue'}</p>`}
    <${CueForm} />
  </section>`;
}

const round = (seconds) => Math.round(seconds * 1000) / 1000;

function Filter({ filter, onChange }) {
  const fixtures = store.use((state) => state.fixtures);
  const set = (key) => (event) => onChange({ ...filter, [key]: event.target.value });
  return html`<div class="filter" role="search">
    <input type="search" placeholder="Filter" aria-label="Filter cues" value=${filter.text}
      onInput=${set('text')} />
    <select aria-label="Filter by fixture" value=${filter.fixture} onChange=${set('fixture')}>
      <option value="">Fixture</option>
      ${fixtures.map(({ id, name }) => html`<option key=${id} value=${id}>${name}</option>`)}
    </select>
    <select aria-label="Filter by kind" value=${filter.kind} onChange=${set('kind')}>
      <option value="">Kind</option>
      ${KINDS.map((kind) => html`<option key=${kind} value=${kind}>${kind}</option>`)}
      <option value="problems">with problems</option>
    </select>
  </div>`;
}

function matching(cues, { text, kind, fixture }, fixtures) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && !kind && !fixture) return cues;
  return cues.filter((cue) => {
    if (kind === 'problems' ? worstOf(cue.problems) === null : kind && cue.kind !== kind) return false;
    if (fixture && !cue.fixtures.includes(fixture)) return false;
    if (words.length === 0) return true;
    const names = cue.fixtures.map((id) => `${id} ${fixtures.get(id)?.name ?? ''}`);
    const all = [cueTitle(cue), cue.what, cue.kind, ...names].join(' ').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

// A row that was just added, or that is being edited, is in sight.
function useRevealed(list, shown, edited) {
  const revealed = view.use((state) => state.revealedCue) ?? edited;
  useEffect(() => {
    const index = shown.findIndex(({ id }) => id === revealed);
    if (index < 0) return;
    list.current.scrollTo(index);
    view.set({ revealedCue: null });
  }, [revealed, revealed !== null && shown.some(({ id }) => id === revealed)]);
}

// Lights the rows that run and the one that started last, without drawing the list anew.
function useLit(list, shown, follows) {
  const latest = useRef(null);
  latest.current = { shown, follows };
  useEffect(wake, [shown, follows]);
  useEffect(() => {
    let lastIndex = -1;
    return paint(() => {
      const { shown: cues, follows: isFollowing } = latest.current;
      const { element, scrollTo } = list.current;
      const seconds = player.position();
      const index = lastNotAfter(cues, seconds + 0.0005, (cue) => cue.time);
      for (const row of element.querySelectorAll('[data-cue]')) light(row, cues[index], seconds);
      if (index !== lastIndex && isFollowing && index >= 0) scrollTo(index, player.isPlaying() ? 1 : 0);
      lastIndex = index;
      return player.isPlaying();
    });
  }, []);
}

function light(row, current, seconds) {
  const cue = store.get().cueById.get(Number(row.dataset.cue));
  if (!cue) return;
  const isNow = current && cue.time === current.time;
  const state = isNow ? 'now' : cue.time <= seconds && seconds < cue.end ? 'on' : '';
  if (row.dataset.lit !== state) row.dataset.lit = state;
}
