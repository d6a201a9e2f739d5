"""The beat grid of a song: beats as time and time as beats, exactly."""

from bisect import bisect_right
from fractions import Fraction

from written import exact_json


class BeatGrid:
    """Counts beats from 0 at the first beat of the song's list, or at 0 s with a bpm alone."""

    def __init__(self, beats=(), bpm=None):
        self.beats = [Fraction(beat) for beat in beats]
        if len(self.beats) < 2:
            if bpm is None:
                raise ValueError("no tempo")
            # Two beats are a grid for all time, for outside it runs on evenly.
            self.beats = [Fraction(0), 60 / Fraction(bpm)]

    def beat_at(self, seconds):
        place = self._interval(bisect_right(self.beats, seconds) - 1)
        before, after = self.beats[place], self.beats[place + 1]
        return place + (seconds - before) / (after - before)

    def seconds_at(self, beat):
        place = self._interval(beat // 1)
        before, after = self.beats[place], self.beats[place + 1]
        return before + (beat - place) * (after - before)

    def _interval(self, place):
        return min(max(int(place), 0), len(self.beats) - 2)


def read_grid(folder, song):
    """The song's grid, or None where its metadata tells no tempo."""
    path = folder / "metadata" / f"{song}.metadata.json"
    if not path.exists():
        return None
    metadata = exact_json(path)
    beats = [beat["time"] if isinstance(beat, dict) else beat
             for beat in metadata.get("beats", [])]
    if len(beats) < 2 and "bpm" not in metadata:
        return None
    return BeatGrid(beats, metadata.get("bpm"))
