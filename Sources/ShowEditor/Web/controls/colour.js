// Colours by hand: a pad of hues and saturations for lights, a field for forms.

import { html, useEffect, useRef } from '../preact.js';
import { paint } from '../loop.js';
import { levels } from '../model/levels.js';
import { formatColour, fromHSV, parseColour, toHSV } from '../model/colours.js';
import { drag } from './drag.js';

const QUICK = ['#ff0000', '#ff7000', '#ffd000', '#20ff30', '#00c8ff', '#0030ff', '#9000ff', '#ff0090', '#ffffff'];
const KEY_STEP = 0.02;

/** Hue to the right, saturation downwards; the brightness stays, or is full where it was dark. */
export function ColourPad({ label, read, onSet }) {
  const pad = useRef(null);
  const latest = useRef(null);
  latest.current = { read, onSet };
  useEffect(() => connect(pad.current, latest), []);
  const pick = (rgb) => onSet(rgb);
  return html`<div class="colour">
    <div class="colour-pad" ref=${pad} role="slider" tabindex="0" aria-label=${label} aria-valuemin="0"
      aria-valuemax="360" aria-valuenow="0">
      <span class="pad-dot"></span>
    </div>
    <div class="swatches" role="group" aria-label=${`${label}, ready colours`}>
      ${QUICK.map(
        (text) => html`<button type="button" key=${text} aria-label=${`${label} ${text}`}
          style=${{ background: text }}
          onClick=${() => pick(parseColour(text))}></button>`,
      )}
    </div>
  </div>`;
}

function connect(pad, latest) {
  const dot = pad.firstElementChild;
  // A grey has no hue, and black no saturation: what was picked last is kept for them.
  let hue = 0;
  let saturation = 1;
  const set = (nextHue, nextSaturation) => {
    hue = Math.max(0, Math.min(1, nextHue));
    saturation = Math.max(0, Math.min(1, nextSaturation));
    const value = toHSV(latest.current.read())[2] || 1;
    latest.current.onSet(fromHSV(hue, saturation, value));
  };
  const follow = ({ x, y, width, height }) => set(x / width, y / height);
  const undrag = drag(pad, { start: follow, move: follow });
  pad.addEventListener('keydown', (event) => {
    const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (!steps) return;
    event.preventDefault();
    event.stopPropagation();
    set(hue + steps[0] * KEY_STEP, saturation + steps[1] * KEY_STEP);
  });
  let version = -1;
  const unpaint = paint(() => {
    if (version === levels.version) return false;
    version = levels.version;
    const rgb = latest.current.read();
    const [nextHue, nextSaturation, value] = toHSV(rgb);
    if (value > 0) saturation = nextSaturation;
    if (value > 0 && nextSaturation > 0 && !(hue === 1 && nextHue === 0)) hue = nextHue;
    dot.style.left = `${hue * 100}%`;
    dot.style.top = `${saturation * 100}%`;
    dot.style.background = formatColour(rgb);
    pad.setAttribute('aria-valuenow', Math.round(hue * 360));
    pad.setAttribute('aria-valuetext', formatColour(rgb));
    return false;
  });
  return () => {
    undrag();
    unpaint();
  };
}

/** A colour of a form: the browser's picker and its text; a name of the profile's is text, too. */
export function ColourInput({ label, value, standard, onChange }) {
  const shown = parseColour(value) ? value : parseColour(standard) ? standard : '#ffffff';
  return html`<span class="colour-input">
    <input type="color" aria-label=${`${label}, picker`} value=${shown.toLowerCase()}
      onInput=${(event) => onChange(event.target.value)} />
    <input type="text" aria-label=${label} value=${value ?? ''} placeholder=${standard}
      onInput=${(event) => onChange(event.target.value || null)} />
  </span>`;
}
