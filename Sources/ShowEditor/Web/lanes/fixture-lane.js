// All fixtures, by hand; at the foot what makes a cue of it.

import { html, useMemo, useRef, useState } from '../preact.js';
import { store, view } from '../model/store.js';
import { addToCue, release } from '../model/edits.js';
import { selectOnly } from '../model/selection.js';
import { useBlocked, useOffline } from '../model/blocked.js';
import { NumberInput, TextInput } from '../controls/fields.js';
import { IconButton } from '../controls/icons.js';
import * as player from '../sound/player.js';
import { FixtureCard } from './fixture-card.js';
import { FixturePicks } from './fixture-picks.js';
import { Together } from './together-card.js';

export function FixturesLane() {
  const fixtures = store.use((state) => state.fixtures);
  const open = view.use((state) => state.openFixtures);
  const [text, setText] = useState('');
  const shown = useMemo(() => {
    const word = text.trim().toLowerCase();
    return word ? fixtures.filter(({ id, name, kind }) => `${id} ${name} ${kind}`.toLowerCase().includes(word)) : fixtures;
  }, [fixtures, text]);
  const isAnyOpen = open.size > 0;
  const key = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'a' || event.target.matches('input:not([type=checkbox])')) return;
    event.preventDefault();
    selectOnly(shown.map(({ id }) => id));
  };
  return html`<section class="panel lane" aria-label="Fixtures" onKeyDown=${key}>
    <header class="lane-head">
      <h2>Fixtures</h2>
      <span class="count">${fixtures.length}</span>
      <input type="search" class="head-filter" placeholder="Filter" aria-label="Filter fixtures" value=${text}
        onInput=${(event) => setText(event.target.value)} />
      <${IconButton} name=${isAnyOpen ? 'open' : 'shut'}
        label=${isAnyOpen ? 'Close all fixtures' : 'Open all fixtures'}
        onClick=${() => view.set({ openFixtures: new Set(isAnyOpen ? [] : shown.map(({ id }) => id)) })} />
    </header>
    <${FixturePicks} shown=${shown} />
    <${Together} />
    <div class="scroller" tabindex="0" role="list" aria-label="Fixture cards">
      ${shown.map((fixture) => html`<${FixtureCard} key=${fixture.id} fixture=${fixture} shown=${shown} isOpen=${open.has(fixture.id)} />`)}
      ${shown.length === 0 && html`<p class="empty">${fixtures.length ? 'No fixture matches' : 'This show has no fixtures'}</p>`}
    </div>
    <${AddToCue} />
  </section>`;
}

/** Makes the cue; the page's `a` key does the same. */
export async function addCueHere(name, fade) {
  return addToCue(Math.round(player.position() * 1000) / 1000, name, fade);
}

function AddToCue() {
  const count = store.use((state) => state.handCount);
  const isBlocked = useBlocked();
  const isOffline = useOffline();
  const hasSong = store.use((state) => state.song !== null);
  const [name, setName] = useState('');
  const [fade, setFade] = useState(null);
  const isBusy = useRef(false);
  const add = async (event) => {
    event.preventDefault();
    if (isBusy.current || count === 0 || isBlocked || !hasSong) return;
    isBusy.current = true;
    if (await addCueHere(name.trim(), fade ?? 0)) {
      setName('');
      setFade(null);
    }
    isBusy.current = false;
  };
  return html`<form class="add-to-cue" aria-label="Add to cue" onSubmit=${add}>
    <div class="field-pair">
      <${TextInput} label="Name of the new cue" placeholder="Name" value=${name}
        onText=${(text) => (setName(text), true)} />
      <${NumberInput} label="Fade of the new cue" placeholder="Fade s" value=${fade} least=${0} isOptional
        onChange=${setFade} />
    </div>
    <div class="field-pair">
      <button type="submit" class="main"
        disabled=${count === 0 || isBlocked || !hasSong}>Add to Cue${count > 0 && html` <span class="badge">${count}</span>`}</button>
      <button type="button" class="plain" aria-label="Release all" disabled=${count === 0 || isOffline}
        onClick=${() => release()}>
        Release<span class="when-wide"> all</span>
      </button>
    </div>
  </form>`;
}
