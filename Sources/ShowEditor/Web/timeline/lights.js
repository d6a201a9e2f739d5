// The light of each lane's fixture, in the colour it gives: painted when levels change.

import { levelAt, levels } from '../model/levels.js';
import { formatColour } from '../model/colours.js';
import { lightOf } from '../model/light.js';
import { paint } from '../loop.js';

/** Paints the chips in `box`, one a fixture and in their order; the function returned ends that. */
export function paintLights(box, fixtures) {
  const chips = [...box.querySelectorAll('.lane-light')];
  let version = -1;
  return paint(() => {
    if (version === levels.version) return false;
    version = levels.version;
    chips.forEach((chip, index) => {
      if (!fixtures[index]) return;
      const { colour, strength } = lightOf(fixtures[index], levelAt);
      const shown = formatColour(colour.map((part) => part * Math.sqrt(strength)));
      if (chip.dataset.colour === shown) return;
      chip.dataset.colour = shown;
      chip.style.background = shown;
    });
    return false;
  });
}
