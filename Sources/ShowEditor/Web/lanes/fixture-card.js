// A fixture's card: its light in the head, its controls below.

import { html, useEffect, useRef, useState } from '../preact.js';
import { store, view } from '../model/store.js';
import { isByHand, levelAt, levels, setByHand } from '../model/levels.js';
import { changesByName, changesFor, colourControls, positionControls, valueOf } from '../model/fixtures.js';
import { formatColour } from '../model/colours.js';
import { lightOf } from '../model/light.js';
import { release } from '../model/edits.js';
import { useOffline } from '../model/blocked.js';
import { selectTo, toggleSelected } from '../model/selection.js';
import { paint } from '../loop.js';
import { ColourPad } from '../controls/colour.js';
import { Fader } from '../controls/fader.js';
import { Icon, IconButton } from '../controls/icons.js';
import { XYPad } from '../controls/xy-pad.js';
import { CopyLook, pasteLook } from './fixture-picks.js';

/** `shown` are the fixtures of the list, among which a range is selected. */
export function FixtureCard({ fixture, shown, isOpen }) {
  const card = useRef(null);
  const chosen = view.use((state) => state.chosenFixture === fixture.id);
  useEffect(() => {
    if (chosen && isOpen) card.current.scrollIntoView({ block: 'nearest' });
  }, [chosen, isOpen]);
  useEffect(() => paintHead(card.current, fixture), [fixture]);
  const isSelected = view.use((state) => state.selected.has(fixture.id));
  const toggle = (event) => {
    if (event.shiftKey) return selectTo(fixture.id, shown);
    if (event.ctrlKey || event.metaKey) return toggleSelected(fixture.id);
    const open = new Set(view.get().openFixtures);
    if (isOpen) open.delete(fixture.id);
    else open.add(fixture.id);
    view.set({ openFixtures: open, chosenFixture: fixture.id });
    return undefined;
  };
  const { universe, channels } = fixture;
  return html`<article class=${`card ${chosen ? 'is-chosen' : ''} ${isSelected ? 'is-selected' : ''}`} ref=${card} role="listitem"
    aria-label=${fixture.name}>
    <div class="card-line">
      <${Tick} fixture=${fixture} shown=${shown} isSelected=${isSelected} />
      <button type="button" class="card-head" aria-expanded=${isOpen} aria-label=${fixture.name} onClick=${toggle}>
        <span class="card-name">${fixture.name}</span>
        <span class="card-hand"></span>
        <span class="faint card-place">${universe}/${Math.min(...channels.map(({ channel }) => channel))}</span>
        <${Icon} name=${isOpen ? 'open' : 'shut'} />
      </button>
    </div>
    ${isOpen && html`<${Controls} fixture=${fixture} />`}
  </article>`;
}

// The fixture's light is its tick: a finger's width, and the whole of it takes the finger.
function Tick({ fixture, shown, isSelected }) {
  const clicked = (event) => {
    if (!event.shiftKey) return;
    event.preventDefault();
    selectTo(fixture.id, shown);
  };
  return html`<label class="tick" title="Select">
    <input type="checkbox" aria-label=${`Select ${fixture.name}`} checked=${isSelected} onClick=${clicked}
      onChange=${() => toggleSelected(fixture.id)} />
    <span class="card-light"><${Icon} name="tick" /></span>
  </label>`;
}

function paintHead(card, fixture) {
  const light = card.querySelector('.card-light');
  const hand = card.querySelector('.card-hand');
  let version = -1;
  return paint(() => {
    if (version === levels.version) return false;
    version = levels.version;
    const { colour, strength } = lightOf(fixture, levelAt);
    const shown = formatColour(colour.map((part) => part * Math.sqrt(strength)));
    if (light.dataset.colour !== shown) {
      light.dataset.colour = shown;
      light.style.background = shown;
    }
    const count = fixture.channels.filter(({ channel }) => isByHand(fixture.universe, channel)).length;
    const text = count > 0 ? String(count) : '';
    if (hand.textContent !== text) hand.textContent = text;
    return false;
  });
}

