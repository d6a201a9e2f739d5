// The tempo of the song: shown in the transport, and set in what opens there.

import { html, useEffect, useRef, useState } from '../preact.js';
import { store, view } from '../model/store.js';
import { ask } from '../model/edits.js';
import { beatsOf } from '../model/time.js';
import { fitTaps, isUneven, meanTempo, TEMPO } from '../model/tempo.js';
import { useBlocked } from '../model/blocked.js';
import { Field, NumberInput } from '../controls/fields.js';
import { usePopover } from '../controls/popover.js';
import * as player from '../sound/player.js';
import { tap } from './taps.js';

const FEW = 4;
const rounded = (value, steps) => Math.round(value * steps) / steps;
const roundedMean = (beats) => (beats.length < 2 ? null : rounded(meanTempo(beats), 100));
const shut = () => view.set({ isTempoOpen: false, taps: null });

/** The tempo and key as a button, and the form that it opens. */
export function Tempo() {
  const song = store.use((state) => state.song);
  const isOpen = view.use((state) => state.isTempoOpen);
  const box = useRef(null);
  usePopover(box, isOpen, shut);
  if (!song) return null;
  const { tempo, key } = song;
  const hasBeats = beatsOf(song).length > 0;
  const mean = meanTempo(song.beats ?? []);
  // Beats that were measured have a tempo, even where nobody wrote one.
  const text = tempo ? `${rounded(tempo, 100)} bpm` : mean ? `≈ ${Math.round(mean)} bpm` : 'Set tempo';
  return html`<div class="menu tempo" ref=${box}>
    <button type="button" class=${`tempo-button ${hasBeats ? '' : 'is-missing'}`} aria-haspopup="dialog" aria-expanded=${isOpen}
      aria-label=${hasBeats ? `Tempo: ${text}` : text} title="Tempo: tap along with the key t"
      onClick=${() => (isOpen ? shut() : view.set({ isTempoOpen: true }))}>
      <span>${text}</span>${key && html`<small class="faint">${key}</small>`}
    </button>
    ${isOpen && html`<${TempoForm} key=${song.name} song=${song} />`}
  </div>`;
}

function TempoForm({ song }) {
  const [bpm, setBpm] = useState(song.tempo ?? roundedMean(song.beats ?? []));
  const [first, setFirst] = useState(song.beats?.[0] ?? 0);
  const taps = view.use((state) => state.taps);
  const isBlocked = useBlocked();
  const button = useRef(null);
  useEffect(() => button.current.focus(), []);
  useEffect(() => {
    const fit = taps && fitTaps(taps.times);
    if (!fit) return;
    setBpm(rounded(fit.bpm, 100));
    if (taps.isHeard) setFirst(rounded(fit.first, 1000));
  }, [taps]);
  const lack = lackOf(bpm, first, song);
  const set = async (message) => {
    if (await ask({ type: 'set_tempo', ...message })) shut();
  };
  const apply = (event) => {
    event.preventDefault();
    if (!lack && !isBlocked) set({ bpm, first });
  };
  const times = (factor) => bpm && setBpm(rounded(bpm * factor, 100));
  const nudge = (by) => bpm && setBpm(rounded(bpm + by, 100));
  const shift = (by) => setFirst(rounded(Math.max(0, first + by), 1000));
  // The key is in time when it goes down; a click comes only when it is let go.
  const byKey = ({ detail }) => detail === 0 && tap();
  return html`<form class="popover" role="dialog" aria-label="Tempo" onSubmit=${apply}>
    <button type="button" class="tap" ref=${button} onPointerDown=${tap} onClick=${byKey} aria-keyshortcuts="t">
      Tap<small>${tellTaps(taps)}</small>
    </button>
    <${Field} label="Bpm">
      <${NumberInput} label="Beats a minute" value=${bpm} least=${0} isOptional placeholder="–" onChange=${setBpm} />
      <${Step} label="Slower by a tenth" text="−" onClick=${() => nudge(-0.1)} />
      <${Step} label="Faster by a tenth" text="+" onClick=${() => nudge(0.1)} />
      <${Step} label="Half the tempo" text="÷2" onClick=${() => times(0.5)} />
      <${Step} label="Double the tempo" text="×2" onClick=${() => times(2)} />
    <//>
    <${Field} label="First beat" hint="Seconds of the first beat">
      <${NumberInput} label="First beat in seconds" value=${first} least=${0} onChange=${setFirst} />
      <${Step} label="Beats earlier by 10 milliseconds" text="−" onClick=${() => shift(-0.01)} />
      <${Step} label="Beats later by 10 milliseconds" text="+" onClick=${() => shift(0.01)} />
      <button type="button" class="plain" aria-label="First beat now"
        onClick=${() => setFirst(rounded(player.position(), 1000))}>Now</button>
    <//>
    ${isUneven(song.beats ?? []) && html`<p class="problem is-warning" role="note">
      This song lists ${song.beats.length} beats that are not even. Applying a tempo replaces them.
    </p>`}
    ${lack && html`<p class="lack" role="status" id="tempo-lack">${lack}</p>`}
    <footer class="form-foot">
      <button type="button" class="plain" disabled=${isBlocked || (!song.tempo && !song.beats?.length)}
        onClick=${() => set({ bpm: null })}>Remove</button>
      <span class="spring"></span>
      <button type="button" class="plain" onClick=${shut}>Cancel</button>
      <button type="submit" class="main" disabled=${lack !== null || isBlocked}
        aria-describedby=${lack ? 'tempo-lack' : null}>Apply</button>
    </footer>
  </form>`;
}

function Step({ label, text, onClick }) {
  return html`<button type="button" class="plain step" aria-label=${label} title=${label} onClick=${onClick}>${text}</button>`;
}

function lackOf(bpm, first, song) {
  if (bpm === null) return 'Tap along, or type a tempo';
  if (bpm < TEMPO.least || bpm > TEMPO.most) return `A tempo is ${TEMPO.least}…${TEMPO.most} bpm`;
  return first >= song.length ? 'The first beat lies after the end of the song' : null;
}

function tellTaps(taps) {
  const fit = taps && fitTaps(taps.times);
  // Through two or three taps any line goes well.
  if (fit) return `${taps.times.length} taps${taps.times.length < FEW ? '' : `, ±${Math.round(fit.spread * 1000)} ms`}`;
  if (taps) return 'And on …';
  return player.isPlaying() ? 'along with the song (t)' : 'with the song playing, it finds the first beat, too (t)';
}
