// Where things of the room lie in the picture: the audience below, all of the rig in sight.

const MARGIN = 22;
const FOOT = 16;

/** How to draw a room with these fixtures and points in `width` × `height` pixels. */
export function plan(fixtures, points, width, height) {
  const places = [...fixtures, ...points].map(({ location }) => location).filter(Boolean);
  const isUnit = places.every(([x, y]) => x >= 0 && x <= 1 && y >= 0 && y <= 1);
  const box = isUnit ? { left: 0, right: 1, front: 0, back: 1 } : around(places);
  const homeless = fixtures.filter(({ location }) => !location);
  // Fixtures without a place stand in rows of their own, behind the stage.
  const perRow = Math.max(1, Math.floor((width - 2 * MARGIN) / 18));
  const top = MARGIN + Math.ceil(homeless.length / perRow) * 18;

  function project([x, y]) {
    const across = (x - box.left) / (box.right - box.left || 1);
    const up = (y - box.front) / (box.back - box.front || 1);
    return [MARGIN + across * (width - 2 * MARGIN), height - FOOT - MARGIN - up * (height - FOOT - MARGIN - top)];
  }

  function placeOf(fixture) {
    if (fixture.location) return project(fixture.location);
    const index = homeless.indexOf(fixture);
    return [MARGIN + (index % perRow) * 18, 12 + Math.floor(index / perRow) * 18];
  }

  return { project, placeOf, isUnit };
}

function around(places) {
  const xs = places.map(([x]) => x);
  const ys = places.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), front: Math.min(...ys), back: Math.max(...ys) };
}
