// Dragging by mouse, pen or finger: one hand at a time, and it is followed wherever it goes.

/**
 * Calls `start`, `move` and `end` with where the hand is: `{x, y, width, height, event}` in pixels
 * from the element's corner. The function returned ends that.
 */
export function drag(element, { start, move, end = () => {} }) {
  let pointer = null;

  function place(event) {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top, width, height, event };
  }

  function down(event) {
    if (pointer !== null || event.button !== 0) return;
    pointer = event.pointerId;
    element.setPointerCapture(pointer);
    start(place(event));
  }

  function moved(event) {
    if (event.pointerId === pointer) move(place(event));
  }

  function up(event) {
    if (event.pointerId !== pointer) return;
    pointer = null;
    end(place(event));
  }

  const handlers = { pointerdown: down, pointermove: moved, pointerup: up, pointercancel: up };
  for (const [name, handler] of Object.entries(handlers)) element.addEventListener(name, handler);
  return () => {
    for (const [name, handler] of Object.entries(handlers)) element.removeEventListener(name, handler);
  };
}
