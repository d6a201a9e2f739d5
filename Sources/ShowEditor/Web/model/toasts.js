// Short notices at the foot of the page.

import { view } from './store.js';

const SECONDS = { error: 8, note: 5, undo: 8 };
let lastNumber = 0;

/** Shows `text`; `action` is `{label, run}` or nothing. The same text is never shown twice at once. */
export function toast(text, kind = 'note', action = null) {
  const number = ++lastNumber;
  const others = view.get().toasts.filter((other) => other.text !== text).slice(-3);
  view.set({ toasts: [...others, { number, text, kind, action }] });
  setTimeout(() => dismiss(number), SECONDS[kind] * 1000);
}

export function dismiss(number) {
  view.set({ toasts: view.get().toasts.filter((toast) => toast.number !== number) });
}
