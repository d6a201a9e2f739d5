// What interrupts: toasts, a lost connection, a conflict; and the page's two sheets of text.

import { html, useEffect, useRef } from '../preact.js';
import { connection, store, view } from '../model/store.js';
import { dismiss } from '../model/toasts.js';
import { ask } from '../model/edits.js';
import { useOffline } from '../model/blocked.js';
import { Icon, IconButton } from '../controls/icons.js';
import { KEYS } from '../keys.js';

export function Toasts() {
  const toasts = view.use((state) => state.toasts);
  const isOffline = useOffline();
  return html`<div class="toasts" aria-live="polite">
    ${toasts.map(
      ({ number, text, kind, action }) => html`<div class=${`toast is-${kind}`} key=${number}
        role=${kind === 'error' ? 'alert' : 'status'}>
        <p>${text}</p>
        ${action && html`<button type="button" class="plain" disabled=${isOffline} onClick=${() => (dismiss(number), action.run())}>${action.label}</button>`}
        <${IconButton} name="close" label="Dismiss" onClick=${() => dismiss(number)} />
      </div>`,
    )}
  </div>`;
}

export function Banners() {
  const { phase, reason } = connection.use((state) => state);
  const conflict = store.use((state) => state.conflict);
  const file = typeof conflict === 'object' ? conflict?.file : conflict;
  const resolve = (keep) => ask({ type: 'resolve', keep });
  return html`<div class="banners">
    ${phase === 'lost' &&
    html`<div class="banner" role="alert">Not connected to the service${reason ? `: ${reason}` : ''}. What would be lost is dimmed; trying again …</div>`}
    ${file && html`<div class="banner" role="alert">
      <p>
        <b title=${file}>${file.split('/').slice(-2).join('/')}</b> was changed outside, and there are edits here that it does not have.
        Nothing is saved until you choose.
      </p>
      <button type="button" class="main" disabled=${phase !== 'open'} onClick=${() => resolve('mine')}>Keep mine</button>
      <button type="button" class="plain" disabled=${phase !== 'open'} onClick=${() => resolve('theirs')}>Load theirs</button>
    </div>`}
  </div>`;
}

function Sheet({ label, onClose, children }) {
  const dialog = useRef(null);
  useEffect(() => {
    dialog.current.showModal();
  }, []);
  return html`<dialog ref=${dialog} aria-label=${label} onClose=${onClose}
    onClick=${(event) => event.target === dialog.current && dialog.current.close()}>
    <header class="lane-head"><h2>${label}</h2><${IconButton} name="close" label="Close"
      onClick=${() => dialog.current.close()} /></header>
    ${children}
  </dialog>`;
}

export function Help() {
  const isOpen = view.use((state) => state.isHelpOpen);
  if (!isOpen) return null;
  return html`<${Sheet} label="Help" onClose=${() => view.set({ isHelpOpen: false })}>
    <dl class="keys">
      ${KEYS.map(({ shown, does }) => html`<div key=${shown}><dt><kbd>${shown}</kbd></dt><dd>${does}</dd></div>`)}
    </dl>
    <p class="faint">
      Wheel on the waveform: zoom. Drag a part's edge, a cue's mark, or a cue's time to move it; Alt keeps a
      cue's time off the beats. Arrow keys on a fader: one step, Page keys: a sixteenth. Armed channels are
      behind a click on their lock. A tick, Ctrl and a click, or a rectangle on the stage select several
      fixtures; Shift and a click all between two.
    </p>
  <//>`;
}

export function ProblemList() {
  const isOpen = view.use((state) => state.isProblemsOpen);
  const problems = store.use((state) => state.problems);
  if (!isOpen) return null;
  return html`<${Sheet} label="Problems of the show" onClose=${() => view.set({ isProblemsOpen: false })}>
    <ul class="problems">
      ${problems.map(
        ({ severity, message, hint, place }) => html`<li class=${`is-${severity}`}>
          <${Icon} name="warn" />
          <div>
            <p>${message}</p>
            ${hint && html`<p class="faint">${hint}</p>`}
            ${place && html`<p class="faint mono">${place}</p>`}
          </div>
        </li>`,
      )}
    </ul>
  <//>`;
}
