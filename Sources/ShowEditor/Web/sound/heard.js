// Which second of the sound comes out of the loudspeaker now.
//
// The element says which second it has handed to the audio graph; the graph's clock says which of
// its own seconds is being heard. Both count the same samples, so their distance is constant: the
// median of what was read lately. The audible end is then as even as the card's own clock.

const KEPT = 31;
// A stamp is of what is heard about now, in milliseconds; WebKit's is of twice the time.
const STAMP_AGE = 500;

/** Measures `element`, which plays through `context`. */
export class HeardClock {
  #element;
  #context;
  #distances = [];

  constructor(element, context) {
    this.#element = element;
    this.#context = context;
    for (const event of ['seeking', 'seeked', 'waiting', 'playing', 'emptied', 'ratechange']) {
      element.addEventListener(event, () => (this.#distances = []));
    }
  }

  /** The second heard at `now` (milliseconds of `performance.now`). */
  position(now) {
    const element = this.#element;
    if (element.paused || element.seeking) return element.currentTime;
    this.#distances = [...this.#distances.slice(1 - KEPT), element.currentTime - this.#context.currentTime];
    const sorted = [...this.#distances].sort((a, b) => a - b);
    return Math.max(0, this.#contextHeard(now) + sorted[sorted.length >> 1]);
  }

  #contextHeard(now) {
    const stamp = this.#context.getOutputTimestamp?.();
    const age = now - (stamp?.performanceTime || -Infinity);
    if (Math.abs(age) < STAMP_AGE) return stamp.contextTime + age / 1000;
    // Browsers without a stamp, or with a wrong one, know how late the output is, or nothing.
    return this.#context.currentTime - (this.#context.outputLatency || 0);
  }
}
