// Colours: text, three numbers, hue and saturation.

/** `#ff8000` as `[255, 128, 0]`; null for what is no colour. */
export function parseColour(text) {
  const match = /^#?([0-9a-f]{6})$/i.exec(text ?? '');
  if (!match) return null;
  const number = parseInt(match[1], 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

export function formatColour(rgb) {
  return `#${rgb.map((part) => Math.max(0, Math.min(255, Math.round(part))).toString(16).padStart(2, '0')).join('')}`;
}

/** Hue 0…1, saturation 0…1, value 0…1 as three numbers 0…255. */
export function fromHSV(hue, saturation, value) {
  const part = (shift) => {
    const k = (shift + hue * 6) % 6;
    return Math.round(255 * (value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1))));
  };
  return [part(5), part(3), part(1)];
}

/** Three numbers 0…255 as hue, saturation, value, each 0…1. */
export function toHSV([red, green, blue]) {
  const most = Math.max(red, green, blue);
  const span = most - Math.min(red, green, blue);
  if (span === 0) return [0, 0, most / 255];
  const sixth =
    most === red ? (green - blue) / span : most === green ? 2 + (blue - red) / span : 4 + (red - green) / span;
  return [((sixth + 6) % 6) / 6, span / most, most / 255];
}
