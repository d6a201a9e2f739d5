// What a row's parameters tell at a glance: where to, which colours, how it eases.

import { formatColour, parseColour } from '../model/colours.js';
import { kindOf, spelling } from '../model/rows.js';

const MOST = 4;
const UNITS = { rate: (value) => `${value} Hz`, orbits: turns, cycles: turns, radius: (value) => `r ${value}`, start_value: (value) => `from ${value}` };
// Places in the order in which they are passed, and not as the table lists them.
const WAY = ['start_POI', 'POI', 'subject_POI', 'end_POI'];

function turns(value) {
  return `${value} turn${Math.abs(value) === 1 ? '' : 's'}`;
}

/**
 * A few words and colours of a row: each a text, or `{colours: […]}`; `effect` is its description where
 * it is one that the service knows.
 */
export function telling(row, effect, points) {
  const data = row.data ?? {};
  switch (kindOf(row)) {
    case 'chase':
      return [data.repetitions > 1 && `×${data.repetitions}`, colours([data.base_color, data.accent_color])].filter(Boolean);
    case 'effect':
      return effect ? ofEffect(data, effect, points) : [];
    default:
      return [];
  }
}

function ofEffect(data, effect, points) {
  const given = effect.parameters
    .map((parameter) => ({ parameter, value: data[spelling(parameter, data)] }))
    .filter(({ value }) => value !== undefined && value !== null);
  const of = (kind) => given.filter(({ parameter }) => parameter.kind === kind);
  const way = of('point').sort((a, b) => WAY.indexOf(a.parameter.name) - WAY.indexOf(b.parameter.name));
  const told = [
    way.map(({ value }) => pointName(value, points)).join(' → '),
    colours([...of('colour').map(({ value }) => value), mixed(data)]),
    ...of('preset').map(({ value }) => value),
    ...of('choice').filter(({ parameter, value }) => value !== parameter.standard).map(({ value }) => value),
    ...of('fraction').map(({ value }) => percent(value)),
    ...given.filter(isNumber).map(({ parameter: { name }, value }) => UNITS[name]?.(value) ?? `${name} ${value}`),
    ...(effect.need === 'nothing' ? levels(data) : []),
  ];
  return told.filter(Boolean).slice(0, MOST);
}

const MIX = ['red', 'green', 'blue'];
const isNumber = ({ parameter, value }) => typeof value === 'number' && parameter.kind !== 'fraction' && !MIX.includes(parameter.name);
const mixed = (data) => (MIX.some((name) => data[name] > 0) ? formatColour(MIX.map((name) => data[name] ?? 0)) : null);
const levels = (data) => Object.entries(data.channels ?? data).map(([name, value]) => `${name} ${value}`);

// A level is written without a decimal point, a fraction with one.
function percent(value) {
  const part = typeof value === 'number' && Number.isInteger(value) ? value / 255 : Number(value);
  return `${Math.round(part * 100)} %`;
}

function pointName(id, points) {
  const lower = String(id).toLowerCase();
  return points.find((point) => point.id.toLowerCase() === lower)?.name ?? id;
}

// A name of the profile's has no colour here: it is told as it is written.
function colours(values) {
  const known = values.filter((value) => parseColour(value));
  if (known.length > 0) return { colours: known };
  return values.find((value) => typeof value === 'string' && value) ?? null;
}
