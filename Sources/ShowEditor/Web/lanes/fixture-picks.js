// Quick picks: all fixtures, or all of a kind, and what is done with those that are selected.

import { html } from '../preact.js';
import { store, view } from '../model/store.js';
import { levelAt, setByHand } from '../model/levels.js';
import { lookOf, pasteChanges } from '../model/look.js';
import { groupOf } from '../model/together.js';
import { selectAlso, selectOnly, useSelected } from '../model/selection.js';
import { useOffline } from '../model/blocked.js';

/** `shown` are the fixtures that the lane shows: what is filtered out is not picked. */
export function FixturePicks({ shown }) {
  const selected = useSelected();
  const look = view.use((state) => state.look);
  const isOffline = useOffline();
  if (store.get().fixtures.length < 2) return null;
  const kinds = [...new Set(shown.map(groupOf))].map((name) => [name, shown.filter((fixture) => groupOf(fixture) === name)]);
  const groups = [['All', shown], ...(kinds.length > 1 ? kinds : [])];
  const isPicked = (fixtures) => fixtures.length === selected.length && fixtures.every((fixture) => selected.includes(fixture));
  const pick = (fixtures, event) => {
    const ids = fixtures.map(({ id }) => id);
    if (event.ctrlKey || event.metaKey || event.shiftKey) selectAlso(ids);
    else selectOnly(isPicked(fixtures) ? [] : ids);
  };
  return html`<div class="picks" role="group" aria-label="Select fixtures">
    ${groups.map(([name, fixtures]) => html`<button type="button" class="chip" key=${name} aria-pressed=${fixtures.length > 0 && isPicked(fixtures)}
      aria-label=${`Select ${name.toLowerCase()}`} onClick=${(event) => pick(fixtures, event)}>${name}</button>`)}
    <span class="spring"></span>
    ${selected.length === 1 && html`<${CopyLook} fixture=${selected[0]} />`}
    ${look && selected.length > 0 && html`<button type="button" class="chip" disabled=${isOffline}
      title=${`The look of ${look.name}`} onClick=${() => pasteLook(look, selected)}>Paste look</button>`}
  </div>`;
}

/** Keeps what a fixture shows now, for others. */
export function CopyLook({ fixture }) {
  const isKept = view.use((state) => state.look?.id === fixture.id);
  return html`<button type="button" class="chip" aria-pressed=${isKept} aria-label=${`Copy the look of ${fixture.name}`}
    onClick=${() => view.set({ look: lookOf(fixture, levelAt) })}>Copy look</button>`;
}

export const pasteLook = (look, fixtures) => setByHand(fixtures.flatMap((fixture) => pasteChanges(look, fixture)));
