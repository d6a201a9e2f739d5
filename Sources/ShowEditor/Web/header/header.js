// The head of the page: the waveform, and what moves the song.

import { html, useEffect, useMemo, useRef, useState } from '../preact.js';
import { store, view } from '../model/store.js';
import { ask } from '../model/edits.js';
import { isPlayingHere, useOffline } from '../model/blocked.js';
import { beatsOf, formatBeat, formatTime } from '../model/time.js';
import { IconButton } from '../controls/icons.js';
import { usePopover } from '../controls/popover.js';
import { paint } from '../loop.js';
import * as player from '../sound/player.js';
import { Tempo } from './tempo.js';
import { Waveform } from './waveform.js';
import { zoomBy } from './zoom.js';

export function WaveformHeader() {
  return html`<section class="panel header" aria-label="Song">
    <${Waveform} />
    <div class="transport">
      <${SongMenu} />
      <${PlayButtons} />
      <${Title} />
      <${Clock} />
      <${Tempo} />
      <${ZoomButtons} />
    </div>
  </section>`;
}

function SongMenu() {
  const songs = store.use((state) => state.songs);
  const song = store.use((state) => state.song);
  const [isOpen, setOpen] = useState(false);
  const box = useRef(null);
  usePopover(box, isOpen, () => setOpen(false));
  const choose = (name) => {
    setOpen(false);
    ask({ type: 'load_song', song: name });
  };
  return html`<div class="menu" ref=${box}>
    <${IconButton} name="songs" label="Select song" aria-haspopup="menu" aria-expanded=${isOpen}
      disabled=${useOffline()}
      onClick=${() => setOpen(!isOpen)} />
    ${isOpen &&
    html`<div class="menu-list" role="menu" aria-label="Songs">
      ${songs.map(
        ({ name, file }) => html`<button type="button" role="menuitemradio"
          aria-checked=${song?.name === name}
          aria-label=${name} onClick=${() => choose(name)}>${name}<small>${file}</small></button>`,
      )}
      ${songs.length === 0 && html`<p class="faint">This show has no songs</p>`}
    </div>`}
  </div>`;
}

function PlayButtons() {
  const state = store.use(({ playback }) => playback.state);
  const hasSong = store.use(({ song }) => song !== null);
  const isPlaying = state === 'playing';
  // Sound that plays here can be held even while the service is away.
  const isHere = store.use(isPlayingHere);
  const isOffline = useOffline() && !isHere;
  return html`<div class="group">
    <${IconButton} name=${isPlaying ? 'pause' : 'play'} label=${isPlaying ? 'Pause' : 'Play'}
      class="icon-button main"
      disabled=${!hasSong || isOffline} onClick=${player.toggle} />
    <${IconButton} name="stop" label="Stop" disabled=${!hasSong || isOffline} onClick=${player.stop} />
  </div>`;
}

function Title() {
  const song = store.use((state) => state.song);
  const show = store.use((state) => state.show);
  const playback = store.use((state) => state.playback);
  const client = store.use((state) => state.client);
  const isElsewhere = playback.state === 'playing' && playback.driver !== client;
  return html`<div class="title">
    <h1 title=${song?.name}>${song?.name ?? 'No song'}</h1>
    <p class="faint">
      ${isElsewhere ? html`<b class="accent">Another client plays</b>` : [show?.name, song && formatTime(song.length)].filter(Boolean).join(' · ')}
    </p>
  </div>`;
}

function Clock() {
  const time = useRef(null);
  const beat = useRef(null);
  const song = store.use((state) => state.song);
  const beats = useMemo(() => beatsOf(song), [song]);
  useEffect(
    () =>
      paint(() => {
        const seconds = player.position();
        write(time.current, formatTime(seconds));
        if (beat.current) write(beat.current, formatBeat(beats, seconds));
        return player.isPlaying();
      }),
    [beats],
  );
  return html`<div class="clock">
    <output ref=${time} class="clock-time" aria-label="Time" aria-live="off">00:00.000</output>
    ${beats.length > 0 && html`<output ref=${beat} class="clock-beat" aria-label="Bar and beat" aria-live="off">–.–</output>`}
  </div>`;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function ZoomButtons() {
  const snap = view.use((state) => state.snap);
  const hasBeats = store.use(({ song }) => beatsOf(song).length > 0);
  return html`<div class="group">
    <${IconButton} name="magnet" label="Snap to beats" aria-pressed=${snap && hasBeats} disabled=${!hasBeats}
      title=${hasBeats ? 'Snap to beats' : 'No beats to snap to: set the tempo first'}
      onClick=${() => view.set({ snap: !snap })} />
    <${IconButton} name="zoomOut" label="Zoom out" onClick=${() => zoomBy(-1)} />
    <${IconButton} name="zoomFit" label="Show the whole song" onClick=${() => zoomBy(0)} />
    <${IconButton} name="zoomIn" label="Zoom in" onClick=${() => zoomBy(1)} />
  </div>`;
}
