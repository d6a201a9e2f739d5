// The song's waveform: wavesurfer draws the peaks the service sends; the parts are its regions.

import { html, useEffect, useRef } from '../preact.js';
import { store, view } from '../model/store.js';
import { on } from '../model/messages.js';
import { post } from '../model/link.js';
import { beatsOf, snapToBeat } from '../model/time.js';
import { ask } from '../model/edits.js';
import { useOffline } from '../model/blocked.js';
import { paint, wake } from '../loop.js';
import { Still } from '../sound/still.js';
import * as player from '../sound/player.js';
import { flatPeaks, readPeaks } from './peaks.js';
import { Marks } from './marks.js';
import { zoom } from './zoom.js';

const COLUMNS = 8192;
const SNAP_SECONDS = 0.12;
const CLICK_PIXELS = 4;
const PART_COLOURS = ['rgba(144,0,221,.34)', 'rgba(120,120,140,.26)'];

/** The waveform and everything on it; seeks by click and drag. */
export function Waveform() {
  const box = useRef(null);
  useEffect(() => mount(box.current), []);
  return html`<div class="waveform" ref=${box} inert=${useOffline()}>
    <div class="wave-surface"></div>
    <canvas class="wave-marks" aria-hidden="true"></canvas>
    <div class="wave-strip" title="Cues: click to go there, drag to move"></div>
    <div class="playhead" aria-hidden="true"></div>
    <p class="wave-empty">No song is loaded</p>
  </div>`;
}

function mount(box) {
  const surface = box.querySelector('.wave-surface');
  const marks = new Marks(box.querySelector('.wave-marks'), box.querySelector('.wave-strip'));
  let drawing = null;

  // Peaks of a song that was never asked for may take a second; till then the song is a plain line.
  function load() {
    const { song } = store.get();
    drawing?.destroy();
    drawing = song && draw(surface, song, marks);
    box.classList.toggle('is-empty', !song);
    if (song) post({ type: 'get_peaks', columns: COLUMNS, id: 'peaks' });
  }

  const unhear = on('peaks', (message) => drawing?.show(readPeaks(message)));
  const unload = on('initial', load);
  load();

  const unsubscribe = store.subscribe(() => drawing?.update());
  const unpaint = paint(() => drawing?.paint() ?? false);
  const resize = new ResizeObserver(() => drawing?.resize());
  resize.observe(surface);
  return () => {
    unhear();
    unload();
    unsubscribe();
    unpaint();
    resize.disconnect();
    drawing?.destroy();
  };
}

function draw(surface, song, marks) {
  const { WaveSurfer } = globalThis;
  const regions = WaveSurfer.Regions.create();
  const surfer = WaveSurfer.create({
    container: surface,
    media: new Still(song.length),
    peaks: flatPeaks(),
    duration: song.length,
    height: 'auto',
    splitChannels: [
      { waveColor: '#5b5b6b', progressColor: '#5b5b6b', overlay: true },
      { waveColor: '#a9a9bd', progressColor: '#a9a9bd', overlay: true },
    ],
    cursorWidth: 0,
    dragToSeek: { debounceTime: 0 },
    autoScroll: false,
    autoCenter: false,
    hideScrollbar: false,
    plugins: [regions],
  });
  const head = surface.parentElement.querySelector('.playhead');
  const scale = zoom(surfer, surface, song.length);
  let shownParts = null;
  let shownPosition = -1;
  let shownScroll = -1;
  let isDragging = false;

  // A click means the beat it is next to; a hand that drags means where it is.
  const near = (seconds) =>
    view.get().snap ? snapToBeat(beatsOf(store.get().song), seconds, CLICK_PIXELS / scale.window().perSecond) : seconds;
  surfer.on('interaction', (seconds) => player.seek(isDragging ? seconds : near(seconds)));
  surfer.on('dragstart', () => (isDragging = true));
  surfer.on('dragend', () => (isDragging = false));
  for (const event of ['scroll', 'zoom', 'redrawcomplete']) surfer.on(event, refresh);
  regions.on('region-updated', (region) => movePart(region));
  surfer.on('ready', update);

  function refresh() {
    shownPosition = -1;
    marks.show(scale.window());
    wake();
  }

  function update() {
    const { parts } = store.get();
    if (parts !== shownParts && surfer.getDecodedData()) {
      shownParts = parts;
      showParts(regions, parts);
    }
    marks.show(scale.window());
  }

  function paintHead() {
    const seconds = player.position();
    const scroll = surfer.getScroll();
    if (seconds !== shownPosition || scroll !== shownScroll) {
      if (player.isPlaying() && !isDragging) scale.keepInView(seconds);
      shownPosition = seconds;
      shownScroll = surfer.getScroll();
      head.style.transform = `translateX(${scale.x(seconds)}px)`;
    }
    return player.isPlaying();
  }

  return {
    show: (peaks) => surfer.load('', peaks, song.length),
    update,
    paint: paintHead,
    resize: () => scale.resize(),
    destroy: () => {
      scale.destroy();
      surfer.destroy();
    },
  };
}

function showParts(regions, parts) {
  regions.clearRegions();
  parts.forEach((part, index) => {
    regions.addRegion({
      id: `part-${part.id}`,
      start: part.start,
      end: part.end,
      content: part.title,
      color: PART_COLOURS[index % 2],
      drag: false,
      resize: !store.get().locked,
      minLength: 0.05,
    });
  });
}

async function movePart(region) {
  const part = store.get().parts.find(({ id }) => `part-${id}` === region.id);
  if (!part) return;
  const beats = view.get().snap ? beatsOf(store.get().song) : [];
  const edge = (moved, was) => (moved === was ? was : Math.round(snapToBeat(beats, moved, SNAP_SECONDS) * 1000) / 1000);
  const start = edge(region.start, part.start);
  const end = edge(region.end, part.end);
  const message = { type: 'update_part', part_id: part.id, part: { title: part.title, start, end } };
  if (!(await ask(message))) region.setOptions({ start: part.start, end: part.end });
}
