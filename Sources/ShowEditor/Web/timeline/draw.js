// The picture of the timeline: one canvas as large as the window of it, drawn whole.

import { beatLines } from '../header/beat-lines.js';
import { NAME, topOf } from './layout.js';

const TONES = {
  effect: { fill: '#34343f', text: '#ececf2' },
  chase: { fill: '#14505c', text: '#c3eef6' },
  snapshot: { fill: '#6d2f96', text: '#f0deff' },
  broken: { fill: '#6b1b26', text: '#ffd2d6' },
};
const MARKS = { error: '#ff5d6c', warning: '#ffb84d' };
const LETTERS = '12px system-ui, sans-serif';
const SWATCH = 5;

/**
 * Draws what `scene` has: `lanes`, `window`, `beats`, `parts`, `width`, `height`, `top` (what is scrolled
 * away above), `chosen` (a cue's id), `selected` (ids of fixtures) and `moved` (a bar in a hand, or null).
 */
export function draw(canvas, scene) {
  const ratio = window.devicePixelRatio || 1;
  const { width, height } = scene;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  const pen = canvas.getContext('2d');
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.translate(0, -scene.top);
  const lanes = scene.lanes.filter((lane) => lane.top < scene.top + height && lane.top + lane.height > scene.top);
  for (const lane of lanes) ground(pen, lane, scene);
  lines(pen, scene);
  pen.font = LETTERS;
  pen.textBaseline = 'middle';
  for (const lane of lanes) for (const bar of lane.bars) drawBar(pen, lane, bar, scene);
  if (scene.moved) for (const lane of lanes) drawMoved(pen, lane, scene);
}

function ground(pen, { fixture, top, height }, { width, selected }) {
  pen.fillStyle = selected.has(fixture?.id) ? '#1b1226' : '#101014';
  pen.fillRect(0, top, width, height - 2);
}

function lines(pen, { beats, parts, window: shown, width, height, top }) {
  for (const { x, isBar } of beatLines(beats, shown, width)) {
    pen.fillStyle = isBar ? 'rgba(255,255,255,.1)' : 'rgba(255,255,255,.04)';
    pen.fillRect(x, top, 1, height);
  }
  pen.fillStyle = 'rgba(199,125,255,.5)';
  for (const seconds of new Set(parts.flatMap(({ start, end }) => [start, end]))) {
    pen.fillRect(Math.round((seconds - shown.start) * shown.perSecond), top, 1, height);
  }
}

function place(start, end, { window: shown, width }) {
  const left = (start - shown.start) * shown.perSecond;
  const right = Math.max(left + 3, (end - shown.start) * shown.perSecond - 1);
  if (right < 0 || left > width) return null;
  return { left: Math.max(-4, left), right: Math.min(width + 4, right) };
}

function drawBar(pen, lane, bar, scene) {
  const at = place(bar.start, bar.end, scene);
  if (!at) return;
  const isHeld = scene.moved?.cue.id === bar.cue.id && !scene.moved.isCopy;
  pen.globalAlpha = isHeld ? 0.3 : 1;
  paintBar(pen, lane, bar, at, bar.cue.id === scene.chosen);
  pen.globalAlpha = 1;
}

function drawMoved(pen, lane, scene) {
  const { cue, start, end } = scene.moved;
  const at = place(start, end, scene);
  for (const bar of at ? lane.bars : []) if (bar.cue.id === cue.id) paintBar(pen, lane, bar, at, true);
}

function paintBar(pen, lane, bar, { left, right }, isChosen) {
  const top = topOf(lane, bar.row);
  const tone = TONES[bar.kind] ?? TONES.broken;
  const width = right - left;
  const isMark = width < 4;
  if (isChosen) {
    pen.fillStyle = '#fff';
    pen.fillRect(left - 2, top - 2, width + 4, lane.bar + 4);
  }
  pen.fillStyle = isChosen ? '#9000dd' : isMark && bar.kind === 'snapshot' ? '#c77dff' : isMark ? (bar.colour ?? '#8a8a9a') : tone.fill;
  pen.fillRect(left, top, width, lane.bar);
  if (isMark) return;
  if (bar.colour) {
    pen.fillStyle = bar.colour;
    pen.fillRect(left, top, Math.min(SWATCH, width), lane.bar);
  }
  if (bar.worst) {
    pen.fillStyle = MARKS[bar.worst];
    pen.fillRect(left, top + lane.bar - 3, width, 3);
  }
  if (width > 26 && lane.bar >= 11) write(pen, bar.told, Math.max(0, left) + SWATCH + 4, right - 3, top + lane.bar / 2, isChosen ? '#fff' : tone.text);
}

// Names end where their bar does.
function write(pen, text, left, right, middle, colour) {
  if (right - left < 14) return;
  pen.save();
  pen.beginPath();
  pen.rect(left, middle - NAME, right - left, 2 * NAME);
  pen.clip();
  pen.fillStyle = colour;
  pen.fillText(text, left, middle + 0.5);
  pen.restore();
}
