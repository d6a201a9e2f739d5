// Where the bars lie: a lane a fixture, and in it as many rows as bars run at the same time.

import { worstOf } from '../model/problems.js';
import { cueColour, cueTitle } from '../lanes/cue-row.js';

/** Height of a lane's line with its name, in pixels: bars are below it, so that no name covers one. */
export const NAME = 20;
const FOOT = 5;
// A mark without a length still needs a place of its own beside what begins with it.
const SHORTEST = 0.02;
// The more rows, the thinner they are.
const HEIGHTS = [[2, 24], [4, 17], [8, 11], [Infinity, 6]];

/**
 * The lanes of the show, from above: `{fixture, top, height, bar, rows, bars}` with `bar` the height of a
 * row, and each of the bars `{cue, start, end, row, told, colour, kind, worst}`. Rows that name no
 * fixture of the show have a lane without one, the last.
 */
export function layOut(cues, fixtures, room) {
  const byFixture = new Map(fixtures.map(({ id }) => [id, []]));
  const homeless = [];
  for (const cue of cues) {
    const told = describe(cue);
    const lists = [...new Set(cue.fixtures)].map((id) => byFixture.get(id)).filter(Boolean);
    for (const list of lists.length > 0 ? lists : [homeless]) list.push({ ...told });
  }
  const groups = fixtures.map((fixture) => ({ fixture, bars: byFixture.get(fixture.id) }));
  if (homeless.length > 0) groups.push({ fixture: null, bars: homeless });
  const lanes = groups.map((group) => ({ ...group, rows: pack(group.bars) }));
  for (const lane of lanes) {
    lane.bar = HEIGHTS.find(([most]) => lane.rows <= most)[1];
    lane.height = NAME + lane.rows * (lane.bar + 2) + FOOT;
  }
  spread(lanes, room);
  return lanes;
}

function describe(cue) {
  const worst = worstOf(cue.problems);
  // What runs comes first: names of a part's rows often begin alike.
  const told = [cue.what, cue.name].filter(Boolean).join(' · ') || cueTitle(cue);
  return {
    cue, start: cue.time, end: Math.max(cue.end, cue.time), row: 0, told, worst,
    colour: cueColour(cue.row), kind: worst === 'error' ? 'broken' : cue.kind,
  };
}

// Each bar lies in the first row that is free where it begins.
function pack(bars) {
  const ends = [];
  for (const bar of bars) {
    let row = ends.findIndex((end) => end <= bar.start + 0.0005);
    if (row < 0) row = ends.length;
    bar.row = row;
    ends[row] = Math.max(bar.end, bar.start + SHORTEST);
  }
  return Math.max(1, ends.length);
}

// What is left of the window's height goes to the bars, up to what a finger wants.
function spread(lanes, room) {
  const used = lanes.reduce((sum, { height }) => sum + height, 0);
  const rows = lanes.reduce((sum, lane) => sum + lane.rows, 0);
  const more = Math.max(0, Math.floor((room - used) / Math.max(1, rows)));
  let top = 0;
  for (const lane of lanes) {
    const bar = Math.max(lane.bar, Math.min(34, lane.bar + more));
    lane.height += lane.rows * (bar - lane.bar);
    lane.bar = bar;
    lane.top = top;
    top += lane.height;
  }
}

/** How high all lanes are together. */
export const heightOf = (lanes) => (lanes.length > 0 ? lanes.at(-1).top + lanes.at(-1).height : 0);

/** Top of a row of a lane. */
export const topOf = (lane, row) => lane.top + NAME + row * (lane.bar + 2);

const EDGE = 7;
const REACH = 5;

/** What lies at a place: `{lane, bar, isEdge}`, each null or false where there is nothing. */
export function hit(lanes, { start, perSecond }, x, y) {
  const lane = lanes.find(({ top, height }) => y >= top && y < top + height) ?? null;
  const row = lane ? Math.floor((y - lane.top - NAME) / (lane.bar + 2)) : -1;
  let best = null;
  for (const bar of lane?.bars ?? []) {
    if (bar.row !== row) continue;
    const from = (bar.start - start) * perSecond;
    const to = Math.max(from + 3, (bar.end - start) * perSecond);
    const away = x < from ? from - x : Math.max(0, x - to);
    if (away > REACH || (best && away > best.away)) continue;
    best = { bar, away, isEdge: to - from > 2 * EDGE && x > to - EDGE };
  }
  return { lane, bar: best?.bar ?? null, isEdge: best?.isEdge ?? false };
}
