"""What `inspect` says a show holds, and which of its frames a set of levels is."""

import bisect

ABOUT = 6
"""So many frames a packet may be from where its time puts it; a loaded machine is late now and then."""


class Timeline:
    """The frames of one universe by `inspect --csv`, found again by their levels."""

    def __init__(self, lightshow, file, header, universe):
        self.universe = universe
        self.rate = float(header.rate)
        self.last = header.frames - 1
        self.frames = lightshow.frames(file, universe, 0, header.frames)
        self.places = {}
        for frame, levels in self.frames.items():
            self.places.setdefault(levels, []).append(frame)

    def knows(self, levels):
        return levels in self.places

    def at_or_after(self, levels, frame):
        """The first frame from `frame` on with these levels, or nothing."""
        places = self.places.get(levels, [])
        index = bisect.bisect_left(places, frame)
        return places[index] if index < len(places) else None

    def near(self, levels, frame):
        """The frame with these levels nearest to `frame`, or nothing when none is about there."""
        found = min(self.places.get(levels, []), key=lambda place: abs(place - frame), default=None)
        return found if found is not None and abs(found - frame) <= ABOUT else None

    def difference(self, levels, frame):
        """How levels differ from a frame, for a message: the first few slots."""
        wanted = self.frames[max(0, min(self.last, round(frame)))]
        apart = [f"slot {slot}: {got}, inspect says {want}"
                 for slot, (got, want) in enumerate(zip(levels, wanted), 1) if got != want]
        return "; ".join(apart[:4]) + (f"; and {len(apart) - 4} more" if len(apart) > 4 else "")
