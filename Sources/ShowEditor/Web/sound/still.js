// Stands in for wavesurfer's own sound element: the waveform shows, and does not play.

/** A medium of a given length (seconds) that never moves. */
export class Still extends EventTarget {
  constructor(duration) {
    super();
    Object.assign(this, { duration, currentTime: 0, paused: true, ended: false, seeking: false, src: '', currentSrc: '' });
    Object.assign(this, { volume: 1, muted: false, playbackRate: 1, error: null, controls: false });
  }

  play() {
    return Promise.resolve();
  }

  pause() {}

  load() {}

  canPlayType() {
    return '';
  }

  setAttribute() {}

  removeAttribute() {}
}
