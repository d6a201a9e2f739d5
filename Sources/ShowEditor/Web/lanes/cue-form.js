// The form of one row, drawn from what the service says of effects and chases: a new effect appears
// here without a change.

import { html, useEffect, useState } from '../preact.js';
import { store, view } from '../model/store.js';
import { post } from '../model/link.js';
import { on } from '../model/messages.js';
import { ask, deleteCue, duplicateCue, updateCue } from '../model/edits.js';
import { useBlocked, useOffline } from '../model/blocked.js';
import { kindOf, lackOf, timeKey } from '../model/rows.js';
import { useSelected } from '../model/selection.js';
import { copyTime } from '../model/time.js';
import { Field, NumberInput, TextInput, TimeInput } from '../controls/fields.js';
import { IconButton } from '../controls/icons.js';
import * as player from '../sound/player.js';
import { ChaseFields, EffectFields } from './row-fields.js';
import { FormProblems } from './form-problems.js';
import { KindButtons } from './kind-buttons.js';
import { RawRow } from './raw-row.js';
import { SnapshotFields } from './snapshot-fields.js';
import { addRows, firstRow } from './new-rows.js';

const PREVIEW_PAUSE = 120;

/** Shows the form of the chosen row, or of a new one; nothing where none is chosen. */
export function CueForm() {
  const edited = view.use((state) => state.editedCue);
  const created = view.use((state) => state.newCue);
  const draft = view.use((state) => state.draft);
  const cue = store.use((state) => (edited === null ? null : (state.cueById.get(edited) ?? null)));
  useEffect(() => {
    // Somebody else deleted it.
    if (edited !== null && !cue) view.set({ editedCue: null });
  }, [edited, cue]);
  if (cue) return html`<${Form} key=${cue.id} cue=${cue} first=${draft?.cue === cue.id ? draft.row : cue.row} />`;
  if (created) return html`<${Form} key=${`new ${created.number ?? ''}`} cue=${null} first=${created.row ?? firstRow(created.time)} isSingle=${created.isAlone} />`;
  return null;
}

