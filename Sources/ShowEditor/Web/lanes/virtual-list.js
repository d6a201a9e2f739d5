// A list of any length of which only the rows in sight exist. All rows are equally high.

import { html, useEffect, useRef, useState } from '../preact.js';

const SPARE = 6;

/**
 * Shows `items` by `row(item, index)`; `handle` is a ref that gets `{scrollTo(index, spare), element}`,
 * which scrolls where the row is not in sight, or has fewer than `spare` rows before or after it.
 * `onHand` is called when a person scrolls, and not when `scrollTo` does. Rows that are inert can still be scrolled.
 */
export function VirtualList({ items, rowHeight, row, handle, onHand, label, isInert = false }) {
  const box = useRef(null);
  const [range, setRange] = useState({ first: 0, end: 30 });
  const count = items.length;

  useEffect(() => {
    const element = box.current;
    let asked = 0;
    const measure = () => {
      asked = 0;
      const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - SPARE);
      const end = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + SPARE;
      setRange((old) => (old.first === first && old.end === end ? old : { first, end }));
    };
    const ask = () => (asked ||= requestAnimationFrame(measure));
    const size = new ResizeObserver(ask);
    size.observe(element);
    element.addEventListener('scroll', ask, { passive: true });
    const byHand = () => onHand?.();
    for (const event of ['wheel', 'touchmove']) element.addEventListener(event, byHand, { passive: true });
    element.addEventListener('pointerdown', (event) => event.target === element && byHand());
    handle.current = {
      element,
      scrollTo(index, spare = 0) {
        const top = index * rowHeight;
        const { scrollTop, clientHeight } = element;
        if (top >= scrollTop + spare * rowHeight && top <= scrollTop + clientHeight - (1 + spare) * rowHeight) return;
        element.scrollTop = Math.max(0, top - clientHeight / 3);
      },
    };
    return () => {
      size.disconnect();
      cancelAnimationFrame(asked);
    };
  }, []);

  const first = Math.min(range.first, Math.max(0, count - 1));
  const shown = items.slice(first, range.end);
  return html`<div class="scroller" ref=${box} tabindex="0" role="list" aria-label=${label}>
    <div class="virtual" inert=${isInert} style=${{ height: `${count * rowHeight}px` }}>
      <div style=${{ transform: `translateY(${first * rowHeight}px)` }}>
        ${shown.map((item, index) => row(item, first + index))}
      </div>
    </div>
  </div>`;
}
