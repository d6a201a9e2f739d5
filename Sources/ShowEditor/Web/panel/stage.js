// The stage from above: every light where it hangs, in the colour it gives, and beams where heads
// point. Drawn when levels change, and not otherwise.

import { html, useEffect, useRef } from '../preact.js';
import { store, view } from '../model/store.js';
import { levels } from '../model/levels.js';
import { Icon, IconButton } from '../controls/icons.js';
import { paint, wake } from '../loop.js';
import { build, draw } from './stage-draw.js';
import { takeHands } from './stage-hands.js';

/** Makes the stage as large as the lanes of the song, or small again. */
export function toggleBig() {
  view.set({ isStageBig: !view.get().isStageBig, isStageOpen: true, isTimelineOpen: false });
}

export function Stage() {
  const isOpen = view.use((state) => state.isStageOpen);
  const isBig = view.use((state) => state.isStageBig);
  const fold = () => view.set({ isStageOpen: !isOpen, isStageBig: false });
  return html`<section class=${`panel stage ${isOpen ? '' : 'is-shut'}`} aria-label="Stage">
    <header class="stage-head">
      <button type="button" class="lane-head" aria-expanded=${isOpen} aria-label="Stage from above" onClick=${fold}>
        <h2>Stage</h2><span class="spring"></span><${Icon} name=${isOpen ? 'open' : 'shut'} />
      </button>
      <${IconButton} name=${isBig ? 'smaller' : 'larger'} label=${isBig ? 'Small stage' : 'Large stage'}
        aria-pressed=${isBig} aria-keyshortcuts="s" onClick=${toggleBig} />
    </header>
    ${isOpen && html`<${Picture} />`}
  </section>`;
}

function Picture() {
  const box = useRef(null);
  useEffect(() => mount(box.current), []);
  return html`<div class="stage-box" ref=${box}>
    <canvas role="img" aria-label="The rig from above"></canvas>
    <span class="stage-name"></span>
    <span class="stage-frame" hidden></span>
  </div>`;
}

function mount(box) {
  const canvas = box.querySelector('canvas');
  const name = box.querySelector('.stage-name');
  let scene = null;
  let drawn = [];

  function paintStage() {
    const { fixtures, points } = store.get();
    const { chosenFixture, selected } = view.get();
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    const wanted = [fixtures, points, chosenFixture, width, height, levels.version, selected];
    if (wanted.every((value, index) => Object.is(value, drawn[index])) || width === 0) return false;
    if (fixtures !== drawn[0] || points !== drawn[1] || width !== drawn[3] || height !== drawn[4]) {
      scene = build(canvas, fixtures, points, width, height);
    }
    drawn = wanted;
    draw(scene, chosenFixture, selected);
    return false;
  }

  const hands = takeHands(canvas, box.querySelector('.stage-frame'), () => scene?.lights ?? []);
  canvas.addEventListener('pointermove', ({ offsetX, offsetY, pointerType }) => {
    const light = pointerType === 'touch' ? null : hands.nearest(offsetX, offsetY);
    canvas.style.cursor = light ? 'pointer' : '';
    name.textContent = light?.fixture.name ?? '';
    if (!light) return;
    const x = Math.max(4, Math.min(light.x - 60, scene.width - 150));
    name.style.transform = `translate(${x}px, ${light.y + 12}px)`;
  });
  canvas.addEventListener('pointerleave', () => (name.textContent = ''));

  const unpaint = paint(paintStage);
  const unsubscribe = [store.subscribe(wake), view.subscribe(wake)];
  const size = new ResizeObserver(wake);
  size.observe(canvas);
  return () => {
    unpaint();
    hands.undrag();
    unsubscribe.forEach((end) => end());
    size.disconnect();
  };
}
