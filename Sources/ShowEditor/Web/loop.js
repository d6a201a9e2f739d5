// One requestAnimationFrame loop for all that moves, and it stops when nothing does.
//
// A painter is a function of the time (milliseconds); it compares what it shows with what it should
// show, and returns true while it needs the next frame too.

const painters = new Set();
let isAsked = false;

/** Asks for one frame; call it whenever something that a painter shows has changed. */
export function wake() {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(run);
}

/** Calls `painter` in each frame from now on; the function returned ends that. */
export function paint(painter) {
  painters.add(painter);
  wake();
  return () => painters.delete(painter);
}

function run(now) {
  isAsked = false;
  let isMoving = false;
  for (const painter of painters) if (painter(now)) isMoving = true;
  if (isMoving) wake();
}
