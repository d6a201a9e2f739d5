// What light a fixture gives at its levels: a colour 0…255 and a strength 0…1.

// What further emitters add; a name that is not here shines white.
const EMITTERS = { white: [255, 255, 255], amber: [255, 150, 0], lime: [170, 255, 60], uv: [110, 30, 255] };
// Words that colour wheels are labelled with; the longer ones first.
const WHEEL_WORDS = [
  ['deep blue', [20, 30, 255]], ['light blue', [90, 170, 255]], ['turquoise', [0, 220, 200]], ['magenta', [255, 0, 200]],
  ['lavender', [180, 130, 255]], ['violet', [140, 40, 255]], ['purple', [150, 0, 230]], ['orange', [255, 110, 10]],
  ['amber', [255, 150, 0]], ['yellow', [255, 220, 30]], ['green', [30, 255, 60]], ['cyan', [0, 210, 255]],
  ['blue', [40, 80, 255]], ['pink', [255, 90, 170]], ['red', [255, 20, 20]], ['lime', [170, 255, 60]], ['uv', [110, 30, 255]],
];
const WHITE = [255, 255, 255];
const DARK = { colour: [0, 0, 0], strength: 0 };

/** The light of a fixture, given what tells the level of a slot. */
export function lightOf(fixture, levelAt) {
  const level = (role) => {
    const control = fixture.controlByRole.get(role);
    return control ? levelAt(control.universe, control.coarse) : null;
  };
  if (level('shutter') === 0) return DARK;
  const dimmer = (level('dimmer') ?? 255) / 255;
  if (dimmer === 0) return DARK;
  if (level('red') === null) return { colour: wheelColour(fixture, levelAt), strength: dimmer };
  const mixed = [level('red'), level('green') ?? 0, level('blue') ?? 0];
  for (const control of fixture.controls) {
    if (control.role !== 'emitter') continue;
    const emitted = EMITTERS[control.name.toLowerCase()] ?? WHITE;
    const part = levelAt(control.universe, control.coarse) / 255;
    emitted.forEach((value, index) => (mixed[index] += value * part));
  }
  const most = Math.max(...mixed);
  if (most === 0) return DARK;
  return { colour: mixed.map((value) => (value * 255) / most), strength: Math.min(1, (most / 255) * dimmer) };
}

function wheelColour(fixture, levelAt) {
  for (const control of fixture.controls) {
    if (!control.wheel || !/colou?r/i.test(control.name)) continue;
    const value = levelAt(control.universe, control.coarse);
    const passed = control.wheel.filter((slot) => slot.value <= value).sort((a, b) => a.value - b.value);
    const label = passed.at(-1)?.label.toLowerCase() ?? '';
    return WHEEL_WORDS.find(([word]) => label.includes(word))?.[1] ?? WHITE;
  }
  return WHITE;
}
