// Hands on the stage: a click or tap takes one fixture, with Ctrl one more, a rectangle takes all in it.

import { view } from '../model/store.js';
import { clearSelection, selectAlso, selectOnly, toggleSelected } from '../model/selection.js';
import { drag } from '../controls/drag.js';

const REACH = 26;
const FAR = 6;

/** Listens on the canvas; `lights()` are `{fixture, x, y}`, `frame` is shown where a rectangle is drawn. */
export function takeHands(canvas, frame, lights) {
  let from = null;
  let box = null;

  function nearest(x, y) {
    let best = null;
    for (const light of lights()) {
      const distance = Math.hypot(light.x - x, light.y - y);
      if (distance < (best?.distance ?? REACH)) best = { light, distance };
    }
    return best?.light ?? null;
  }

  function move({ x, y }) {
    if (!box && Math.hypot(x - from.x, y - from.y) < FAR) return;
    box = { left: Math.min(x, from.x), top: Math.min(y, from.y), right: Math.max(x, from.x), bottom: Math.max(y, from.y) };
    frame.hidden = false;
    Object.assign(frame.style, {
      transform: `translate(${box.left}px, ${box.top}px)`,
      width: `${box.right - box.left}px`,
      height: `${box.bottom - box.top}px`,
    });
  }

  function end({ x, y, event }) {
    const drawn = box;
    box = null;
    frame.hidden = true;
    if (event.type === 'pointercancel') return;
    if (drawn) takeAll(drawn, event);
    else takeOne(nearest(x, y)?.fixture.id, event);
  }

  function takeAll({ left, top, right, bottom }, event) {
    const inside = lights().filter((light) => light.x >= left && light.x <= right && light.y >= top && light.y <= bottom);
    const ids = inside.map(({ fixture }) => fixture.id);
    if (isMore(event)) selectAlso(ids);
    else selectOnly(ids);
  }

  const undrag = drag(canvas, { start: ({ x, y }) => (from = { x, y }), move, end });
  return { nearest, undrag };
}

const isMore = ({ ctrlKey, metaKey, shiftKey }) => ctrlKey || metaKey || shiftKey;

// A finger has no Ctrl key: once something is selected, each tap takes one more, or gives it back.
function takeOne(id, event) {
  const { selected, openFixtures } = view.get();
  if (id === undefined) {
    if (!isMore(event)) clearSelection();
  } else if (isMore(event) || (event.pointerType === 'touch' && selected.size > 0)) {
    toggleSelected(id);
  } else {
    selectOnly([id]);
    view.set({ openFixtures: new Set([...openFixtures, id]) });
  }
}
