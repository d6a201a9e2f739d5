// Pan and tilt in one: a square, 16 bits each way, with the places the head has been shown.

import { html, useEffect, useRef } from '../preact.js';
import { paint } from '../loop.js';
import { levels } from '../model/levels.js';
import { drag } from './drag.js';

const FINE = 64;
const COARSE = 1024;

/** `read()` gives `[pan, tilt]`, each 0…its `most`; `points` are `{id, name, aim: [pan, tilt]}`. */
export function XYPad({ label, most, read, onSet, points }) {
  const pad = useRef(null);
  const latest = useRef(null);
  latest.current = { read, onSet, most };
  useEffect(() => connect(pad.current, latest), []);
  const place = ([pan, tilt]) => ({ left: `${(pan / most[0]) * 100}%`, top: `${(1 - tilt / most[1]) * 100}%` });
  return html`<div class="xy-pad" ref=${pad} role="slider" tabindex="0" aria-label=${label} aria-valuemin="0"
    aria-valuemax=${most[0]} aria-valuenow="0">
    ${points.map(({ id, name, aim }) => html`<span class="xy-point" key=${id} title=${name} style=${place(aim)}></span>`)}
    <span class="pad-dot"></span>
  </div>`;
}

function connect(pad, latest) {
  const dot = pad.querySelector('.pad-dot');
  const set = (pan, tilt) => {
    const { most, onSet } = latest.current;
    const within = (value, top) => Math.max(0, Math.min(top, Math.round(value)));
    onSet([within(pan, most[0]), within(tilt, most[1])]);
  };
  const follow = ({ x, y, width, height }) => {
    const { most } = latest.current;
    set((x / width) * most[0], (1 - y / height) * most[1]);
  };
  const undrag = drag(pad, { start: follow, move: follow });
  pad.addEventListener('keydown', (event) => {
    const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] }[event.key];
    if (!steps) return;
    event.preventDefault();
    event.stopPropagation();
    const [pan, tilt] = latest.current.read();
    const size = event.shiftKey ? COARSE : FINE;
    set(pan + steps[0] * size, tilt + steps[1] * size);
  });
  let version = -1;
  const unpaint = paint(() => {
    if (version === levels.version) return false;
    version = levels.version;
    const { read, most } = latest.current;
    const [pan, tilt] = read();
    dot.style.left = `${(pan / most[0]) * 100}%`;
    dot.style.top = `${(1 - tilt / most[1]) * 100}%`;
    pad.setAttribute('aria-valuenow', pan);
    pad.setAttribute('aria-valuetext', `pan ${pan}, tilt ${tilt}`);
    return false;
  });
  return () => {
    undrag();
    unpaint();
  };
}
