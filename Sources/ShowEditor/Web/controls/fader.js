// A slider with a number beside it. Its value comes from the stage sixty times a second, so it is
// moved by a painter and not by Preact.

import { html, useEffect, useRef } from '../preact.js';
import { paint } from '../loop.js';
import { levels } from '../model/levels.js';
import { drag } from './drag.js';
import { IconButton } from './icons.js';

const PAGES = 16;

/**
 * `read()` tells the value, 0…`most`, and `isHeld()` whether it was set by hand; `onSet(value)` is
 * called for each move, `onRelease()` gives it back. `isMixed()` tells whether it stands for several
 * values that differ.
 */
export function Fader({ label, name, most, read, isHeld, onSet, onRelease, isMixed, isLocked = false, children }) {
  const box = useRef(null);
  const latest = useRef(null);
  latest.current = { read, isHeld, isMixed, onSet, isLocked, most };
  useEffect(() => connect(box.current, latest), []);
  return html`<div class=${`control ${isLocked ? 'is-locked' : ''}`} ref=${box}>
    <span class="control-name" title=${label}>${name}</span>
    <div class="slider" role="slider" tabindex=${isLocked ? -1 : 0} aria-label=${label} aria-valuemin="0"
      aria-valuemax=${most}
      aria-valuenow="0" aria-disabled=${isLocked}>
      <div class="slider-rail"><div class="slider-fill"></div></div>
      <div class="slider-way"><div class="slider-thumb"></div></div>
    </div>
    <input class="control-number" type="text" inputmode="numeric" aria-label=${`${label}, number`}
      disabled=${isLocked} autocomplete="off" />
    ${children}
    ${!isLocked && html`<${IconButton} name="release" class="icon-button release" label=${`Release ${label}`} onClick=${onRelease} />`}
  </div>`;
}

function connect(box, latest) {
  const slider = box.querySelector('.slider');
  const number = box.querySelector('input');
  const set = (value) => {
    const { most, isLocked, onSet } = latest.current;
    if (!isLocked) onSet(Math.max(0, Math.min(most, Math.round(value))));
  };
  const follow = ({ x, width }) => set((x / width) * latest.current.most);
  const undrag = drag(slider, { start: follow, move: follow });

  slider.addEventListener('keydown', (event) => {
    const { most, read } = latest.current;
    const page = Math.ceil((most + 1) / PAGES);
    const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: page, PageDown: -page };
    const target = { Home: 0, End: most }[event.key] ?? (event.key in steps ? read() + steps[event.key] : null);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    set(target);
  });

  number.addEventListener('change', () => {
    const value = Number(number.value);
    if (number.value.trim() !== '' && Number.isFinite(value)) set(value);
    shown = null;
    show();
  });
  number.addEventListener('focus', () => number.select());
  number.addEventListener('blur', () => ((shown = null), show()));
  number.addEventListener('keydown', (event) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === 'Enter') number.blur();
    if (!step) return;
    event.preventDefault();
    set(latest.current.read() + step);
    number.value = latest.current.read();
  });

  function mark(name, isSet) {
    if (box.classList.contains(name) !== isSet) box.classList.toggle(name, isSet);
  }

  const thumb = box.querySelector('.slider-way');
  const fill = box.querySelector('.slider-fill');
  let shown = null;
  let version = -1;
  function show() {
    const { read, isHeld, isMixed, most } = latest.current;
    mark('is-held', isHeld());
    if (isMixed) mark('is-mixed', isMixed());
    const value = read();
    if (value === shown) return;
    shown = value;
    const part = value / most;
    thumb.style.transform = `translateX(${part * 100}%)`;
    fill.style.transform = `scaleX(${part})`;
    slider.setAttribute('aria-valuenow', value);
    if (document.activeElement !== number) number.value = value;
  }
  const unpaint = paint(() => {
    if (version === levels.version) return false;
    version = levels.version;
    show();
    return false;
  });
  return () => {
    undrag();
    unpaint();
  };
}
