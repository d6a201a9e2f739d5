// Puts the page together, and starts it.

import { html, render } from './preact.js';
import { store, view } from './model/store.js';
import { takeBinary, takeText } from './model/messages.js';
import { isCapable } from './model/json.js';
import * as link from './model/link.js';
import * as keys from './keys.js';
import { WaveformHeader } from './header/header.js';
import { PartsLane } from './lanes/parts-lane.js';
import { CueLane } from './lanes/cue-lane.js';
import { FixturesLane } from './lanes/fixture-lane.js';
import { Timeline } from './timeline/timeline.js';
import { Stage } from './panel/stage.js';
import { Chat } from './panel/chat.js';
import { Bar } from './bar/bar.js';
import { Banners, Help, ProblemList, Toasts } from './bar/notices.js';

const TABS = [
  ['parts', 'Parts'],
  ['cues', 'Cues'],
  ['fixtures', 'Fixtures'],
  ['chat', 'Chat'],
];

// On a narrow screen one lane shows at a time; the style sheet decides what narrow is.
function Tabs() {
  const tab = view.use((state) => state.tab);
  return html`<nav class="tabs" role="tablist" aria-label="Lanes">
    ${TABS.map(
      ([name, label]) => html`<button type="button" role="tab" key=${name} aria-selected=${tab === name}
        onClick=${() => view.set({ tab: name })}>${label}</button>`,
    )}
  </nav>`;
}

function App() {
  const isLoaded = store.use((state) => state.isLoaded);
  const tab = view.use((state) => state.tab);
  const isBig = view.use((state) => state.isStageBig);
  const isTimeline = view.use((state) => state.isTimelineOpen);
  const more = isTimeline ? 'has-timeline' : isBig ? 'has-big-stage' : '';
  return html`<div class=${`page shows-${tab} ${isLoaded ? '' : 'is-waiting'} ${more}`}>
    <${Banners} />
    <${WaveformHeader} />
    <${Tabs} />
    ${isTimeline && html`<${Timeline} />`}
    <main class="lanes"><${PartsLane} /><${CueLane} /><${FixturesLane} /></main>
    <aside class="side"><${Stage} /><${Chat} /></aside>
    <div class="foot"><${Toasts} /><${Bar} /></div>
    <${Help} />
    <${ProblemList} />
  </div>`;
}

const icon = document.querySelector('link[rel=icon]');

// Among other tabs the song and whether it plays are seen, too.
store.subscribe(({ show, song, playback }) => {
  const isPlaying = playback.state === 'playing';
  const title = [song?.name, show?.name ?? 'Lightshow'].filter(Boolean).join(' – ');
  const told = isPlaying ? `▶ ${title}` : title;
  if (document.title === told) return;
  document.title = told;
  icon.href = isPlaying ? 'favicon-playing.svg' : 'favicon.svg';
});

if (isCapable) {
  render(html`<${App} />`, document.getElementById('app'));
  keys.start();
  link.start(takeText, takeBinary);
} else {
  document.getElementById('app').textContent =
    'This browser is too old for the editor: it needs Chrome 114, Firefox 135, Safari 18.4, or later.';
}
