// The page's symbols: paths on a field of 16 by 16.

import { html } from '../preact.js';

const PATHS = {
  play: 'M4 2v12l10-6z',
  pause: 'M3 2h4v12H3zM9 2h4v12H9z',
  stop: 'M3 3h10v10H3z',
  songs: 'M2 3h12v2H2zM2 7h8v2H2zM2 11h6v2H2zM12 7h2v5.5a2 2 0 1 1-2-2z',
  edit: 'M11.5 1.5l3 3L6 13l-4 1 1-4z',
  add: 'M7 2h2v5h5v2H9v5H7V9H2V7h5z',
  close: 'M3.4 2L8 6.6 12.6 2 14 3.4 9.4 8l4.6 4.6-1.4 1.4L8 9.4 3.4 14 2 12.6 6.6 8 2 3.4z',
  remove: 'M6 1h4v1h4v2H2V2h4zM3 5h10l-1 10H4z',
  undo: 'M6 2v3h4a5 5 0 0 1 0 10H4v-2h6a3 3 0 0 0 0-6H6v3L1 6z',
  redo: 'M10 2v3H6a5 5 0 0 0 0 10h6v-2H6a3 3 0 0 1 0-6h4v3l5-4z',
  locked: 'M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z',
  unlocked: 'M4 7V5a4 4 0 0 1 7.9-1l-2 .5A2 2 0 0 0 6 5v2h7v8H3V7z',
  save: 'M2 2h10l2 2v10H2zm3 1v3h5V3zm-1 6v4h8V9z',
  open: 'M3 6l5 5 5-5z',
  shut: 'M6 3l5 5-5 5z',
  release: 'M8 2a6 6 0 1 1-5.7 4h2.2A4 4 0 1 0 8 4v3L3 3.5 8 0z',
  zoomIn: 'M7 1a6 6 0 0 1 4.9 9.5l3 3-1.4 1.4-3-3A6 6 0 1 1 7 1zM6 4v2H4v2h2v2h2V8h2V6H8V4z',
  zoomOut: 'M7 1a6 6 0 0 1 4.9 9.5l3 3-1.4 1.4-3-3A6 6 0 1 1 7 1zM4 6v2h6V6z',
  zoomFit: 'M1 3h2v10H1zM13 3h2v10h-2zM4 8l3-3v2h2V5l3 3-3 3V9H7v2z',
  warn: 'M8 1l7.5 14H.5zM7 6v4h2V6zm0 5.5v2h2v-2z',
  stage: 'M6 1h4v3l4 11H2L6 4zM7.6 5L5 13h6L8.4 5z',
  send: 'M1 2l14 6-14 6 2-5 6-1-6-1z',
  larger: 'M2 2h5v2H5.400L8 6.600 6.600 8 4 5.400V7H2zM14 14H9v-2h1.600L8 9.400 9.400 8l2.600 2.600V9h2z',
  smaller: 'M7 7H2V5h1.600L1 2.400 2.400 1 5 3.600V2h2zM9 9h5v2h-1.600l2.600 2.600-1.400 1.400L11 12.400V14H9z',
  help: 'M5 5.5C5 3.5 6.3 2 8 2s3 1.200 3 2.800c0 2.200-2.100 2.500-2.100 4.700H7c0-2.900 2-3.100 2-4.600 0-.7-.4-1.100-1-1.100s-1 .6-1 1.700zM7 11h2v2.500H7z',
  follow: 'M7 1h2v7h3l-4 5-4-5h3zM3 14h10v1.500H3z',
  copy: 'M2 2h9v2H4v7H2zM6 6h8v8H6z',
  tick: 'M2 8l1.500-1.500L6.500 9.500l6-6L14 5l-7.500 7.500z',
  timeline: 'M1 2h7v3H1zM5 6.500h8v3H5zM9 11h6v3H9z',
  list: 'M1 2h14v2.500H1zM1 6.700h14v2.500H1zM1 11.400h14v2.500H1z',
  magnet: 'M3 2h4v6a1 1 0 0 0 2 0V2h4v6A5 5 0 0 1 3 8zM3 2v3h4V2zM9 2v3h4V2z',
};

/** A symbol that says nothing by itself: whatever holds it has a name. */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[name]}
    fill-rule="evenodd" /></svg>`;
}

/** A button with a symbol, named by `label`; anything else is handed to the button. */
export function IconButton({ name, label, text, ...rest }) {
  return html`<button type="button" class=${`icon-button ${text ? 'has-text' : ''}`} aria-label=${label}
    title=${label} ...${rest}>
    <${Icon} name=${name} />${text && html`<span>${text}</span>`}
  </button>`;
}
