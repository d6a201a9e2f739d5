// The picture of the stage: drawn whole, from the levels of the moment.

import { levelAt } from '../model/levels.js';
import { valueOf } from '../model/fixtures.js';
import { lightOf } from '../model/light.js';
import { hangings, hit } from './aim.js';
import { plan } from './stage-plan.js';

const BEAM_HALF_WIDTH = 0.11;
// From this size on there is room for the names of lights.
const ROOMY = 1.3;

/** How the rig lies in a canvas of this size: all that stays the same from frame to frame. */
export function build(canvas, fixtures, points, width, height) {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const pen = canvas.getContext('2d');
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  const scale = Math.max(1, Math.min(2.5, width / 480, height / 360));
  const { project, isUnit, placeOf, foot, strip } = plan(fixtures, points, width, height, scale);
  const hanging = hangings(fixtures, points, isUnit);
  const lights = fixtures.map((fixture) => {
    const [x, y] = placeOf(fixture);
    const [pan, tilt] = ['pan', 'tilt'].map((role) => fixture.controlByRole.get(role));
    return { fixture, x, y, pan, tilt, hanging: pan && tilt ? hanging.get(fixture.id) : null };
  });
  const letters = `${Math.round(10 * Math.sqrt(scale))}px system-ui, sans-serif`;
  pen.font = letters;
  const placed = points.filter(({ location }) => location);
  const marks = labelled(pen, placed.map(({ name, location }) => ({ name, at: project(location) })));
  // Where there is room, the lights have their names.
  const above = ({ fixture, x, y }) => ({ name: fixture.name.split(',')[0], at: [x, y - 9 * scale] });
  const names = scale > ROOMY ? labelled(pen, lights.filter(({ fixture }) => fixture.location).map(above)).filter(({ hasRoom }) => hasRoom) : [];
  return { pen, project, lights, names, marks, width, height, foot, strip, scale, letters };
}

// Names that would lie over others are left out.
function labelled(pen, marks) {
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

/** Draws what is on stage now; `chosen` is a fixture's id, `selected` a set of them. */
export function draw(scene, chosen, selected) {
  const { pen, lights, names, marks, width, height, foot, strip, letters, scale } = scene;
  pen.globalCompositeOperation = 'source-over';
  pen.clearRect(0, 0, width, height);
  pen.font = letters;
  pen.textAlign = 'center';
  pen.fillStyle = '#55555f';
  for (const { name, at, hasRoom } of marks) {
    pen.fillRect(at[0] - 3, at[1], 7, 1);
    pen.fillRect(at[0], at[1] - 3, 1, 7);
    if (hasRoom) pen.fillText(name, at[0], at[1] + 14 * Math.sqrt(scale));
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
    if (light.hanging) beam(scene, light, colour, strength);
    else glow(pen, light.x, light.y, (10 + (light.fixture.location ? 26 : 4) * Math.sqrt(strength)) * scale, colour, 0.55 * strength);
  }
  pen.globalCompositeOperation = 'source-over';
  pen.fillStyle = '#9494a3';
  pen.textAlign = 'center';
  for (const { name, at } of names) pen.fillText(name, ...at);
  for (const { light, colour, strength } of shown) {
    const { id } = light.fixture;
    body(scene, light, colour, strength, selected.has(id) ? '#b44dff' : id === chosen ? '#8a8a9a' : '#3a3a44', selected.has(id));
  }
}

function beam({ pen, project, scale }, { fixture, x, y, pan, tilt, hanging }, colour, strength) {
  const wide = (control) => (control.fine === null ? valueOf(control, levelAt) * 257 : valueOf(control, levelAt));
  const [endX, endY] = project(hit(fixture.location, hanging, wide(pan), wide(tilt)));
  const length = Math.hypot(endX - x, endY - y);
  const spot = 9 * scale + length * BEAM_HALF_WIDTH;
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

function body({ pen, scale }, { x, y, hanging }, colour, strength, edge, isSelected) {
  const size = (hanging ? 5 : 4) * Math.sqrt(scale);
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
