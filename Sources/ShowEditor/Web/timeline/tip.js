// What a bar is, beside the hand that points at it.

import { formatDuration, formatTime } from '../model/time.js';
import { tellProblem } from '../model/problems.js';
import { cueTitle } from '../lanes/cue-row.js';

/** The tip of a timeline's box: `cue` tells of a bar, `moved` of one in a hand. */
export function tip(box) {
  const element = box.querySelector('.timeline-tip');

  function show(text, { clientX, clientY }) {
    const { left, top, width, height } = box.getBoundingClientRect();
    element.textContent = text;
    element.hidden = false;
    const x = Math.min(clientX - left + 14, width - element.offsetWidth - 6);
    const below = clientY - top + 18;
    const y = below + element.offsetHeight > height ? clientY - top - element.offsetHeight - 10 : below;
    element.style.transform = `translate(${Math.max(4, x)}px, ${Math.max(0, y)}px)`;
  }

  const length = (seconds) => (seconds > 0.0005 ? formatDuration(seconds) : null);

  return {
    cue(cue, event) {
      const title = cueTitle(cue);
      const what = cue.what && cue.what !== title ? cue.what : cue.kind;
      const first = [formatTime(cue.time), title].join('  ');
      const second = [what, length(cue.end - cue.time)].filter(Boolean).join(' · ');
      show([first, second, ...cue.problems.map(tellProblem)].join('\n'), event);
    },
    moved({ start, end, isEdge, isCopy }, event) {
      show(isEdge ? formatDuration(end - start) : `${formatTime(start)}${isCopy ? '  copy' : ''}`, event);
    },
    hide: () => (element.hidden = true),
  };
}
