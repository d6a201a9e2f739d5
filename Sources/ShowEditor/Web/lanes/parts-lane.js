// The parts of the song and its hints: where one goes by a click.

import { html, useEffect, useState } from '../preact.js';
import { store } from '../model/store.js';
import { on } from '../model/messages.js';
import { useBlocked, useOffline } from '../model/blocked.js';
import { formatDuration, formatTime, lastNotAfter } from '../model/time.js';
import { IconButton } from '../controls/icons.js';
import { paint } from '../loop.js';
import * as player from '../sound/player.js';
import { Hints } from './hints.js';
import { PartForm } from './part-form.js';

const FEW = 3;

export function PartsLane() {
  const parts = store.use((state) => state.parts);
  const hints = store.use((state) => state.hints);
  const isBlocked = useBlocked();
  const hasSong = store.use((state) => state.song !== null);
  const { edited, form, edit } = useEdited(parts);
  const now = usePartNow(parts);
  return html`<section class="panel lane" aria-label="Song parts">
    <header class="lane-head">
      <h2>Song parts</h2>
      <span class="count">${parts.length}</span>
      <${IconButton} name="add" label="New part" disabled=${isBlocked || !hasSong}
        onClick=${() => edit('new')} />
    </header>
    <div class="scroller" tabindex="0" aria-label="Parts and hints">
      ${edited === 'new' && html`<${PartForm} key=${form} part=${newPart(parts)} onClose=${() => edit(null)} />`}
      <div role="list" aria-label="Parts">
        ${parts.map((part) =>
          edited === part.id
            ? html`<${PartForm} key=${`form ${form}`} part=${part} onClose=${() => edit(null)} />`
            : html`<${PartRow} key=${part.id} part=${part} isNow=${part.id === now} isBlocked=${isBlocked}
                hints=${hints} onEdit=${() => edit(part.id)} />`,
        )}
      </div>
      ${parts.length === 0 && hasSong && html`<p class="empty">No parts yet</p>`}
      <${Hints} />
    </div>
  </section>`;
}

// Which part has its form open: its number, `new`, or null. Another run of the service numbers the
// parts anew: the form stays with the part that is still the same.
function useEdited(parts) {
  const [{ edited, form }, set] = useState({ edited: null, form: 0 });
  const session = store.use((state) => state.session);
  const edit = (id) => set({ edited: id, form: form + 1 });
  useEffect(() => {
    const before = parts.find(({ id }) => id === edited);
    if (!before) return undefined;
    const isSame = (part) => part.title === before.title && part.start === before.start && part.end === before.end;
    return on('initial', (now) => now.session !== session && set({ edited: now.parts.find(isSame)?.id ?? null, form }));
  }, [parts, edited, session]);
  return { edited, form, edit };
}

function newPart(parts) {
  const { song } = store.get();
  const start = Math.round(player.position() * 1000) / 1000;
  const next = parts.find((part) => part.start > start);
  return { id: null, title: '', start, end: Math.min(next?.start ?? Infinity, start + 16, song?.length ?? Infinity) };
}

// The part that is being played changes some ten times a song: the list may well be drawn anew.
function usePartNow(parts) {
  const [now, setNow] = useState(null);
  useEffect(
    () =>
      paint(() => {
        const seconds = player.position();
        const part = parts[lastNotAfter(parts, seconds + 0.0005, ({ start }) => start)];
        setNow(part && seconds < part.end ? part.id : null);
        return player.isPlaying();
      }),
    [parts],
  );
  return now;
}

function PartRow({ part, isNow, isBlocked, hints, onEdit }) {
  // A drop is worth telling; that there are kicks is not.
  const count = ({ times }) => times.filter((time) => part.start <= time && time < part.end).length;
  const inside = hints.filter((hint) => count(hint) > 0 && count(hint) <= FEW);
  const type = part.type && part.type.toLowerCase() !== part.title.toLowerCase() ? part.type : null;
  const more = [formatDuration(part.end - part.start), type, ...inside.map(({ name }) => name)].filter(Boolean);
  return html`<div class=${`row part ${isNow ? 'is-now' : ''}`} role="listitem" inert=${useOffline()}>
    <span class="row-time">${formatTime(part.start)}</span>
    <button type="button" class="row-body" onClick=${() => player.seek(part.start)}
      aria-label=${`Go to ${part.title} at ${formatTime(part.start)}`}>
      <span class="row-title">${part.title}</span>
      <span class="row-more">${more.join(' · ')}</span>
    </button>
    <${IconButton} name="edit" label=${`Edit ${part.title}`} disabled=${isBlocked} onClick=${onEdit} />
  </div>`;
}
