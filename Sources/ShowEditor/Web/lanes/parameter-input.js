// The field of one parameter of an effect.

import { html } from '../preact.js';
import { store } from '../model/store.js';
import { Choice, NumberInput, TextInput } from '../controls/fields.js';
import { ColourInput } from '../controls/colour.js';
import { PercentInput } from '../controls/percent-input.js';
import { ChannelsInput, LevelsInput } from '../controls/levels-input.js';

/** One field for each kind of parameter that the protocol has. */
export function ParameterInput({ parameter, fixture, value, onChange }) {
  const { name, kind, standard, least, most, choices } = parameter;
  const shown = standard === null || standard === undefined ? '' : String(standard);
  const points = store.use((state) => state.points);
  const choice = (pairs) => html`<${Choice} label=${name} value=${value}
    empty=${shown ? `${shown} (standard)` : '–'} choices=${pairs} onChange=${onChange} />`;
  switch (kind) {
    case 'number':
    case 'whole':
    case 'level':
      return html`<${NumberInput} label=${name} value=${value} least=${least ?? undefined}
        most=${most ?? undefined}
        step=${kind === 'number' ? 'any' : 1} isOptional placeholder=${shown} onChange=${onChange} />`;
    case 'fraction':
      return html`<${PercentInput} label=${name} value=${value} standard=${standard} onChange=${onChange} />`;
    case 'bool':
      return html`<${Choice} label=${name} value=${value === undefined ? '' : String(value)}
        empty=${shown ? `${shown} (standard)` : '–'}
        choices=${['true', 'false']} onChange=${(text) => onChange(text === '' ? null : text === 'true')} />`;
    case 'colour':
      return html`<${ColourInput} label=${name} value=${value} standard=${shown} onChange=${onChange} />`;
    case 'choice':
      return choice(choices ?? []);
    case 'point':
      return choice(points.map((point) => ({ value: point.id, label: point.name })));
    case 'preset':
      return choice((fixture?.presets ?? []).map((preset) => preset.name ?? preset));
    case 'channels':
      return html`<${ChannelsInput} label=${name} value=${value} fixture=${fixture} onChange=${onChange} />`;
    case 'levels':
      return html`<${LevelsInput} label=${name} value=${value} fixture=${fixture} onChange=${onChange} />`;
    default:
      return html`<${TextInput} label=${name} value=${textOf(value)} placeholder=${shown}
        onText=${(text) => (onChange(valueOf(text)), true)} />`;
  }
}

// A text field holds any JSON value; what is no JSON is the text itself.
function textOf(value) {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function valueOf(text) {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
