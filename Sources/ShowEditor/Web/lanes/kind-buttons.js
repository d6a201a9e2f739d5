// What a new row is to be: an effect, a chase, or a snapshot.

import { html } from '../preact.js';
import { store } from '../model/store.js';
import { beatsOf } from '../model/time.js';
import { firstRow } from './new-rows.js';

export function KindButtons({ kind, row, onChange }) {
  const chases = store.use((state) => state.chases);
  const hasBeats = store.use((state) => beatsOf(state.song).length > 0);
  const { time } = row;
  const noChase = chases.length === 0 ? 'This show has no chases' : hasBeats ? null : 'A chase needs beats: set the tempo of the song first';
  const kinds = [
    ['effect', 'Effect', null, () => firstRow(time)],
    ['chase', 'Chase', noChase, () => ({ time, chaser_id: chases[0].id, data: { repetitions: 1 } })],
    ['snapshot', 'Snapshot', null, () => ({ time, values: {} })],
  ];
  return html`<div class="segments" role="group" aria-label="Kind of cue">
    ${kinds.map(
      ([name, label, obstacle, make]) => html`<button type="button" aria-pressed=${kind === name}
        disabled=${obstacle !== null} title=${obstacle} onClick=${() => onChange(make())}>${label}</button>`,
    )}
  </div>`;
}
