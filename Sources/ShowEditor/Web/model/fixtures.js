// A fixture as the page works with it: its controls. A pair of bytes is one control of 16 bits.

const FINE = { pan: 'panFine', tilt: 'tiltFine' };

/** Adds `controls` and the channels by role to a fixture of `initial`. */
export function describeFixture(fixture) {
  const byRole = new Map(fixture.channels.map((channel) => [channel.role, channel]));
  const fines = new Set();
  const controls = fixture.channels.map((channel) => {
    const fine = byRole.get(FINE[channel.role]);
    if (fine) fines.add(fine);
    return {
      key: `${fixture.universe}.${channel.channel}`,
      name: fine ? channel.role : channel.name,
      role: channel.role,
      universe: fixture.universe,
      coarse: channel.channel,
      fine: fine?.channel ?? null,
      most: fine ? 65535 : 255,
      arm: channel.arm ?? null,
      wheel: channel.wheel?.length ? channel.wheel : null,
      names: fine ? [channel.name, fine.name] : [channel.name],
    };
  });
  const shown = controls.filter((control) => ![...fines].some((fine) => fine.channel === control.coarse));
  return { ...fixture, controls: shown, controlByRole: firstByRole(shown) };
}

function firstByRole(controls) {
  const found = new Map();
  for (const control of controls) if (!found.has(control.role)) found.set(control.role, control);
  return found;
}

/** The changes that set a control to `value`, 0…`most`. */
export function changesFor(control, value) {
  const whole = Math.max(0, Math.min(control.most, Math.round(value)));
  if (control.fine === null) return [[control.universe, control.coarse, whole]];
  return [
    [control.universe, control.coarse, whole >> 8],
    [control.universe, control.fine, whole & 255],
  ];
}

/** The value of a control, given what tells the level of a slot. */
export function valueOf(control, levelAt) {
  const coarse = levelAt(control.universe, control.coarse);
  return control.fine === null ? coarse : coarse * 256 + levelAt(control.universe, control.fine);
}

/** The red, green and blue controls, or null where one is missing. */
export function colourControls(fixture) {
  const three = ['red', 'green', 'blue'].map((role) => fixture.controlByRole.get(role));
  return three.every(Boolean) ? three : null;
}

/** The pan and tilt controls, or null where one is missing. */
export function positionControls(fixture) {
  const two = ['pan', 'tilt'].map((role) => fixture.controlByRole.get(role));
  return two.every(Boolean) ? two : null;
}

/** The changes that set what a row calls `name` on a fixture. */
export function changesByName(fixture, name, level) {
  const channel = fixture.channels.find((other) => other.name === name);
  const control = fixture.controls.find((other) => other.name === name);
  // On a head whose coarse byte is itself called `pan`, a number above 255 is the pair.
  if (control?.fine && (!channel || level > 255)) return changesFor(control, level);
  return channel ? [[fixture.universe, channel.channel, Math.max(0, Math.min(255, Math.round(level)))]] : [];
}
