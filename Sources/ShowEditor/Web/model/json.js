// JSON with one thing more than JavaScript has: in a row's `data`, 1.0 is not 1. The first is full
// brightness, the second the faintest level there is.

/** A whole number written with a decimal point. */
export class Decimal extends Number {
  toJSON() {
    return JSON.rawJSON(`${this.valueOf()}.0`);
  }
}

/** Whether this browser can tell the two apart; without that it would spoil rows that it saves. */
export const isCapable = typeof JSON.rawJSON === 'function';

/** Parses a message, or a row; whole numbers of `data` that have a decimal point are `Decimal`s. */
export function parseRows(text) {
  return JSON.parse(text, (key, value, { source } = {}) => {
    if (typeof value === 'number') return Number.isInteger(value) && source?.includes('.') ? new Decimal(value) : value;
    // Everywhere else a number is a number, however it is written.
    if (key !== 'data' && value !== null && typeof value === 'object') {
      for (const [name, child] of Object.entries(value)) if (child instanceof Decimal) value[name] = child.valueOf();
    }
    return value;
  });
}

/** Parses a message of any kind; those without rows the quick way. */
export function parseMessage(text) {
  return text.includes('"row"') ? parseRows(text) : JSON.parse(text);
}
