// The conversation with the assistant, and what it proposes.

import { html, useEffect, useRef, useState } from '../preact.js';
import { store } from '../model/store.js';
import { ask } from '../model/edits.js';
import { useBlocked, useOffline } from '../model/blocked.js';
import { formatTime } from '../model/time.js';
import { IconButton } from '../controls/icons.js';

const LONGEST = 8000;
const NEAR_END = 60;

export function Chat() {
  const messages = store.use((state) => state.chat);
  const proposals = store.use((state) => state.proposals);
  const isEcho = store.use((state) => state.echo);
  const history = useRef(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    // Who reads further up is not torn away from there.
    if (isAtEnd.current) history.current.scrollTop = history.current.scrollHeight;
  }, [messages, proposals]);
  const scrolled = ({ currentTarget: box }) => {
    isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END;
  };
  return html`<section class="panel chat" aria-label="Chat">
    <header class="lane-head"><h2>Assistant</h2></header>
    <div class="scroller chat-history" ref=${history} onScroll=${scrolled} tabindex="0" role="log"
      aria-label="Chat history">
      ${isEcho && html`<p class="empty">No model answers here: what you say comes back. <code>--chat-url</code> names one</p>`}
      ${!isEcho && messages.length === 0 && html`<p class="empty">Ask for a look, or what happens at a moment of the song</p>`}
      ${messages.map(
        (message) => html`<div key=${message.message}>
          <${Message} message=${message} />
          ${proposals.filter((proposal) => proposal.message === message.message)
            .map((proposal) => html`<${Proposal} key=${proposal.proposal} proposal=${proposal} />`)}
        </div>`,
      )}
    </div>
    <${Prompt} onSend=${() => (isAtEnd.current = true)} />
  </section>`;
}

function Message({ message }) {
  return html`<div class=${`message from-${message.from}`} aria-busy=${!message.done}>
    <span class="message-from">${message.from === 'user' ? 'You' : 'Assistant'}</span>
    <p>${message.text}${!message.done && html`<span class="caret" aria-hidden="true"></span>`}</p>
  </div>`;
}

function Proposal({ proposal }) {
  const isBlocked = useBlocked();
  const isOffline = useOffline();
  const answer = (accept) => ask({ type: 'proposal', proposal: proposal.proposal, accept });
  return html`<div class=${`proposal is-${proposal.state}`} role="group" aria-label="Proposal">
    <p>${proposal.text}</p>
    <ul>${proposal.edits.map((edit) => html`<li>${describe(edit)}</li>`)}</ul>
    ${proposal.state === 'open'
      ? html`<div class="buttons">
          <button type="button" class="main" disabled=${isBlocked} onClick=${() => answer(true)}>Accept</button>
          <button type="button" class="plain" disabled=${isOffline} onClick=${() => answer(false)}>Drop</button>
        </div>`
      : html`<p class="faint">${proposal.state === 'accepted' ? 'Accepted' : 'Dropped'}</p>`}
  </div>`;
}

function describe(edit) {
  const row = edit.row ?? {};
  const time = row.time ?? edit.part?.start;
  const what = row.name || row.effect || row.chaser_id || edit.part?.title || edit.name;
  const when = time === undefined ? null : `at ${formatTime(time)}`;
  return [edit.type.replace('_', ' '), what, row.fixture_id, when].filter(Boolean).join(' · ');
}

function Prompt({ onSend }) {
  const [text, setText] = useState('');
  const isOffline = useOffline();
  const send = async (event) => {
    event?.preventDefault();
    const said = text.trim();
    if (!said || isOffline) return;
    onSend();
    setText('');
    if (!(await ask({ type: 'chat', text: said }))) setText(said);
  };
  const key = (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
  };
  return html`<form class="prompt" onSubmit=${send}>
    <textarea aria-label="Message to the assistant" placeholder="Ask, or say what you want" rows="2"
      maxlength=${LONGEST} value=${text}
      onInput=${(event) => setText(event.target.value)} onKeyDown=${key}></textarea>
    <${IconButton} name="send" label="Send" type="submit" class="icon-button main" disabled=${isOffline || !text.trim()} />
  </form>`;
}
