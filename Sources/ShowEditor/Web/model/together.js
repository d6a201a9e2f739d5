// Several fixtures as if they were one.

import { changesFor, colourControls, positionControls } from './fixtures.js';
import { controlKey } from './look.js';

/** What all of several fixtures have, as one fixture: by equal names. */
export function inCommon(fixtures) {
  const [first, ...others] = fixtures;
  const shared = (of) => of(first).filter((name) => others.every((other) => of(other).includes(name)));
  const names = (list) => shared((fixture) => fixture[list].map(({ name }) => name));
  const kept = (list) => first[list].filter(({ name }) => names(list).includes(name));
  return {
    ...first,
    effects: shared(({ effects }) => effects),
    presets: kept('presets'),
    channels: kept('channels'),
    controls: kept('controls'),
  };
}

// What one picker or pad sets for all; the rest are faders, these first.
const PICKED = new Set(['red', 'green', 'blue', 'emitter', 'pan', 'tilt', 'panFine', 'tiltFine']);
const FIRST = ['dimmer', 'shutter'];

/**
 * The controls that at least two of the fixtures share by role: `{key, name, most, controls, wheel}`,
 * the wheel with the labels that all of them have.
 */
export function sharedControls(fixtures) {
  const byKey = new Map();
  for (const fixture of fixtures) {
    const seen = new Set();
    for (const control of fixture.controls) {
      const key = controlKey(control);
      if (PICKED.has(control.role) || seen.has(key)) continue;
      seen.add(key);
      byKey.set(key, [...(byKey.get(key) ?? []), control]);
    }
  }
  const rank = ({ role }) => (FIRST.indexOf(role) + FIRST.length + 1) % (FIRST.length + 1);
  return [...byKey]
    .filter(([, controls]) => controls.length > 1)
    .map(([key, controls]) => ({
      key,
      name: FIRST.includes(controls[0].role) ? controls[0].role : controls[0].name,
      role: controls[0].role,
      most: Math.max(...controls.map(({ most }) => most)),
      controls,
      wheel: sharedWheel(controls),
    }))
    .sort((a, b) => rank(a) - rank(b));
}

function sharedWheel(controls) {
  const [first, ...others] = controls;
  return (first.wheel ?? [])
    .map(({ label }) => label)
    .filter((label) => others.every(({ wheel }) => wheel?.some((slot) => slot.label === label)));
}

/** The changes that set each of the controls to a part, 0…1, of what it can. */
export const changesForPart = (controls, part) => controls.flatMap((control) => changesFor(control, part * control.most));

/** The names of presets that at least two of the fixtures have. */
export function sharedPresets(fixtures) {
  const counts = new Map();
  for (const { presets } of fixtures) {
    for (const name of new Set(presets.filter(({ values }) => values).map((preset) => preset.name))) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count > 1).map(([name, count]) => ({ name, count }));
}

/** What people call the kind of a fixture when they pick several. */
export function groupOf(fixture) {
  if (positionControls(fixture) || /head/i.test(fixture.kind ?? '')) return 'Heads';
  if (colourControls(fixture) || /^(rgb|par)/i.test(fixture.kind ?? '')) return 'Pars';
  return 'Others';
}
