// Where the beam of a head falls, seen from above.
//
// A fixture file says nothing of how a head hangs. But the show's points of interest say where it
// must turn to hit places that are known, and of all ways to hang straight down, the one is taken
// that fits them best. Heads that have been shown no place are taken to hang facing the front.

const PAN_DEGREES = 540;
const TILT_DEGREES = 270;
const MIDDLE = 32768;
const FULL = 65536;
// Of a room that is told in 0…1 each way nothing says its shape; stages are wide and low.
const ROOM = [8, 6, 4];
const FARTHEST = 7;

/** How each head of `fixtures` hangs: `{fixture id: {turn (degrees), way (1 or −1)}}`. */
export function hangings(fixtures, points, isUnit) {
  const room = isUnit ? ROOM : [1, 1, 1];
  const found = new Map();
  for (const { id, location } of fixtures) if (location) found.set(id, { ...fit(id, location, points, room), room });
  return found;
}

function fit(id, location, points, room) {
  const shown = points
    .filter(({ aims, location: place }) => aims[id] && place)
    .map(({ aims, location: place }) => {
      const [pan, tilt] = angles(...aims[id]);
      const flip = tilt < 0 ? 180 : 0;
      const direction = bearing((place[0] - location[0]) * room[0], (place[1] - location[1]) * room[1]);
      // Straight below, every direction is as good: such a place says little.
      return { pan, direction: direction + flip, weight: Math.min(1, Math.abs(tilt) / 20) };
    });
  if (shown.length === 0) return { turn: 180, way: 1 };
  const ways = [1, -1].map((way) => ({ way, ...meanTurn(shown, way) }));
  return ways[0].agreement >= ways[1].agreement ? ways[0] : ways[1];
}

// The turn that all places agree on best is the direction of the sum of their turns.
function meanTurn(shown, way) {
  let x = 0;
  let y = 0;
  for (const { pan, direction, weight } of shown) {
    const turn = ((direction - way * pan) * Math.PI) / 180;
    x += Math.cos(turn) * weight;
    y += Math.sin(turn) * weight;
  }
  return { turn: (Math.atan2(y, x) * 180) / Math.PI, agreement: Math.hypot(x, y) };
}

const bearing = (x, y) => (Math.atan2(x, y) * 180) / Math.PI;
const angles = (pan, tilt) => [((pan - MIDDLE) / FULL) * PAN_DEGREES, ((tilt - MIDDLE) / FULL) * TILT_DEGREES];

/** Where the beam of a head at `location` ends, in the room's own units; pan and tilt in 16 bits. */
export function hit(location, hanging, pan, tilt) {
  const [panAngle, tiltAngle] = angles(pan, tilt);
  const { room, turn, way } = hanging;
  const direction = ((turn + way * panAngle) * Math.PI) / 180;
  const lean = Math.min(85, Math.abs(tiltAngle)) * Math.sign(tiltAngle);
  const height = Math.max(0.5, (location[2] ?? 1) * room[2]);
  const reach = Math.max(-FARTHEST, Math.min(FARTHEST, height * Math.tan((lean * Math.PI) / 180)));
  return [location[0] + (Math.sin(direction) * reach) / room[0], location[1] + (Math.cos(direction) * reach) / room[1]];
}
