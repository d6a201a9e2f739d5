// The timeline: a lane a fixture, a bar a cue, under the waveform and as wide as it. Drawn when cues,
// window or choice change, and not otherwise; the playhead lies over it and moves by itself.

import { html, useEffect, useMemo, useRef, useState } from '../preact.js';
import { store, view } from '../model/store.js';
import { beatsOf } from '../model/time.js';
import { selectOnly, toggleSelected } from '../model/selection.js';
import { useBlocked, useOffline } from '../model/blocked.js';
import { IconButton } from '../controls/icons.js';
import { windowShown } from '../header/zoom.js';
import { paint, wake } from '../loop.js';
import * as player from '../sound/player.js';
import { draw } from './draw.js';
import { takeHands } from './hands.js';
import { heightOf, layOut, topOf } from './layout.js';
import { paintLights } from './lights.js';
import { toggleTimeline } from './toggle.js';

const LABEL = 'Timeline: every cue as a bar in the lanes of its fixtures. The cue sheet lists the same cues as rows.';

export function Timeline() {
  const count = store.use(({ cues }) => cues.length);
  const isBlocked = useBlocked();
  const add = () => view.set({ editedCue: null, newCue: { time: Math.round(player.position() * 1000) / 1000 } });
  return html`<section class="panel timeline" aria-label="Timeline">
    <header class="lane-head">
      <h2>Timeline</h2>
      <span class="count">${count}</span>
      <${IconButton} name="list" label="Cue sheet" aria-keyshortcuts="l" onClick=${toggleTimeline} />
      <${IconButton} name="add" label="New cue" disabled=${isBlocked} onClick=${add} />
    </header>
    <${Lanes} />
  </section>`;
}

function Lanes() {
  const box = useRef(null);
  const cues = store.use((state) => state.cues);
  const fixtures = store.use((state) => state.fixtures);
  const hasSong = store.use((state) => state.song !== null);
  const [room, setRoom] = useState(0);
  const lanes = useMemo(() => layOut(cues, fixtures, room), [cues, fixtures, room]);
  const latest = useRef(null);
  latest.current = lanes;
  useEffect(() => mount(box.current, () => latest.current, setRoom), []);
  useEffect(wake, [lanes]);
  useEffect(() => paintLights(box.current, fixtures), [lanes, fixtures]);
  return html`<div class="timeline-box" ref=${box} inert=${useOffline()}>
    <div class="timeline-scroller">
      <div class="timeline-inner" style=${{ height: `${heightOf(lanes)}px` }}>
        <canvas class="timeline-bars" tabindex="0" role="img" aria-label=${LABEL} aria-keyshortcuts="Enter Delete"></canvas>
        ${lanes.map((lane) => html`<${Name} key=${lane.fixture?.id ?? ''} lane=${lane} />`)}
      </div>
    </div>
    <div class="playhead" aria-hidden="true"></div>
    <p class="timeline-tip" aria-hidden="true" hidden></p>
    ${!hasSong && html`<p class="empty">No song is loaded</p>`}
  </div>`;
}

// The line of a lane with its name and light: no bar is there, so that no bar is covered.
function Name({ lane: { fixture, top } }) {
  const isSelected = view.use(({ selected }) => selected.has(fixture?.id));
  if (!fixture) return html`<span class="lane-name" style=${{ top: `${top}px` }}>No fixture of this show</span>`;
  const take = ({ ctrlKey, metaKey, shiftKey }) => {
    if (ctrlKey || metaKey || shiftKey) return toggleSelected(fixture.id);
    selectOnly([fixture.id]);
    return view.set({ openFixtures: new Set([...view.get().openFixtures, fixture.id]) });
  };
  return html`<button type="button" class="lane-name" style=${{ top: `${top}px` }} aria-pressed=${isSelected}
    aria-label=${`Lane of ${fixture.name}`} onClick=${take}>
    <span class="lane-light"></span>${fixture.name}
  </button>`;
}

function mount(box, lanes, setRoom) {
  const scroller = box.querySelector('.timeline-scroller');
  const canvas = box.querySelector('canvas');
  const head = box.querySelector('.playhead');
  const hands = takeHands(box, canvas, lanes);
  let drawn = [];
  let beats = [];
  let shownX = null;

  function paintAll() {
    const shown = windowShown();
    head.hidden = !shown;
    if (!shown) return false;
    const { song, parts } = store.get();
    const { editedCue, selected } = view.get();
    const [width, height, top] = [scroller.clientWidth, scroller.clientHeight, scroller.scrollTop];
    const moved = hands.moved();
    const wanted = [lanes(), song, parts, editedCue, selected, moved, width, height, top, shown.start, shown.perSecond, window.devicePixelRatio];
    if (!wanted.every((value, index) => Object.is(value, drawn[index])) && width > 0) {
      if (song !== drawn[1]) beats = beatsOf(song);
      drawn = wanted;
      draw(canvas, { lanes: lanes(), window: shown, beats, parts, width, height, top, chosen: editedCue, selected, moved });
    }
    const x = (player.position() - shown.start) * shown.perSecond;
    if (x !== shownX) head.style.transform = `translateX(${x}px)`;
    shownX = x;
    return player.isPlaying();
  }

  // A chosen bar that a form would cover comes into sight.
  function reveal(id) {
    const places = lanes().flatMap((lane) => lane.bars.filter(({ cue }) => cue.id === id).map(({ row }) => ({ top: topOf(lane, row), bar: lane.bar })));
    const { scrollTop, clientHeight } = scroller;
    const isSeen = ({ top, bar }) => top >= scrollTop && top + bar <= scrollTop + clientHeight;
    if (places.length > 0 && !places.some(isSeen)) scroller.scrollTop = places[0].top - clientHeight / 2;
  }

  const measure = () => {
    const { editedCue, newCue } = view.get();
    // A form takes its height from the window, and not from the bars: they stay where the hand is.
    if (editedCue === null && newCue === null) setRoom(scroller.clientHeight);
    else setRoom((room) => room || scroller.clientHeight);
    reveal(editedCue);
    canvas.style.height = `${scroller.clientHeight}px`;
    wake();
  };
  const size = new ResizeObserver(measure);
  size.observe(scroller);
  scroller.addEventListener('scroll', wake, { passive: true });
  const ends = [paint(paintAll), store.subscribe(wake), view.subscribe(wake), hands.end, () => size.disconnect()];
  return () => ends.forEach((end) => end());
}
