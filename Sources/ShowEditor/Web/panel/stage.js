// The stage from above: every light where it hangs, in the colour it gives, and beams where heads
// point. Drawn when levels change, and not otherwise.

import { html, useEffect, useRef } from '../preact.js';
import { store, view } from '../model/store.js';
import { levelAt, levels } from '../model/levels.js';
import { valueOf } from '../model/fixtures.js';
import { lightOf } from '../model/light.js';
import { Icon } from '../controls/icons.js';
import { paint, wake } from '../loop.js';
import { hangings, hit } from './aim.js';
import { plan } from './stage-plan.js';
import { takeHands } from './stage-hands.js';

const BEAM_HALF_WIDTH = 0.11;
const LETTERS = '10px system-ui, sans-serif';

export function Stage() {
  const isOpen = view.use((state) => state.isStageOpen);
  return html`<section class=${`panel stage ${isOpen ? '' : 'is-shut'}`} aria-label="Stage">
    <button type="button" class="lane-head" aria-expanded=${isOpen} aria-label="Stage from above"
      onClick=${() => view.set({ isStageOpen: !isOpen })}>
      <h2>Stage</h2><span class="spring"></span><${Icon} name=${isOpen ? 'open' : 'shut'} />
    </button>
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

function build(canvas, fixtures, points, width, height) {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext('2d');
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  const { project, isUnit, placeOf, foot, strip } = plan(fixtures, points, width, height);
  const hanging = hangings(fixtures, points, isUnit);
  const lights = fixtures.map((fixture) => {
    const [x, y] = placeOf(fixture);
    const [pan, tilt] = ['pan', 'tilt'].map((role) => fixture.controlByRole.get(role));
    return { fixture, x, y, pan, tilt, hanging: pan && tilt ? hanging.get(fixture.id) : null };
  });
  const placed = points.filter(({ location }) => location);
  const marks = labelled(pen, placed.map(({ name, location }) => ({ name, at: project(location) })));
  return { pen, project, lights, marks, width, height, foot, strip };
}

// Names that would lie over others are left out.
function labelled(pen, marks) {
  pen.font = LETTERS;
  const boxes = [];
  return marks.map(({ name, at }) => {
    const half = pen.measureText(name).width / 2 + 3;
    const box = { left: at[0] - half, right: at[0] + half, y: at[1] };
    const isApart = (other) => box.right < other.left || box.left > other.right || Math.abs(box.y - other.y) > 12;
    const hasRoom = boxes.every(isApart);
    if (hasRoom) boxes.push(box);
    return { name, at, hasRoom };
  });
}

function draw({ pen, project, lights, marks, width, height, foot, strip }, chosen, selected) {
  pen.globalCompositeOperation = 'source-over';
  pen.clearRect(0, 0, width, height);
  pen.font = LETTERS;
  pen.textAlign = 'center';
  pen.fillStyle = '#55555f';
  for (const { name, at, hasRoom } of marks) {
    pen.fillRect(at[0] - 3, at[1], 7, 1);
    pen.fillRect(at[0], at[1] - 3, 1, 7);
    if (hasRoom) pen.fillText(name, at[0], at[1] + 14);
  }
  pen.fillText('AUDIENCE', width / 2, foot - 4);
  if (strip > 0) {
    pen.fillStyle = '#0d0d10';
    pen.fillRect(0, foot, width, strip);
    pen.fillStyle = '#77778a';
    pen.textAlign = 'left';
    pen.fillText('Without a place', 10, foot + 12);
  }
  const shown = lights.map((light) => ({ light, ...lightOf(light.fixture, levelAt) }));
  pen.globalCompositeOperation = 'lighter';
  for (const { light, colour, strength } of shown) {
    if (strength === 0) continue;
    if (light.hanging) beam(pen, project, light, colour, strength);
    else glow(pen, light.x, light.y, 10 + 26 * Math.sqrt(strength), colour, 0.55 * strength);
  }
  pen.globalCompositeOperation = 'source-over';
  for (const { light, colour, strength } of shown) {
    const { id } = light.fixture;
    body(pen, light, colour, strength, selected.has(id) ? '#b44dff' : id === chosen ? '#8a8a9a' : '#3a3a44', selected.has(id));
  }
}

function beam(pen, project, { fixture, x, y, pan, tilt, hanging }, colour, strength) {
  const wide = (control) => (control.fine === null ? valueOf(control, levelAt) * 257 : valueOf(control, levelAt));
  const [endX, endY] = project(hit(fixture.location, hanging, wide(pan), wide(tilt)));
  const length = Math.hypot(endX - x, endY - y);
  const spot = 9 + length * BEAM_HALF_WIDTH;
  const half = spot * 0.7;
  const across = length < 1 ? [0, 0] : [(-(endY - y) / length) * half, ((endX - x) / length) * half];
  const [red, green, blue] = colour.map(Math.round);
  const ray = pen.createLinearGradient(x, y, endX, endY);
  ray.addColorStop(0, `rgba(${red},${green},${blue},${0.5 * strength})`);
  ray.addColorStop(1, `rgba(${red},${green},${blue},${0.1 * strength})`);
  pen.fillStyle = ray;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(endX + across[0], endY + across[1]);
  pen.lineTo(endX - across[0], endY - across[1]);
  pen.fill();
  glow(pen, endX, endY, spot * 1.4, colour, 0.8 * strength);
}

function glow(pen, x, y, radius, colour, alpha) {
  const [red, green, blue] = colour.map(Math.round);
  const light = pen.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, `rgba(${red},${green},${blue},${alpha})`);
  light.addColorStop(1, `rgba(${red},${green},${blue},0)`);
  pen.fillStyle = light;
  pen.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
}

function body(pen, { x, y, hanging }, colour, strength, edge, isSelected) {
  const size = hanging ? 5 : 4;
  const trace = (more) => {
    pen.beginPath();
    if (hanging) pen.arc(x, y, size + more, 0, 2 * Math.PI);
    else pen.rect(x - size - more, y - size - more, 2 * (size + more), 2 * (size + more));
    pen.fill();
  };
  pen.fillStyle = edge;
  trace(isSelected ? 4 : 1.5);
  const part = Math.sqrt(strength);
  const [red, green, blue] = colour.map((value) => Math.round(18 + (value - 18) * part));
  pen.fillStyle = strength === 0 ? '#121216' : `rgb(${red},${green},${blue})`;
  trace(0);
}
