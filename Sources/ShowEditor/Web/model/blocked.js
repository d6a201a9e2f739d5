// What cannot be done now: nothing that goes to the service while there is no connection, and no
// edit while the show is locked.

import { connection, store } from './store.js';

/** Whether what is done now would be lost. */
export const isOffline = () => connection.get().phase !== 'open';

/** The same as a hook, for controls that reach the light or the song. */
export const useOffline = () => connection.use(({ phase }) => phase !== 'open');

/** Whether the sound plays here, given the show's state. */
export const isPlayingHere = ({ playback, client }) => playback.state === 'playing' && playback.driver === client;

/** A hook for controls that edit: whether they may not. */
export function useBlocked() {
  const isWithout = useOffline();
  return store.use(({ locked }) => locked) || isWithout;
}
