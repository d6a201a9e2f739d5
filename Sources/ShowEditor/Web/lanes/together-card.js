// The card of all selected fixtures: one hand on what they share.

import { html, useMemo, useState } from '../preact.js';
import { store } from '../model/store.js';
import { isByHand, levelAt, setByHand } from '../model/levels.js';
import { changesByName, colourControls, positionControls, valueOf } from '../model/fixtures.js';
import { changesForPart, sharedControls, sharedPresets } from '../model/together.js';
import { colourChanges, colourOf } from '../model/look.js';
import { clearSelection, useSelected } from '../model/selection.js';
import { useOffline } from '../model/blocked.js';
import { release } from '../model/edits.js';
import { ColourPad } from '../controls/colour.js';
import { Fader } from '../controls/fader.js';
import { IconButton } from '../controls/icons.js';
import { XYPad } from '../controls/xy-pad.js';

const WIDE = 65535;
// What a hand reaches for first stands first.
const isFirst = ({ role }) => role === 'dimmer' || role === 'shutter';

/** Shows itself where two or more are selected. */
export function Together() {
  const selected = useSelected();
  const [isOpen, setOpen] = useState(true);
  const isOffline = useOffline();
  if (selected.length < 2) return null;
  return html`<section class="together" aria-label="Together">
    <header class="lane-head">
      <h2>Together</h2>
      <span class="count" role="status">${selected.length} fixtures</span>
      <${IconButton} name=${isOpen ? 'open' : 'shut'} label=${isOpen ? 'Hide what they share' : 'Show what they share'}
        aria-expanded=${isOpen} onClick=${() => setOpen(!isOpen)} />
      <${IconButton} name="close" label="Select none" onClick=${clearSelection} />
    </header>
    ${isOpen && html`<${Shared} key=${selected.map(({ id }) => id).join(' ')} fixtures=${selected} isInert=${isOffline} />`}
  </section>`;
}

function Shared({ fixtures, isInert }) {
  const shared = useMemo(() => sharedControls(fixtures), [fixtures]);
  const [unlocked, setUnlocked] = useState(new Set());
  const unlock = (key) => setUnlocked(new Set([...unlocked, key]));
  const row = (control) => html`<${SharedRow} key=${control.key} shared=${control} count=${fixtures.length}
    isUnlocked=${unlocked.has(control.key)} onUnlock=${() => unlock(control.key)} />`;
  return html`<div class="card-body together-body" inert=${isInert}>
    ${shared.filter(isFirst).map(row)}
    <${Presets} fixtures=${fixtures} />
    <${Colour} fixtures=${fixtures} />
    <${Position} fixtures=${fixtures} />
    ${shared.filter((control) => !isFirst(control)).map(row)}
  </div>`;
}

// Where not all have it, how many do.
const told = (name, some, all) => (some === all ? name : `${name} (${some})`);

function Presets({ fixtures }) {
  const presets = sharedPresets(fixtures);
  if (presets.length === 0) return null;
  const recall = (name) =>
    setByHand(fixtures.flatMap((fixture) => {
      const values = fixture.presets.find((preset) => preset.name === name)?.values ?? {};
      return Object.entries(values).flatMap(([channel, level]) => changesByName(fixture, channel, level));
    }));
  return html`<div class="chips" role="group" aria-label="Presets of all selected">
    ${presets.map(({ name, count }) => html`<button type="button" class="chip" key=${name} aria-label=${`Together preset ${name}`}
      onClick=${() => recall(name)}>${told(name, count, fixtures.length)}</button>`)}
  </div>`;
}

function Colour({ fixtures }) {
  const mixing = fixtures.filter((fixture) => colourControls(fixture)?.every(({ arm }) => arm === null));
  if (mixing.length < 2) return null;
  return html`<div>
    ${mixing.length < fixtures.length && html`<p class="faint part-of">Colour of ${mixing.length}</p>`}
    <${ColourPad} label="Together colour" read=${() => colourOf(mixing[0], levelAt)}
      onSet=${(rgb) => setByHand(mixing.flatMap((fixture) => colourChanges(fixture, rgb)))} />
  </div>`;
}

function Position({ fixtures }) {
  const points = store.use((state) => state.points);
  const heads = fixtures.filter((fixture) => positionControls(fixture)?.every(({ arm }) => arm === null));
  if (heads.length < 2) return null;
  const changes = (fixture, values) =>
    positionControls(fixture).flatMap((control, axis) => changesForPart([control], values[axis] / WIDE));
  const aimed = points.filter(({ aims }) => heads.every(({ id }) => aims[id]));
  const read = () => positionControls(heads[0]).map((control) => (valueOf(control, levelAt) / control.most) * WIDE).map(Math.round);
  return html`<div class="position">
    ${heads.length < fixtures.length && html`<p class="faint part-of">Position of ${heads.length}</p>`}
    <${XYPad} label="Together pan and tilt" most=${[WIDE, WIDE]} points=${[]} read=${read}
      onSet=${(values) => setByHand(heads.flatMap((fixture) => changes(fixture, values)))} />
    <div class="chips" role="group" aria-label="Places of all selected">
      ${aimed.map(({ id, name, aims }) => html`<button type="button" class="chip" key=${id} aria-label=${`Point all at ${name}`}
        onClick=${() => setByHand(heads.flatMap((fixture) => changes(fixture, aims[fixture.id])))}>${name}</button>`)}
    </div>
  </div>`;
}

// Armed ones stay out of it until they are unlocked.
function SharedRow({ shared, count, isUnlocked, onUnlock }) {
  const armed = shared.controls.filter(({ arm }) => arm !== null).length;
  const moved = isUnlocked ? shared.controls : shared.controls.filter(({ arm }) => arm === null);
  const parts = () => (moved.length > 0 ? moved : shared.controls).map((control) => valueOf(control, levelAt) / control.most);
  const read = () => Math.round(Math.max(...parts()) * shared.most);
  const isMixed = () => new Set(parts()).size > 1;
  const slots = ({ coarse, fine }) => (fine === null ? [coarse] : [coarse, fine]);
  const isHeld = () => moved.some((control) => slots(control).some((slot) => isByHand(control.universe, slot)));
  const set = (value) => setByHand(changesForPart(moved, value / shared.most));
  const pick = (label) =>
    setByHand(moved.map((control) => [control.universe, control.coarse, control.wheel.find((slot) => slot.label === label).value]));
  const label = `Together ${shared.name}`;
  return html`<div class="control-block">
    <${Fader} label=${label} name=${told(shared.name, moved.length, count)} most=${shared.most} isLocked=${moved.length === 0}
      read=${read} isHeld=${isHeld} isMixed=${isMixed} onSet=${set}
      onRelease=${() => moved.forEach((control) => release(control.universe, slots(control)))}>
      ${armed > 0 && !isUnlocked && html`<${IconButton} name="locked" class="icon-button arm"
        label=${`Unlock ${label}, armed on ${armed}`} onClick=${onUnlock} />`}
    <//>
    ${shared.wheel.length > 0 && moved.length > 0 && html`<div class="chips wheel" role="group" aria-label=${`${label}, by name`}>
      ${shared.wheel.map((name) => html`<button type="button" class="chip" key=${name} aria-label=${`${label} ${name}`}
        onClick=${() => pick(name)}>${name}</button>`)}
    </div>`}
  </div>`;
}
