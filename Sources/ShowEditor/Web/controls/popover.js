// What opens at a button and shuts by itself: by a click beside it, and by Escape.

import { useEffect } from '../preact.js';

/** `box` is a ref of the element that holds the button and what it opens. */
export function usePopover(box, isOpen, onShut) {
  useEffect(() => {
    if (!isOpen) return undefined;
    const element = box.current;
    const away = (event) => element.contains(event.target) || onShut();
    const key = (event) => {
      if (event.key !== 'Escape') return;
      // Escape does one thing at a time.
      event.preventDefault();
      onShut();
      element.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', away);
    element.addEventListener('keydown', key);
    return () => {
      document.removeEventListener('pointerdown', away);
      element.removeEventListener('keydown', key);
    };
  }, [isOpen]);
}
