// The form of a part of the song.

import { html, useState } from '../preact.js';
import { store } from '../model/store.js';
import { ask, deletePart } from '../model/edits.js';
import { useBlocked } from '../model/blocked.js';
import { Field, TextInput, TimeInput } from '../controls/fields.js';
import { IconButton } from '../controls/icons.js';
import * as player from '../sound/player.js';

/** `part` has a null `id` where it is new. */
export function PartForm({ part, onClose }) {
  const [title, setTitle] = useState(part.title);
  const [start, setStart] = useState(part.start);
  const [end, setEnd] = useState(part.end);
  const song = store.use((state) => state.song);
  const here = () => Math.round(player.position() * 1000) / 1000;
  const isBlocked = useBlocked();
  const lack = lackOf(title, start, end, song);
  const save = async (event) => {
    event.preventDefault();
    if (lack || isBlocked) return;
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
    ${lack && html`<p class="lack" role="status" id="part-form-lack">${lack}</p>`}
    <footer class="form-foot">
      ${part.id !== null && html`<${IconButton} name="remove" label="Delete part" disabled=${isBlocked} onClick=${remove} />`}
      <span class="spring"></span>
      <button type="button" class="plain" onClick=${onClose}>Cancel</button>
      <button type="submit" class="main"
        disabled=${lack !== null || isBlocked} aria-describedby=${lack ? 'part-form-lack' : null}>${part.id === null ? 'Add part' : 'Apply'}</button>
    </footer>
  </form>`;
}

function lackOf(title, start, end, song) {
  if (!title.trim()) return 'Give it a title first';
  if (end <= start) return 'The end must come after the start';
  return song && start >= song.length ? 'It starts after the end of the song' : null;
}