function Form({ cue, first, isSingle = false }) {
  const [row, setRow] = useState(first);
  const [isLive, setLive] = useState(false);
  const [wrong, setWrong] = useState(null);
  const [isBusy, setBusy] = useState(false);
  const isOffline = useOffline();
  const isBlocked = useBlocked();
  const selected = useSelected();
  const [isAlone, setAlone] = useState(cue !== null || isSingle);
  const together = !cue && !isAlone && selected.length > 1 && kindOf(row) === 'effect' ? selected : null;
  const effects = store.use((state) => state.effects);
  const song = store.use((state) => state.song);
  const lack = wrong ? 'The row as the file has it cannot be read' : lackOf(row, { effects, song });
  const isChanged = !cue || JSON.stringify(row) !== JSON.stringify(cue.row);
  // An edit of another client shows here, unless something has been typed that it would wipe out.
  const [base, setBase] = useState(cue?.row ?? first);
  useEffect(() => {
    if (cue && JSON.stringify(row) === JSON.stringify(base)) setRow(cue.row);
    if (cue) setBase(cue.row);
  }, [cue?.row]);
  usePreview(row, isLive);
  const session = store.use((state) => state.session);
  useEffect(() => (cue ? on('initial', (now) => keepTyped(cue, row, { song, session }, now)) : undefined), [cue, row, song, session]);
  useEffect(() => view.set({ draft: null }), []);
  const close = () => view.set({ editedCue: null, newCue: null });
  const save = async (event) => {
    event.preventDefault();
    if (isBusy || lack || isBlocked || !isChanged) return;
    setBusy(true);
    await (cue ? updateCue(cue.id, row) : addRows(row, together));
    setBusy(false);
  };
  const copy = async () => {
    const answer = await duplicateCue(cue.id, copyTime(song, cue.time));
    if (answer) view.set(isChanged ? { revealedCue: answer.cue } : { editedCue: answer.cue, revealedCue: answer.cue });
  };
  const kind = kindOf(row);
  const set = (patch) => setRow(without({ ...row, ...patch }));
  return html`<form class="cue-form" aria-label=${cue ? 'Edit cue' : 'New cue'} onSubmit=${save}>
    <header class="lane-head">
      <h2>${cue ? 'Edit cue' : 'New cue'}</h2>
      ${cue && html`<${IconButton} name="copy" label="Duplicate cue" disabled=${isBlocked}
          onClick=${copy} />
        <${IconButton} name="remove" label="Delete cue" disabled=${isBlocked}
          onClick=${() => deleteCue(cue.id)} />`}
      <${IconButton} name="close" label="Close the form" onClick=${close} />
    </header>
    <div class="form-body">
      <${FormProblems} cue=${cue} isBlocked=${isBlocked} />
      ${!cue && html`<${KindButtons} kind=${kind} row=${row} onChange=${setRow} />`}
      <div class="field-pair">
        <${Field} label="Time">
          <${TimeInput} label="Cue time" value=${Number(row[timeKey(row)]) || 0}
            onChange=${(time) => set({ [timeKey(row)]: time })} />
        <//>
        <button type="button" class="plain"
          onClick=${() => set({ [timeKey(row)]: Math.round(player.position() * 1000) / 1000 })}>Now</button>
      </div>
      <${Field} label="Name">
        <${TextInput} label="Cue name" value=${row.name ?? ''}
          onText=${(name) => (set({ name: name || null }), true)} />
      <//>
      ${kind === 'snapshot' && html`<${Field} label="Fade">
        <${NumberInput} label="Fade in seconds" value=${row.fade} least=${0} isOptional placeholder="0"
          onChange=${(fade) => set({ fade })} />
      <//><${SnapshotFields} row=${row} onChange=${set} />`}
      ${kind === 'effect' && html`<${EffectFields} row=${row} onChange=${set} together=${together}
        selected=${cue ? [] : selected} onAlone=${setAlone} />`}
      ${kind === 'chase' && html`<${ChaseFields} row=${row} onChange=${set} />`}
      <${RawRow} row=${row} isOpen=${kind === 'broken'} onChange=${setRow} onWrong=${setWrong} />
    </div>
    ${lack && html`<p class="lack" role="status" id="cue-form-lack">${lack}</p>`}
    <footer class="form-foot">
      <button type="button" class="plain" disabled=${isOffline || lack !== null}
        title=${together ? 'Shows it on the first of the selected fixtures' : null}
        onClick=${() => ask({ type: 'preview', row: together ? { ...row, fixture_id: together[0].id } : row })}>Preview</button>
      <label class="check"><input type="checkbox" checked=${isLive} disabled=${isOffline}
        onChange=${(event) => setLive(event.target.checked)} />Live</label>
      <span class="spring"></span>
      <button type="submit" class="main" disabled=${!isChanged || isBlocked || lack !== null || isBusy}
        aria-describedby=${lack ? 'cue-form-lack' : null}>${cue ? 'Apply' : together ? `Add ${together.length}` : 'Add'}</button>
    </footer>
  </form>`;
}

// Another run of the service numbers its rows anew: what was typed goes to the row that is still the
// same, or stays as a new one.
function keepTyped(cue, row, before, now) {
  if (now.song?.name !== before.song?.name) {
    view.set({ editedCue: null });
    return;
  }
  if (now.session === before.session) return;
  const text = JSON.stringify(cue.row);
  const isTyped = JSON.stringify(row) !== text;
  const same = now.cues.find((other) => JSON.stringify(other.row) === text);
  view.set({
    editedCue: same?.id ?? null,
    // Where even the number is the same, the form just goes on.
    draft: same && same.id !== cue.id && isTyped ? { cue: same.id, row } : null,
    newCue: !same && isTyped ? { time: row.time, row } : null,
  });
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
