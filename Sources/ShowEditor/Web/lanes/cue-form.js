// The form of one row, drawn from what the service says of effects and chases: a new effect appears
// here without a change.

import { html, useEffect, useState } from '../preact.js';
import { store, view } from '../model/store.js';
import { post } from '../model/link.js';
import { ask, deleteCue, duplicateCue, insertCue, updateCue } from '../model/edits.js';
import { parseRows } from '../model/json.js';
import { tellProblem } from '../model/problems.js';
import { Field, NumberInput, TextInput, TimeInput } from '../controls/fields.js';
import { IconButton } from '../controls/icons.js';
import * as player from '../sound/player.js';
import { ChaseFields, EffectFields } from './row-fields.js';
import { SnapshotFields } from './snapshot-fields.js';

const PREVIEW_PAUSE = 120;

/** Shows the form of the chosen row, or of a new one; nothing where none is chosen. */
export function CueForm() {
  const edited = view.use((state) => state.editedCue);
  const created = view.use((state) => state.newCue);
  const cue = store.use((state) => (edited === null ? null : (state.cueById.get(edited) ?? null)));
  useEffect(() => {
    // Somebody else deleted it.
    if (edited !== null && !cue) view.set({ editedCue: null });
  }, [edited, cue]);
  if (cue) return html`<${Form} key=${cue.id} cue=${cue} first=${cue.row} />`;
  if (created) return html`<${Form} key="new" cue=${null} first=${firstRow(created.time)} />`;
  return null;
}

function firstRow(time) {
  const { fixtures } = store.get();
  const chosen = fixtures.find(({ id }) => id === view.get().chosenFixture) ?? fixtures[0];
  return { time, fixture_id: chosen?.id ?? '', effect: chosen?.effects[0] ?? '', duration: 0.5, data: {} };
}

/** What a row says it is, as the service's `kind` has it. */
function kindOf(row) {
  if ('values' in row) return 'snapshot';
  if ('chaser_id' in row) return 'chase';
  return 'effect' in row || 'action' in row ? 'effect' : 'broken';
}

function Form({ cue, first }) {
  const [row, setRow] = useState(first);
  const [isLive, setLive] = useState(false);
  const locked = store.use((state) => state.locked);
  const isChanged = !cue || JSON.stringify(row) !== JSON.stringify(cue.row);
  // An edit of another client shows here, unless something has been typed that it would wipe out.
  const [base, setBase] = useState(first);
  useEffect(() => {
    if (cue && JSON.stringify(row) === JSON.stringify(base)) setRow(cue.row);
    if (cue) setBase(cue.row);
  }, [cue?.row]);
  usePreview(row, isLive);
  const close = () => view.set({ editedCue: null, newCue: null });
  const save = async (event) => {
    event.preventDefault();
    const answer = await (cue ? updateCue(cue.id, row) : insertCue(row));
    if (answer && !cue) view.set({ newCue: null, editedCue: answer.cue });
  };
  const kind = kindOf(row);
  const timeKey = 'time' in row || !('timecode' in row) ? 'time' : 'timecode';
  const set = (patch) => setRow(without({ ...row, ...patch }));
  return html`<form class="cue-form" aria-label=${cue ? 'Edit cue' : 'New cue'} onSubmit=${save}>
    <header class="lane-head">
      <h2>${cue ? 'Edit cue' : 'New cue'}</h2>
      ${cue && html`<${IconButton} name="copy" label="Duplicate cue" disabled=${locked} onClick=${() => duplicateCue(cue.id)} />
        <${IconButton} name="remove" label="Delete cue" disabled=${locked}
          onClick=${() => deleteCue(cue.id)} />`}
      <${IconButton} name="close" label="Close the form" onClick=${close} />
    </header>
    <div class="form-body">
      ${cue?.problems.map((problem) => html`<p class=${`problem is-${problem.severity}`} role="note">${tellProblem(problem)}</p>`)}
      ${!cue && html`<${KindButtons} kind=${kind} row=${row} onChange=${setRow} />`}
      <div class="field-pair">
        <${Field} label="Time">
          <${TimeInput} label="Cue time" value=${Number(row[timeKey]) || 0}
            onChange=${(time) => set({ [timeKey]: time })} />
        <//>
        <button type="button" class="plain"
          onClick=${() => set({ [timeKey]: Math.round(player.position() * 1000) / 1000 })}>Now</button>
      </div>
      <${Field} label="Name">
        <${TextInput} label="Cue name" value=${row.name ?? ''}
          onText=${(name) => (set({ name: name || null }), true)} />
      <//>
      ${kind === 'snapshot' && html`<${Field} label="Fade">
        <${NumberInput} label="Fade in seconds" value=${row.fade} least=${0} isOptional placeholder="0"
          onChange=${(fade) => set({ fade })} />
      <//><${SnapshotFields} row=${row} onChange=${set} />`}
      ${kind === 'effect' && html`<${EffectFields} row=${row} onChange=${set} />`}
      ${kind === 'chase' && html`<${ChaseFields} row=${row} onChange=${set} />`}
      <${RawRow} row=${row} isOpen=${kind === 'broken'} onChange=${setRow} />
    </div>
    <footer class="form-foot">
      <button type="button" class="plain" onClick=${() => ask({ type: 'preview', row })}>Preview</button>
      <label class="check"><input type="checkbox" checked=${isLive}
        onChange=${(event) => setLive(event.target.checked)} />Live</label>
      <span class="spring"></span>
      <button type="submit" class="main" disabled=${!isChanged || locked}>${cue ? 'Apply' : 'Add'}</button>
    </footer>
  </form>`;
}

// Keys that were emptied go away; a row keeps whatever else it says.
function without(row) {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

function usePreview(row, isLive) {
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setTimeout(() => post({ type: 'preview', row }), PREVIEW_PAUSE);
    return () => clearTimeout(timer);
  }, [row, isLive]);
  useEffect(() => (isLive ? () => post({ type: 'preview_stop' }) : undefined), [isLive]);
}

function KindButtons({ kind, row, onChange }) {
  const chases = store.use((state) => state.chases);
  const { time } = row;
  const kinds = [
    ['effect', 'Effect', () => firstRow(time)],
    ['chase', 'Chase', () => ({ time, chaser_id: chases[0].id, data: { repetitions: 1 } })],
    ['snapshot', 'Snapshot', () => ({ time, values: {} })],
  ];
  return html`<div class="segments" role="group" aria-label="Kind of cue">
    ${kinds.map(
      ([name, label, make]) => html`<button type="button" aria-pressed=${kind === name}
        disabled=${name === 'chase' && chases.length === 0} onClick=${() => onChange(make())}>${label}</button>`,
    )}
  </div>`;
}

function RawRow({ row, isOpen, onChange }) {
  const text = JSON.stringify(row, null, 2);
  const [typed, setTyped] = useState(null);
  const [problem, setProblem] = useState(null);
  const edit = (event) => {
    setTyped(event.target.value);
    try {
      const value = parseRows(event.target.value);
      const isRow = value !== null && typeof value === 'object' && !Array.isArray(value);
      setProblem(isRow ? null : 'A row is an object: { … }');
      if (isRow) onChange(value);
    } catch (error) {
      setProblem(error.message);
    }
  };
  return html`<details class="raw" open=${isOpen}>
    <summary>The row as the file has it</summary>
    <textarea aria-label="Row as JSON" aria-invalid=${problem !== null} spellcheck=${false} rows="8"
      value=${typed ?? text}
      onInput=${edit} onBlur=${() => problem === null && setTyped(null)}></textarea>
    ${problem && html`<p class="problem">${problem}</p>`}
  </details>`;
}