function Controls({ fixture }) {
  const points = store.use((state) => state.points);
  const look = view.use((state) => state.look);
  const [unlocked, setUnlocked] = useState(new Set());
  const colour = colourControls(fixture);
  const position = positionControls(fixture);
  const isFree = (control) => control.arm === null || unlocked.has(control.key);
  const aims = points
    .filter((point) => point.aims[fixture.id])
    .map((point) => ({ id: point.id, name: point.name, aim: point.aims[fixture.id] }));
  const setBoth = (values) => setByHand(position.flatMap((control, index) => changesFor(control, values[index])));
  return html`<div class="card-body" inert=${useOffline()}>
    <div class="chips-line">
      <${Presets} fixture=${fixture} />
      <div class="chips" role="group" aria-label=${`${fixture.name}, its look`}>
        <${CopyLook} fixture=${fixture} />
        ${look && html`<button type="button" class="chip" aria-label=${`Paste the look on ${fixture.name}`} title=${`The look of ${look.name}`}
          onClick=${() => pasteLook(look, [fixture])}>Paste look</button>`}
      </div>
    </div>
    ${colour?.every(isFree) &&
    html`<${ColourPad} label=${`${fixture.name} colour`}
      read=${() => colour.map((control) => valueOf(control, levelAt))}
      onSet=${(rgb) => setByHand(colour.flatMap((control, index) => changesFor(control, rgb[index])))} />`}
    ${position?.every(isFree) &&
    html`<div class="position">
      <${XYPad} label=${`${fixture.name} pan and tilt`} most=${position.map(({ most }) => most)}
        points=${aims.map(scaled(position))}
        read=${() => position.map((control) => valueOf(control, levelAt))} onSet=${setBoth} />
      <div class="chips" role="group" aria-label=${`${fixture.name}, places`}>
        ${aims.map((point) => html`<button type="button" class="chip" key=${point.id} aria-label=${`Point ${fixture.name} at ${point.name}`}
          onClick=${() => setBoth(scaled(position)(point).aim)}>${point.name}</button>`)}
      </div>
    </div>`}
    ${fixture.controls.map(
      (control) => html`<${ControlRow} key=${control.key} fixture=${fixture} control=${control}
        isFree=${isFree(control)}
        onUnlock=${() => setUnlocked(new Set([...unlocked, control.key]))} />`,
    )}
  </div>`;
}

// Aims have 16 bits; a head with one byte an axis shows the high one.
const scaled = (position) => (point) => ({
  ...point,
  aim: point.aim.map((value, axis) => (position[axis].fine === null ? value >> 8 : value)),
});

function ControlRow({ fixture, control, isFree, onUnlock }) {
  const label = `${fixture.name} ${control.name}`;
  const slots = control.fine === null ? [control.coarse] : [control.coarse, control.fine];
  const set = (value) => setByHand(changesFor(control, value));
  return html`<div class="control-block">
    <${Fader} label=${label} name=${control.name} most=${control.most} isLocked=${!isFree}
      read=${() => valueOf(control, levelAt)} isHeld=${() => slots.some((slot) => isByHand(control.universe, slot))}
      onSet=${set} onRelease=${() => release(control.universe, slots)}>
      ${!isFree && html`<${IconButton} name="locked" class="icon-button arm" label=${`Unlock ${label}, armed at ${control.arm}`} onClick=${onUnlock} />`}
    <//>
    ${control.wheel && isFree && html`<div class="chips wheel" role="group" aria-label=${`${label}, by name`}>
      ${control.wheel.map(({ value, label: name }) => html`<button type="button" class="chip" key=${value} aria-label=${`${label} ${name}`}
        onClick=${() => set(value)}>${name}</button>`)}
    </div>`}
  </div>`;
}

function Presets({ fixture }) {
  const presets = fixture.presets.filter(({ values }) => values);
  if (presets.length === 0) return null;
  const recall = ({ values }) =>
    setByHand(Object.entries(values).flatMap(([name, level]) => changesByName(fixture, name, level)));
  return html`<div class="chips" role="group" aria-label=${`${fixture.name}, presets`}>
    ${presets.map((preset) => html`<button type="button" class="chip" key=${preset.name} aria-label=${`${fixture.name} preset ${preset.name}`}
      onClick=${() => recall(preset)}>${preset.name}</button>`)}
  </div>`;
}
