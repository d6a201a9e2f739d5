// The foot of the page: what must be seen at all times.

import { html } from '../preact.js';
import { connection, store, view } from '../model/store.js';
import { ask, redo, undo } from '../model/edits.js';
import { useOffline } from '../model/blocked.js';
import { Icon, IconButton } from '../controls/icons.js';

export function Bar() {
  const history = store.use((state) => state.history);
  const locked = store.use((state) => state.locked);
  const isOffline = useOffline();
  return html`<footer class="bar" aria-label="Status">
    <${IconButton} name="undo" label=${history.undo ? `Undo: ${history.undo}` : 'Nothing to undo'}
      text=${history.undo ?? ''}
      disabled=${!history.undo || locked || isOffline} onClick=${undo} />
    <${IconButton} name="redo" label=${history.redo ? `Redo: ${history.redo}` : 'Nothing to redo'}
      text=${history.redo ?? ''}
      disabled=${!history.redo || locked || isOffline} onClick=${redo} />
    <${IconButton} name=${locked ? 'locked' : 'unlocked'}
      label=${locked ? 'Unlock the show for edits' : 'Lock the show against edits'}
      class=${`icon-button has-text ${locked ? 'is-locked' : ''}`} aria-pressed=${locked} text=${locked ? 'Locked' : ''} disabled=${isOffline}
      onClick=${() => ask({ type: 'lock', locked: !locked })} />
    <${Saved} />
    <span class="spring"></span>
    <${Problems} />
    <${Output} />
    <${Clients} />
    <${Connection} />
    <${IconButton} name="help" label="Help" aria-keyshortcuts="?"
      onClick=${() => view.set({ isHelpOpen: true })} />
  </footer>`;
}

const SAVED = { saved: 'Saved', waiting: 'Saving …', failed: 'Not saved' };
const SHOW_FILE = {
  saved: 'the show file is up to date',
  waiting: 'the show file is being written',
  failed: 'the show file could not be written',
  none: 'there is no show file yet',
};
// Where the files are saved, the show file is what is still of interest.
const SAVED_BUT = { waiting: 'Saved, compiling …', failed: 'Show file not written' };

function Saved() {
  const { state, show_file: showFile, message } = store.use((all) => all.saved);
  const told = (state === 'saved' && SAVED_BUT[showFile]) || SAVED[state];
  const isBad = state === 'failed' || showFile === 'failed';
  const title = message ?? `${SAVED[state]}; ${SHOW_FILE[showFile] ?? ''}`;
  return html`<button type="button" class=${`status ${isBad ? 'is-bad' : ''}`}
    aria-label=${`${told}. Save now`} title=${title} disabled=${useOffline()}
    onClick=${() => ask({ type: 'save' })}><${Icon} name="save" /><span>${told}</span></button>`;
}

function Problems() {
  const count = store.use((state) => state.problems.length);
  if (count === 0) return null;
  return html`<button type="button" class="status is-warning" aria-label=${`${count} problems of the show`}
    onClick=${() => view.set({ isProblemsOpen: true })}><${Icon}
      name="warn" /><span>${count}</span></button>`;
}

function Output() {
  const output = store.use((state) => state.output);
  if (!output) return null;
  const isBad = output.reason !== null && output.reason !== undefined;
  return html`<span class=${`status wide ${isBad ? 'is-bad' : ''}`} role="status" aria-label="Output"
    title=${output.reason ?? `${output.packets} packets sent, ${output.failed} failed`}>
    ${isBad ? `No output: ${output.reason}` : `Art-Net ${output.node}`}
  </span>`;
}

function Clients() {
  const count = store.use((state) => state.clients);
  if (count < 2) return null;
  return html`<span class="status" role="status" aria-label="Clients"
    title="Pages that edit this show now">${count} clients</span>`;
}

function Connection() {
  const { phase, roundTrip } = connection.use((state) => state);
  const text = { connecting: 'Connecting …', lost: 'Not connected' }[phase] ?? 'Connected';
  const sync = phase === 'open' && roundTrip !== null ? `Sync ±${(roundTrip / 2).toFixed(1)} ms` : null;
  return html`<span class=${`status connection is-${phase}`} role="status" aria-label="Connection"
    title="Half of the shortest round trip: the clocks are known no worse than that">
    <i class="lamp"></i><span>${text}</span>${sync && html`<span class="faint">${sync}</span>`}
  </span>`;
}
