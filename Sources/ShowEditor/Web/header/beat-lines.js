// Where the lines of the beats stand.

import { lastNotAfter } from '../model/time.js';

/**
 * The lines of a window `{start, perSecond}` that is `width` pixels wide: `{x, isBar}`. Beats closer
 * than a few pixels are only grey: then bars alone, or every fourth bar, have one.
 */
export function* beatLines(beats, { start, perSecond }, width) {
  if (beats.length < 2) return;
  const apart = ((beats.at(-1) - beats[0]) / (beats.length - 1)) * perSecond;
  const every = [1, 4, 16, 64].find((count) => apart * count >= 9) ?? 256;
  const first = Math.max(0, lastNotAfter(beats, start));
  for (let index = first - (first % every); index < beats.length; index += every) {
    const x = Math.round((beats[index] - start) * perSecond);
    if (x > width) return;
    yield { x, isBar: index % (every === 1 ? 4 : every * 4) === 0 };
  }
}
