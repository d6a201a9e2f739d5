// How much of the song the waveform shows: wheel, pinch of a trackpad, buttons; and where on the
// screen a second is.

import { wake } from '../loop.js';
import { position } from '../sound/player.js';

const STEP = 1.5;
const MOST = 400;

let current = null;

/** Zooms the waveform that is shown, by steps; 0 shows all of the song. What is at `at` pixels stays there. */
export function zoomBy(steps, at) {
  current?.by(steps, at);
}

/** First second that the waveform shows, seconds shown, and pixels a second; null without a song. */
export const windowShown = () => current?.window() ?? null;

/** Scrolls the waveform on by so many pixels. */
export function scrollBy(pixels) {
  current?.scrollBy(pixels);
}

/** Takes a turn of the wheel over what lies below the waveform as if it were over the waveform. */
export function takeWheel(event) {
  if (!isSideways(event)) return current?.wheel(event);
  event.preventDefault();
  return scrollBy(event.deltaX || event.deltaY);
}

const isSideways = ({ shiftKey, deltaX, deltaY }) => shiftKey || Math.abs(deltaX) > Math.abs(deltaY);

/** Ties `surfer` in `surface` to wheel and buttons; `length` in seconds. */
export function zoom(surfer, surface, length) {
  let perSecond = 0;
  let asked = 0;
  const width = () => surface.clientWidth;
  const least = () => width() / length;
  const scale = () => Math.max(perSecond, least());
  const x = (seconds) => seconds * scale() - surfer.getScroll();

  function to(pixels, seconds, at) {
    perSecond = Math.min(MOST, pixels) <= least() * 1.01 ? 0 : Math.min(MOST, pixels);
    surfer.zoom(perSecond);
    surfer.setScroll(Math.max(0, seconds * scale() - at));
    wake();
  }

  // Without a hand that points, the song's own place stays where it is, or the middle.
  function middle() {
    const head = x(position());
    return head >= 0 && head <= width() ? head : width() / 2;
  }

  function by(steps, at = middle()) {
    const seconds = (surfer.getScroll() + at) / scale();
    to(steps === 0 ? 0 : scale() * STEP ** steps, seconds, at);
  }

  // Drawing anew is dear: several turns of the wheel within one frame are one step.
  let turned = 0;
  function wheel(event) {
    if (isSideways(event)) return;
    event.preventDefault();
    turned -= event.deltaY / 240;
    const at = event.clientX - surface.getBoundingClientRect().left;
    if (asked) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      by(turned, at);
      turned = 0;
    });
  }
  surface.addEventListener('wheel', wheel, { passive: false });
  const shown = () => ({ start: surfer.getScroll() / scale(), seconds: width() / scale(), perSecond: scale() });
  const scroll = (pixels) => surfer.setScroll(Math.max(0, surfer.getScroll() + pixels));
  current = { by, wheel, window: shown, scrollBy: scroll };

  return {
    x,
    /** First second shown, seconds shown, and pixels a second. */
    window: shown,
    /** Turns the page when the song has left the picture. */
    keepInView(seconds) {
      const place = x(seconds);
      if (perSecond && (place < 0 || place > width() * 0.92)) surfer.setScroll(seconds * scale() - width() * 0.1);
    },
    resize() {
      if (perSecond && perSecond <= least()) perSecond = 0;
      wake();
    },
    destroy() {
      surface.removeEventListener('wheel', wheel);
      cancelAnimationFrame(asked);
      current = null;
    },
  };
}
