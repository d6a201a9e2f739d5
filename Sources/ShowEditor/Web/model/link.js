// The WebSocket: connects, connects again where it left off, and pairs answers with what was asked.

import { connection } from './store.js';
import * as clock from './clock.js';
import { parseMessage } from './json.js';

const WAITS = [250, 500, 1000, 2000, 4000];
const CLOCK_EVERY = 2000;
const CLOCK_BURST = [0, 60, 150, 300, 600, 1000];

let socket = null;
let attempts = 0;
let lastRequest = 0;
let session = null;
let lastSeq = 0;
let handlers = { text: () => {}, binary: () => {} };
const pending = new Map();
let clockTimers = [];
let nextTry = 0;

/** A message that was not done: `code` and `reason` as the service told them. */
class Rejected extends Error {
  constructor(code, reason, hint) {
    super(hint ? `${reason} – ${hint}` : reason);
    this.code = code;
  }
}

/** Starts, once; `text` gets each message as an object, `binary` each `DataView`. */
export function start(text, binary) {
  handlers = { text, binary };
  connect();
  window.addEventListener('online', () => socket.readyState === WebSocket.CLOSED && connect());
}

/** Sends without waiting for an answer; says whether there was a connection to send it by. */
export function post(message) {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(message));
  return true;
}

/** Sends and waits: resolves to the `accepted`, or throws `Rejected`. */
export function request(message) {
  const id = ++lastRequest;
  return new Promise((resolve, reject) => {
    if (!post({ ...message, id })) {
      reject(new Rejected('offline', 'there is no connection to the service'));
      return;
    }
    pending.set(id, { resolve, reject });
  });
}

function address() {
  const url = new URL('ws', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  // The page's own query stays: it holds the token where the service wants one.
  url.search = window.location.search;
  if (session) {
    url.searchParams.set('session', session);
    url.searchParams.set('seq', lastSeq);
  }
  return url;
}

function connect() {
  clearTimeout(nextTry);
  socket = new WebSocket(address());
  socket.binaryType = 'arraybuffer';
  socket.onopen = opened;
  socket.onmessage = received;
  socket.onclose = closed;
}

function opened() {
  attempts = 0;
  connection.set({ phase: 'open', reason: null });
  post({ type: 'subscribe', frames: true });
  const ask = () => post({ type: 'clock', sent: performance.now() });
  clockTimers = [...CLOCK_BURST.map((wait) => setTimeout(ask, wait)), setInterval(ask, CLOCK_EVERY)];
}

function closed(event) {
  for (const timer of clockTimers) clearTimeout(timer);
  for (const { reject } of pending.values()) reject(new Rejected('offline', 'the connection broke before the answer'));
  pending.clear();
  connection.set({ phase: 'lost', roundTrip: null, reason: event.reason || connection.get().reason });
  nextTry = setTimeout(connect, WAITS[Math.min(attempts++, WAITS.length - 1)]);
}

function received(event) {
  if (event.data instanceof ArrayBuffer) {
    handlers.binary(new DataView(event.data));
    return;
  }
  const message = parseMessage(event.data);
  if (message.type === 'clock') {
    clock.exchanged(message.sent, performance.now(), message.now);
    connection.set({ roundTrip: clock.best().roundTrip });
    return;
  }
  if (message.type === 'closing') connection.set({ reason: message.reason });
  if (message.type === 'initial') begin(message);
  lastSeq = message.seq;
  if (message.type === 'accepted' || message.type === 'rejected') answered(message);
  handlers.text(message);
}

function begin(message) {
  if (session !== message.session) clock.reset();
  session = message.session;
}

function answered(message) {
  const asked = pending.get(message.re);
  if (!asked) return;
  pending.delete(message.re);
  if (message.type === 'accepted') asked.resolve(message);
  else asked.reject(new Rejected(message.code, message.reason, message.hint));
}
