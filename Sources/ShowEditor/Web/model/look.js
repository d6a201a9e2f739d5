// The look of a fixture: what it shows, told by roles, so that another kind of fixture can show it.

import { colourControls, changesFor, valueOf } from './fixtures.js';

const TINTED = new Set(['amber', 'lime', 'uv']);
const MIXED = new Set(['red', 'green', 'blue', 'emitter']);

const emitters = (fixture) => fixture.controls.filter(({ role }) => role === 'emitter');
const whiteOf = (fixture) => emitters(fixture).find(({ name }) => !TINTED.has(name.toLowerCase())) ?? null;

/** What a control is called across fixtures: its role, or its name where the role tells nothing. */
export const controlKey = ({ role, name }) => (['other', 'emitter'].includes(role) ? `${role} ${name.toLowerCase()}` : role);

/** The colour of a fixture as red, green and blue, its white with them; null where it mixes none. */
export function colourOf(fixture, levelAt) {
  const three = colourControls(fixture);
  if (!three) return null;
  const white = whiteOf(fixture);
  const more = white ? valueOf(white, levelAt) : 0;
  return three.map((control) => Math.min(255, valueOf(control, levelAt) + more));
}

/** The changes that give a fixture a colour: a white emitter shines what the three have in common. */
export function colourChanges(fixture, rgb) {
  const three = colourControls(fixture);
  if (!three) return [];
  const white = whiteOf(fixture);
  const common = white ? Math.min(...rgb) : 0;
  return [
    ...three.flatMap((control, index) => changesFor(control, rgb[index] - common)),
    ...emitters(fixture).flatMap((control) => changesFor(control, control === white ? common : 0)),
  ];
}

const labelAt = (wheel, value) =>
  wheel?.filter((slot) => slot.value <= value).sort((a, b) => a.value - b.value).at(-1)?.label ?? null;

// The emitters that a fixture mixes its colour of, as one text.
const mixOf = ({ controls }) => controls.filter(({ role }) => MIXED.has(role)).map(controlKey).sort().join();

/** What a fixture shows now: `{id, name, mix, colour, parts}`, to be pasted on others. */
export function lookOf(fixture, levelAt) {
  const parts = fixture.controls.map((control) => {
    const value = valueOf(control, levelAt);
    return { key: controlKey(control), part: value / control.most, label: labelAt(control.wheel, value) };
  });
  const byKey = new Map(parts.map((part) => [part.key, part]));
  return { id: fixture.id, name: fixture.name, mix: mixOf(fixture), colour: colourOf(fixture, levelAt), parts: byKey };
}

/** The changes that make a fixture look so, as far as it can; armed channels stay as they are. */
export function pasteChanges(look, fixture) {
  const isFree = (control) => control.arm === null;
  const mixes = fixture.controls.filter(({ role }) => MIXED.has(role));
  // The same emitters take the same levels; others are mixed to the same colour.
  const isSameMix = mixOf(fixture) === look.mix;
  const changes = !isSameMix && look.colour && mixes.every(isFree) ? colourChanges(fixture, look.colour) : [];
  for (const control of fixture.controls) {
    const copied = look.parts.get(controlKey(control));
    if (!copied || !isFree(control) || (MIXED.has(control.role) && !isSameMix)) continue;
    const labelled = copied.label === null ? null : control.wheel?.find(({ label }) => label === copied.label);
    changes.push(...changesFor(control, labelled ? labelled.value : copied.part * control.most));
  }
  return changes;
}
