// Where things of the room lie in the picture: the audience below, all of the rig in sight.

const SIDE = 22;
const FOOT = 16;
// The strip of those without a place: its words, and how far its fixtures stand apart.
const HEAD = 16;
const STEP = 20;

/** How to draw a room with these fixtures and points in `width` × `height` pixels, in marks `scale` times as large. */
export function plan(fixtures, points, width, height, scale) {
  const [margin, apart] = [SIDE * scale, STEP * scale];
  const places = [...fixtures, ...points].map(({ location }) => location).filter(Boolean);
  const isUnit = places.every(([x, y]) => x >= 0 && x <= 1 && y >= 0 && y <= 1);
  const box = isUnit ? { left: 0, right: 1, front: 0, back: 1 } : around(places);
  const homeless = fixtures.filter(({ location }) => !location);
  // Fixtures without a place stand in rows of their own, below the stage.
  const perRow = Math.max(1, Math.floor((width - 2 * margin) / apart));
  const strip = homeless.length === 0 ? 0 : HEAD + Math.ceil(homeless.length / perRow) * apart;
  const foot = height - strip;

  function project([x, y]) {
    const across = (x - box.left) / (box.right - box.left || 1);
    const up = (y - box.front) / (box.back - box.front || 1);
    return [margin + across * (width - 2 * margin), foot - FOOT - margin - up * (foot - FOOT - 2 * margin)];
  }

  function placeOf(fixture) {
    if (fixture.location) return project(fixture.location);
    const index = homeless.indexOf(fixture);
    return [margin + (index % perRow) * apart, foot + HEAD + (Math.floor(index / perRow) + 0.5) * apart];
  }

  return { project, placeOf, isUnit, foot, strip };
}

function around(places) {
  const xs = places.map(([x]) => x);
  const ys = places.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), front: Math.min(...ys), back: Math.max(...ys) };
}
