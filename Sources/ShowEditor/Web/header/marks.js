// What lies over the waveform: beats, hints, and the cues in a strip at its foot, where they can be
// taken and moved. One canvas as wide as the window, drawn when what it shows has changed.

import { store, view } from '../model/store.js';
import { beatsOf, formatTime, lastNotAfter, snapToBeat } from '../model/time.js';
import { moveCue } from '../model/edits.js';
import { worstOf } from '../model/problems.js';
import { drag } from '../controls/drag.js';
import { beatLines } from './beat-lines.js';
import * as player from '../sound/player.js';

const STRIP = 26;
const TOP = 22;
const REACH = 10;
// What changes the whole picture stands out from the many single strokes.
const KINDS = {
  effect: { colour: 'rgba(201,201,214,.45)', part: 0.45 },
  chase: { colour: '#3fa9bd', part: 0.7 },
  snapshot: { colour: '#c77dff', part: 1 },
  broken: { colour: '#ff5d6c', part: 1 },
};

export class Marks {
  #canvas;
  #window = null;
  #drawn = null;
  #asked = 0;
  #moved = null;

  constructor(canvas, strip) {
    this.#canvas = canvas;
    drag(strip, { start: (at) => this.#take(at), move: (at) => this.#carry(at), end: () => this.#drop() });
  }

  /** Shows a window of the song: `{start, seconds, perSecond}`. */
  show(window) {
    this.#window = window;
    this.#draw();
  }

  #draw() {
    if (this.#asked) return;
    this.#asked = requestAnimationFrame(() => {
      this.#asked = 0;
      const { song, cues, hints } = store.get();
      const { clientWidth, clientHeight } = this.#canvas;
      const shown = [song, cues, hints, clientWidth, clientHeight, ...Object.values(this.#window), this.#moved?.time];
      if (this.#drawn?.every((value, index) => Object.is(value, shown[index]))) return;
      this.#drawn = shown;
      this.#render(song, cues, hints);
    });
  }

  #render(song, cues, hints) {
    const canvas = this.#canvas;
    const ratio = window.devicePixelRatio || 1;
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const pen = canvas.getContext('2d');
    pen.scale(ratio, ratio);
    this.#beats(pen, beatsOf(song), height);
    this.#hints(pen, hints, height);
    this.#cues(pen, cues, height);
  }

  #x(seconds) {
    return (seconds - this.#window.start) * this.#window.perSecond;
  }

  #beats(pen, beats, height) {
    for (const { x, isBar } of beatLines(beats, this.#window, this.#canvas.clientWidth)) {
      pen.fillStyle = isBar ? 'rgba(255,255,255,.17)' : 'rgba(255,255,255,.07)';
      pen.fillRect(x, TOP, 1, height - TOP - STRIP);
    }
  }

  // A drop is a line with its name; the kicks of a whole song are ticks, until they are zoomed into.
  #hints(pen, hints, height) {
    pen.font = '11px system-ui, sans-serif';
    const width = this.#canvas.clientWidth;
    const labelEnds = [];
    for (const { name, times } of hints) {
      const xs = times.map((time) => this.#x(time)).filter((x) => x > -80 && x < width);
      const isSparse = xs.length < 2 || (xs.at(-1) - xs[0]) / (xs.length - 1) > 40;
      for (const x of xs) this.#hint(pen, Math.round(x), isSparse, height);
      if (!isSparse) continue;
      for (const x of xs) label(pen, name, x + 4, labelEnds);
    }
  }

  #hint(pen, x, isSparse, height) {
    pen.fillStyle = isSparse ? 'rgba(255,196,84,.55)' : 'rgba(255,196,84,.4)';
    pen.fillRect(x, TOP, 1, isSparse ? height - TOP - STRIP : 4);
    if (!isSparse) return;
    pen.fillStyle = '#ffc454';
    pen.beginPath();
    pen.moveTo(x - 4, TOP);
    pen.lineTo(x + 5, TOP);
    pen.lineTo(x + 0.5, TOP + 7);
    pen.fill();
  }

  // Two thousand cues on a thousand pixels: one line of a kind a pixel is enough.
  #cues(pen, cues, height) {
    const width = this.#canvas.clientWidth;
    for (const [kind, { colour, part }] of Object.entries(KINDS)) {
      pen.fillStyle = colour;
      const tall = Math.round((STRIP - 6) * part);
      let last = -1;
      for (const cue of cues) {
        if ((worstOf(cue.problems) === 'error' ? 'broken' : cue.kind) !== kind) continue;
        const x = Math.round(this.#x(cue.time));
        if (x < 0 || x > width || x === last) continue;
        last = x;
        pen.fillRect(x, height - 2 - tall, kind === 'effect' ? 1 : 2, tall);
      }
    }
    if (!this.#moved) return;
    const x = this.#x(this.#moved.time);
    pen.fillStyle = '#fff';
    pen.fillRect(Math.round(x) - 1, 0, 2, height);
    pen.fillText(formatTime(this.#moved.time), x + 6, height - STRIP - 5);
  }

  #take({ x }) {
    const { cues } = store.get();
    const seconds = this.#window.start + x / this.#window.perSecond;
    const before = lastNotAfter(cues, seconds, (cue) => cue.time);
    const near = [cues[before], cues[before + 1]].filter(Boolean);
    const [cue] = near.sort((a, b) => Math.abs(a.time - seconds) - Math.abs(b.time - seconds));
    if (!cue || Math.abs(this.#x(cue.time) - x) > REACH) player.seek(seconds);
    else this.#moved = { cue, from: x, time: cue.time, isMoved: false };
  }

  #carry({ x }) {
    const moved = this.#moved;
    if (!moved || store.get().locked || (!moved.isMoved && Math.abs(x - moved.from) < 4)) return;
    moved.isMoved = true;
    const seconds = Math.max(0, moved.cue.time + (x - moved.from) / this.#window.perSecond);
    const beats = view.get().snap ? beatsOf(store.get().song) : [];
    moved.time = snapToBeat(beats, seconds, 6 / this.#window.perSecond);
    this.#draw();
  }

  #drop() {
    const moved = this.#moved;
    this.#moved = null;
    this.#draw();
    if (moved?.isMoved) moveCue(moved.cue.id, moved.time);
    else if (moved) player.seek(moved.cue.time);
  }
}

// Writes a name in the first line where there is room for it, or nowhere.
function label(pen, name, x, ends) {
  const width = pen.measureText(name).width + 6;
  const line = [0, 1, 2].find((index) => (ends[index] ?? -Infinity) < x);
  if (line === undefined) return;
  ends[line] = x + width + 4;
  pen.fillStyle = 'rgba(5,5,7,.8)';
  pen.fillRect(x, TOP + 9 + line * 15, width, 14);
  pen.fillStyle = '#ffc454';
  pen.fillText(name, x + 3, TOP + 20 + line * 15);
}
