// Times as people read and write them, and the beats of a song.

/** `75.5` as `01:15.500`. */
export function formatTime(seconds) {
  const thousandths = Math.max(0, Math.round(seconds * 1000));
  const minutes = Math.floor(thousandths / 60000);
  const rest = (thousandths % 60000) / 1000;
  return `${String(minutes).padStart(2, '0')}:${rest.toFixed(3).padStart(6, '0')}`;
}

/** `0.5` as `0.5 s`: as many decimals as it needs, three at most. */
export function formatDuration(seconds) {
  return `${Number(seconds.toFixed(3))} s`;
}

/** `1:15.5`, `75.5` or `75,5` as seconds; null for what is no time. */
export function parseTime(text) {
  const match = /^\s*(?:(\d{1,4}):)?(\d{1,6}(?:[.,]\d*)?)\s*s?\s*$/.exec(text);
  if (!match) return null;
  const seconds = Number(match[1] ?? 0) * 60 + Number(match[2].replace(',', '.'));
  return Math.round(seconds * 1000) / 1000;
}

/** Index of the last of the ascending `values` that is not after `value`; −1 where all are. */
export function lastNotAfter(values, value, of = (item) => item) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(values[middle]) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const BEATS_A_BAR = 4;

/** The beats of a song: those it lists, else even ones by its tempo, else none. */
export function beatsOf(song) {
  if (!song) return [];
  if (song.beats?.length) return song.beats;
  if (!song.tempo) return [];
  const count = Math.min(20000, Math.floor((song.length * song.tempo) / 60) + 1);
  return Array.from({ length: count }, (_, index) => (index * 60) / song.tempo);
}

/** `bar.beat` at a time, as people count: from 1.1 on; `–` before the first beat, or without beats. */
export function formatBeat(beats, seconds) {
  const index = lastNotAfter(beats, seconds + 0.0005);
  if (index < 0) return '–.–';
  return `${Math.floor(index / BEATS_A_BAR) + 1}.${(index % BEATS_A_BAR) + 1}`;
}

/** The time `steps` beats on; whole bars where `isBar`. Without beats: seconds, or four of them. */
export function stepBeats(beats, seconds, steps, isBar) {
  const size = isBar ? BEATS_A_BAR : 1;
  if (beats.length === 0) return Math.max(0, seconds + steps * size);
  // A little aside of the beat still counts as on it, or stepping back would stay where it is.
  const here = lastNotAfter(beats, seconds + 0.005);
  const isOn = here >= 0 && seconds - beats[here] < 0.005;
  const base = isBar ? Math.floor(Math.max(0, here) / size) : here;
  const isOnBar = isOn && (!isBar || here % size === 0);
  const next = steps < 0 && !isOnBar ? base + steps + 1 : base + steps;
  return beats[Math.max(0, Math.min(beats.length - 1, next * size))];
}

/** Where the copy of a cue goes: to the next beat, or a second on; within the song. */
export function copyTime(song, seconds) {
  const beats = beatsOf(song);
  const next = beats[lastNotAfter(beats, seconds + 0.005) + 1] ?? seconds + 1;
  return Math.round(Math.max(0, Math.min(song?.length ?? next, next)) * 1000) / 1000;
}

/** The beat nearest to a time where it is not further than `reach` seconds, else the time itself. */
export function snapToBeat(beats, seconds, reach) {
  const before = lastNotAfter(beats, seconds);
  const near = [beats[before], beats[before + 1]].filter((beat) => beat !== undefined);
  const best = near.reduce((a, b) => (a !== null && Math.abs(a - seconds) <= Math.abs(b - seconds) ? a : b), null);
  return best !== null && Math.abs(best - seconds) <= reach ? best : seconds;
}
