// A tempo from taps, and how even the beats of a song are.

const UNEVEN = 0.01;

/** What a tempo may be, in beats a minute. */
export const TEMPO = { least: 20, most: 400 };

/**
 * Fits taps (seconds, ascending) by a line: `{bpm, first, spread}`, the first beat that is not before
 * 0, and how far the taps lie from their beats, both in seconds. Null for fewer than two. A tap left
 * out is a longer step, not a slower song.
 */
export function fitTaps(taps) {
  if (taps.length < 2) return null;
  const steps = taps.slice(1).map((time, index) => time - taps[index]);
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1];
  let beat = 0;
  const beats = [0, ...steps.map((step) => (beat += Math.max(1, Math.round(step / usual))))];
  const { slope, start, spread } = line(beats, taps);
  if (!(slope > 0)) return null;
  const first = start - Math.floor(start / slope + 1e-6) * slope;
  return { bpm: 60 / slope, first: Math.max(0, first), spread };
}

/** The tempo that a song's beats have on the whole; null for fewer than two. */
export function meanTempo(beats) {
  return beats.length < 2 ? null : 60 / line([...beats.keys()], beats).slope;
}

/** Whether a song lists beats that no single tempo could tell. */
export function isUneven(beats) {
  if (beats.length < 3) return false;
  const { slope, start } = line([...beats.keys()], beats);
  return beats.some((time, index) => Math.abs(start + index * slope - time) > UNEVEN);
}

// The straight line through points that has the least squares; `spread` is the root of their mean.
function line(xs, ys) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(xs), mean(ys)];
  const slope = mean(xs.map((x, index) => (x - middleX) * (ys[index] - middleY))) / mean(xs.map((x) => (x - middleX) ** 2));
  const start = middleY - slope * middleX;
  return { slope, start, spread: Math.sqrt(mean(xs.map((x, index) => (start + slope * x - ys[index]) ** 2))) };
}
