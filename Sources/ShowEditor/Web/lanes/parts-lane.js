// The parts of the song and its hints: where one goes by a click.

import { html, useEffect, useState } from '../preact.js';
import { store } from '../model/store.js';
import { ask, deletePart } from '../model/edits.js';
import { formatDuration, formatTime, lastNotAfter } from '../model/time.js';
import { Field, TextInput, TimeInput } from '../controls/fields.js';
import { IconButton } from '../controls/icons.js';
import { paint } from '../loop.js';
import * as player from '../sound/player.js';
import { Hints } from './hints.js';

const FEW = 3;

export function PartsLane() {
  const parts = store.use((state) => state.parts);
  const hints = store.use((state) => state.hints);
  const locked = store.use((state) => state.locked);
  const hasSong = store.use((state) => state.song !== null);
  const [edited, setEdited] = useState(null);
  const now = usePartNow(parts);
  return html`<section class="panel lane" aria-label="Song parts">
    <header class="lane-head">
      <h2>Song parts</h2>
      <span class="count">${parts.length}</span>
      <${IconButton} name="add" label="New part" disabled=${locked || !hasSong}
        onClick=${() => setEdited('new')} />
    </header>
    <div class="scroller" tabindex="0" aria-label="Parts and hints">
      ${edited === 'new' && html`<${PartForm} part=${newPart(parts)} onClose=${() => setEdited(null)} />`}
      <div role="list" aria-label="Parts">
        ${parts.map((part) =>
          edited === part.id
            ? html`<${PartForm} key=${part.id} part=${part} onClose=${() => setEdited(null)} />`
            : html`<${PartRow} key=${part.id} part=${part} isNow=${part.id === now} locked=${locked}
                hints=${hints} onEdit=${() => setEdited(part.id)} />`,
        )}
      </div>
      ${parts.length === 0 && hasSong && html`<p class="empty">No parts yet</p>`}
      <${Hints} />
    </div>
  </section>`;
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

function PartRow({ part, isNow, locked, hints, onEdit }) {
  // A drop is worth telling; that there are kicks is not.
  const count = ({ times }) => times.filter((time) => part.start <= time && time < part.end).length;
  const inside = hints.filter((hint) => count(hint) > 0 && count(hint) <= FEW);
  const type = part.type && part.type.toLowerCase() !== part.title.toLowerCase() ? part.type : null;
  const more = [formatDuration(part.end - part.start), type, ...inside.map(({ name }) => name)].filter(Boolean);
  return html`<div class=${`row part ${isNow ? 'is-now' : ''}`} role="listitem">
    <span class="row-time">${formatTime(part.start)}</span>
    <button type="button" class="row-body" onClick=${() => player.seek(part.start)}
      aria-label=${`Go to ${part.title} at ${formatTime(part.start)}`}>
      <span class="row-title">${part.title}</span>
      <span class="row-more">${more.join(' · ')}</span>
    </button>
    <${IconButton} name="edit" label=${`Edit ${part.title}`} disabled=${locked} onClick=${onEdit} />
  </div>`;
}

function PartForm({ part, onClose }) {
  const [title, setTitle] = useState(part.title);
  const [start, setStart] = useState(part.start);
  const [end, setEnd] = useState(part.end);
  const here = () => Math.round(player.position() * 1000) / 1000;
  const save = async (event) => {
    event.preventDefault();
    const content = { title, start, end };
    const answer = await ask(
      part.id === null ? { type: 'add_part', part: content } : { type: 'update_part', part_id: part.id, part: content },
    );
    if (answer) onClose();
  };
  const remove = () => {
    onClose();
    deletePart(part);
  };
  return html`<form class="inline-form" aria-label=${part.id === null ? 'New part' : 'Edit part'}
    onSubmit=${save}
    onKeyDown=${(event) => event.key === 'Escape' && onClose()}>
    <${Field} label="Title">
      <${TextInput} label="Part title" value=${title}
        onText=${(text) => (setTitle(text), text.trim() !== '')} />
    <//>
    <div class="field-pair">
      <${Field} label="Start"><${TimeInput} label="Part start" value=${start} onChange=${setStart} /><//>
      <button type="button" class="plain" aria-label="Start now"
        onClick=${() => setStart(here())}>Now</button>
    </div>
    <div class="field-pair">
      <${Field} label="End"><${TimeInput} label="Part end" value=${end} onChange=${setEnd} /><//>
      <button type="button" class="plain" aria-label="End now" onClick=${() => setEnd(here())}>Now</button>
    </div>
    <footer class="form-foot">
      ${part.id !== null && html`<${IconButton} name="remove" label="Delete part" onClick=${remove} />`}
      <span class="spring"></span>
      <button type="button" class="plain" onClick=${onClose}>Cancel</button>
      <button type="submit" class="main"
        disabled=${!title.trim() || end <= start}>${part.id === null ? 'Add part' : 'Apply'}</button>
    </footer>
  </form>`;
}
