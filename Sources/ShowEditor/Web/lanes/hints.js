// Hints: moments of the song under a name. A click goes there.

import { html, useState } from '../preact.js';
import { store } from '../model/store.js';
import { ask, deleteHint, setHint } from '../model/edits.js';
import { useBlocked, useOffline } from '../model/blocked.js';
import { formatTime } from '../model/time.js';
import { TextInput } from '../controls/fields.js';
import { IconButton } from '../controls/icons.js';
import * as player from '../sound/player.js';

// A hint may be every kick of the song; the first ones tell what it is.
const FEW = 8;

const here = () => Math.round(player.position() * 1000) / 1000;

export function Hints() {
  const hints = store.use((state) => state.hints);
  const isBlocked = useBlocked();
  const hasSong = store.use((state) => state.song !== null);
  const [name, setName] = useState('');
  const isKnown = hints.some((hint) => hint.name === name.trim());
  const add = async (event) => {
    event.preventDefault();
    if (!isBlocked && name.trim() && !isKnown && (await setHint(name.trim(), [here()]))) setName('');
  };
  return html`<div class="hints">
    <header class="lane-head minor"><h2>Hints</h2><span class="count">${hints.length}</span></header>
    ${hints.map((hint) => html`<${Hint} key=${hint.name} hint=${hint} isBlocked=${isBlocked} />`)}
    ${hasSong && html`<form class="add-line" onSubmit=${add}>
      <${TextInput} label="Name of the new hint" placeholder="New hint here …" value=${name}
        onText=${(text) => (setName(text), true)} />
      <${IconButton} name="add" label="Add the hint" type="submit"
        disabled=${isBlocked || !name.trim() || isKnown} />
    </form>`}
  </div>`;
}

function Hint({ hint, isBlocked }) {
  const isOffline = useOffline();
  const [isEdited, setEdited] = useState(false);
  const [name, setName] = useState(hint.name);
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole || hint.times.length <= FEW + 1 ? hint.times : hint.times.slice(0, FEW);
  const rename = async (event) => {
    event.preventDefault();
    const to = name.trim();
    if (to === hint.name || (await ask({ type: 'rename_hint', name: hint.name, to }))) setEdited(false);
  };
  const remove = (time) => setHint(hint.name, hint.times.filter((other) => other !== time));
  return html`<div class="hint" role="group" aria-label=${`Hint ${hint.name}`}>
    <div class="hint-head">
      ${isEdited
        ? html`<form class="add-line" onSubmit=${rename}>
            <${TextInput} label="Hint name" value=${name}
              onText=${(text) => (setName(text), text.trim() !== '')} />
            <button type="submit" class="main" disabled=${isBlocked || !name.trim()}>Rename</button>
            <${IconButton} name="remove" label=${`Delete the hint ${hint.name}`} disabled=${isBlocked}
              onClick=${() => deleteHint(hint)} />
          </form>`
        : html`<b>${hint.name}</b><span class="spring"></span>
            <${IconButton} name="add" label=${`Add this moment to ${hint.name}`} disabled=${isBlocked}
              onClick=${() => setHint(hint.name, [...new Set([...hint.times, here()])])} />`}
      <${IconButton} name=${isEdited ? 'close' : 'edit'}
        label=${isEdited ? 'Done' : `Edit the hint ${hint.name}`} disabled=${isBlocked}
        onClick=${() => setEdited(!isEdited)} />
    </div>
    <div class="chips" inert=${isOffline}>
      ${shown.map(
        (time) => html`<button type="button" class="chip" key=${time}
          aria-label=${isEdited ? `Remove ${formatTime(time)}` : `Go to ${hint.name} at ${formatTime(time)}`}
          onClick=${() => (isEdited ? remove(time) : player.seek(time))}>${formatTime(time)}${isEdited && ' ×'}</button>`,
      )}
      ${shown !== hint.times && html`<button type="button" class="chip more" aria-label=${`All of ${hint.name}`}
        onClick=${() => setWhole(true)}>+ ${hint.times.length - FEW}</button>`}
    </div>
  </div>`;
}
