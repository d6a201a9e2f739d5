// Taps along with the song, by a button or by the key `t`.

import { view } from '../model/store.js';
import * as player from '../sound/player.js';

const LONGEST = 3;

/** One tap, now: at the song's time where it plays, else by the page's clock. */
export function tap() {
  const isHeard = player.isPlaying();
  const now = isHeard ? player.position() : performance.now() / 1000;
  const { taps } = view.get();
  const last = taps?.times.at(-1);
  // After a rest, or a jump of the song, it is another try.
  const goesOn = taps?.isHeard === isHeard && now > last && now - last < LONGEST;
  view.set({ isTempoOpen: true, taps: { isHeard, times: goesOn ? [...taps.times, now] : [now] } });
}
