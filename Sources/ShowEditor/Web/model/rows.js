// Rows of a cue sheet: what kind they are, how they spell things, and what they lack.

import { beatsOf } from './time.js';

/** What a row says it is, as the service's `kind` has it. */
export function kindOf(row) {
  if ('values' in row) return 'snapshot';
  if ('chaser_id' in row) return 'chase';
  return 'effect' in row || 'action' in row ? 'effect' : 'broken';
}

/** The key that a row has for its effect: files may say `action`. */
export const effectKey = (row) => ('effect' in row || !('action' in row) ? 'effect' : 'action');

/** The key that a row has for its time: files may say `timecode`. */
export const timeKey = (row) => ('time' in row || !('timecode' in row) ? 'time' : 'timecode');

/** The effect that a row calls by `word`; undefined where there is none. */
export function effectNamed(effects, word) {
  const wanted = typeof word === 'string' ? word.trim().toLowerCase() : word;
  return effects.find(({ name, aliases }) => name === wanted || aliases.includes(wanted));
}

/** The key under which `data` has a parameter, or would have it. */
export function spelling({ name, aliases, ignores_case: ignoresCase }, data) {
  if (name in data) return name;
  const plain = (text) => (ignoresCase ? text.toLowerCase() : text);
  const names = [name, ...aliases].map(plain);
  return Object.keys(data).find((key) => names.includes(plain(key))) ?? name;
}

/** Whether `data` says something for a parameter. */
export function isGiven(parameter, data) {
  const value = data[spelling(parameter, data)];
  return value !== undefined && value !== null && value !== '';
}

/** What a row must have and has not, in words for people; null where it is whole. */
export function lackOf(row, { effects, song }) {
  switch (kindOf(row)) {
    case 'snapshot':
      return Object.values(row.values ?? {}).some((levels) => Object.keys(levels ?? {}).length > 0)
        ? null
        : 'Add a fixture and its levels first';
    case 'chase':
      if (!row.chaser_id) return 'Choose a chase first';
      return beatsOf(song).length > 0 ? null : 'A chase needs beats: set the tempo of the song first';
    case 'effect':
      return lackOfEffect(row, effectNamed(effects, row[effectKey(row)]));
    default:
      return 'The row says neither an effect, nor a chase, nor values';
  }
}

function lackOfEffect(row, effect) {
  if (!row.fixture_id) return 'Choose a fixture first';
  if (!row[effectKey(row)]) return 'Choose an effect first';
  // An effect that is not in the table is the service's to judge.
  if (!effect) return null;
  const data = row.data ?? {};
  const { parameters } = effect;
  const lacking = parameters.filter((parameter) => parameter.needed && !isGiven(parameter, data));
  if (lacking.length > 0) return `Still needed: ${lacking.map(({ name }) => name).join(' and ')}`;
  if (effect.need === 'nothing' && Object.keys(data).length === 0) return 'Add a channel and its level first';
  if (!effect.needs_any || parameters.some((parameter) => isGiven(parameter, data))) return null;
  const whole = parameters.filter(({ kind }) => kind !== 'level').map(({ name }) => name);
  return `Still needed, one of: ${whole.join(', ')}`;
}
