// The song: plays the sound, tells the service what is heard, and knows where the song is, whoever
// drives it.

import { request, post } from '../model/link.js';
import { connection, store } from '../model/store.js';
import { serviceTime } from '../model/clock.js';
import { on } from '../model/messages.js';
import { ask } from '../model/edits.js';
import { toast } from '../model/toasts.js';
import { wake } from '../loop.js';
import { HeardClock } from './heard.js';

const TIMECODE_EVERY = 100;
const SEEK_PAUSE = 100;
const SOUND_PATIENCE = 4000;
// How often, until the light has run for so long, the light is taken up again by a sound that goes on.
const MOST_RETURNS = 10;
const STEADY = 10000;

const element = new Audio();
element.preload = 'auto';
let context = null;
let heard = null;
let isDriving = false;
let timer = 0;
let told = { position: 0, when: 0 };
let returns = 0;
let drivesSince = 0;
let wanted = null;
// Between asking to drive and the answer, most that the service tells is older than the question.
let isClaiming = false;
let driver = null;
let wasLost = false;

/** Where the song is now, in seconds. */
export function position() {
  if (wanted !== null) return wanted;
  if (isDriving && !element.paused) return heard.position(performance.now());
  if (!isPlaying()) return told.position;
  const length = store.get().song?.length ?? 0;
  return Math.min(length, told.position + (performance.now() - told.when) / 1000);
}

export function isPlaying() {
  return store.get().playback.state === 'playing';
}

/** Starts the sound here, and the light with it. */
export async function play() {
  const { song, playback } = store.get();
  if (!song || (isDriving && playback.state === 'playing')) return;
  const from = position() >= song.length - 0.05 ? 0 : position();
  try {
    await startSound(from);
  } catch (error) {
    toast(`The sound of “${song.name}” cannot be played: ${error.message}`, 'error');
    return;
  }
  await drive();
}

async function startSound(from) {
  if (!context) {
    context = new AudioContext({ latencyHint: 'interactive' });
    context.createMediaElementSource(element).connect(context.destination);
    heard = new HeardClock(element, context);
  }
  await orLate(context.resume(), 'the browser starts no sound; is there a device to play it on?');
  if (Math.abs(element.currentTime - from) > 0.001) element.currentTime = from;
  await element.play();
}

// Some browsers wait for ever for a device that is not there.
function orLate(promise, reason) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error(reason)), SOUND_PATIENCE));
  return Promise.race([promise, late]);
}

async function drive() {
  isDriving = true;
  isClaiming = true;
  driver = store.get().client;
  try {
    await request({ type: 'playback', action: 'play', position: heard.position(performance.now()) });
  } catch (error) {
    // Where only the connection broke, the sound goes on, and drives when there is one again.
    if (error.code !== 'offline' || connection.get().phase === 'open') refuse(error);
    return;
  } finally {
    isClaiming = false;
  }
  drivesSince = performance.now();
  clearInterval(timer);
  timer = setInterval(tell, TIMECODE_EVERY);
  tell();
  wake();
}

function refuse(error) {
  silence();
  toast(error.message, 'error');
}

function tell() {
  const now = performance.now();
  const at = serviceTime(now);
  if (!isDriving || element.paused || element.seeking || at === null) return;
  post({ type: 'timecode', position: heard.position(now), at });
}

function silence() {
  if (isDriving) told = { position: position(), when: performance.now() };
  isDriving = false;
  clearInterval(timer);
  element.pause();
  wake();
}

export function pause() {
  const here = position();
  silence();
  return end({ type: 'playback', action: 'pause', position: here }, 'paused', here);
}

export function stop() {
  silence();
  return end({ type: 'playback', action: 'stop' }, 'stopped', 0);
}

// Without a connection there is nobody to tell: the service goes dark by itself.
function end(message, state, here) {
  told = { position: here, when: performance.now() };
  if (connection.get().phase === 'open') return ask(message);
  store.set({ playback: { state, position: here, driver: null, reason: null } });
  return null;
}

export function toggle() {
  return isPlaying() ? pause() : play();
}

/** Goes to a second of the song; while a hand drags, as often as the eye sees and the sound bears. */
export function seek(seconds) {
  const length = store.get().song?.length;
  if (length === undefined) return;
  const isFirst = wanted === null;
  wanted = Math.max(0, Math.min(length, seconds));
  wake();
  if (isFirst) setTimeout(jump, isPlaying() && isDriving ? SEEK_PAUSE : 16);
}

function jump() {
  const target = wanted;
  told = { position: target, when: performance.now() };
  if (isDriving) element.currentTime = target;
  wanted = null;
  request({ type: 'seek', position: target }).catch((error) => toast(error.message, 'error'));
  wake();
}

element.addEventListener('ended', () => isDriving && stop());
element.addEventListener('error', () => {
  if (element.getAttribute('src')) toast('The sound of this song cannot be read by the browser', 'error');
});

on('initial', ({ song, playback }) => {
  const url = song ? new URL(song.url, window.location.href).href : '';
  if (element.src !== url) {
    silence();
    if (url) element.src = url;
    else element.removeAttribute('src');
  }
  connectedAgain(playback);
});
on('resumed', ({ playback }) => connectedAgain(playback));
on('playback', follow);

// A connection that broke for a moment is no reason for silence: the sound went on, and takes the
// light up again, unless somebody else drives by now.
function connectedAgain(playback) {
  if (wasLost && isDriving && !element.paused && [null, driver].includes(playback.driver)) drive();
  else follow(playback);
  wasLost = false;
}

connection.subscribe(({ phase }) => (wasLost ||= phase === 'lost'));

function follow({ state, position: there, driver: who, by, reason }) {
  const isPlayed = state === 'playing';
  if (isClaiming) {
    // The answer to a claim names the number that this page drives under; after a broken connection
    // it may be a new one.
    if (isPlayed) driver = who;
    return;
  }
  if (isDriving && isPlayed && who === driver) {
    if (typeof by === 'number' && by !== driver) element.currentTime = there;
    return;
  }
  if (isDriving && reason && !element.paused && mayReturn()) {
    drive();
    return;
  }
  silence();
  told = { position: there, when: performance.now() };
  wake();
}

// Nobody stopped the song; the service had not heard of this page for a moment, as a busy machine
// may have it. What is still heard should be seen, too.
function mayReturn() {
  if (performance.now() - drivesSince > STEADY) returns = 0;
  returns += 1;
  return returns <= MOST_RETURNS;
}

on('timecode', ({ position: there }) => {
  if (!isDriving) told = { position: there, when: performance.now() };
  wake();
});
