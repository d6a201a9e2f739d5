// Switches between the cue sheet and the timeline. The large stage would lie over either.

import { view } from '../model/store.js';

/** Shows the timeline in the place of parts and cue sheet, or takes it away again. */
export function toggleTimeline() {
  view.set({ isTimelineOpen: !view.get().isTimelineOpen, isStageBig: false });
}
