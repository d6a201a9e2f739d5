"""What the author wrote: the show folder as fixtures, places and rows of one song."""

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from beats import read_grid
from chases import read_chases, steps_of
from fixtures import read_fixtures
from written import exact_json, first_existing, frame_of

EFFECT_ALIASES = {"fade": "fade_in"}
# These two need a frame in which they can be seen, even with a duration of zero.
LASTS_ONE_FRAME = ("flash", "strobe")


@dataclass(frozen=True, eq=False)
class Row:
    """One thing that happens: a row of the cue sheet, or a step of a chase.

    `start` and `end` are frames, both inside the active time."""

    order: tuple  # (time as written, place in the file, and in a chase): who takes over whom
    kind: str  # "snapshot", "wave" or an effect's name
    start: int
    end: int
    fixture_id: str = ""
    data: dict = field(default_factory=dict)  # of an effect, the parameters of a wave
    values: dict = field(default_factory=dict)  # of a snapshot: fixture -> channel -> level
    beat: object = None  # of a wave: frame -> beats since its start

    @property
    def time(self):
        return self.order[0]

    def progress(self, frame):
        if frame >= self.end:
            return 1.0
        return (frame - self.start) / (self.end - self.start)

    def __str__(self):
        what = self.values if self.kind == "snapshot" else f"{self.fixture_id} {self.data}"
        return (f"row {self.order[1:]} at {float(self.time)} s, frames {self.start}-{self.end}: "
                f"{self.kind} {what}")


@dataclass(frozen=True, eq=False)
class Poi:
    id: str  # lower-cased
    location: tuple  # (x, y, z) in the room, or None
    targets: dict  # fixture -> {"pan", "tilt"}


@dataclass(frozen=True, eq=False)
class Show:
    fixtures: dict
    rows: list
    pois: dict  # lower-cased id -> Poi
    rate: Fraction
    written_rows: int  # in the cue sheet: a chase counts once here


def read_show(folder, song, rate):
    folder = Path(folder)
    cues = folder / "cues"
    sheet = exact_json(first_existing(cues / f"{song}.cue.json", cues / f"{song}.json"))
    entries = sheet if isinstance(sheet, list) else sheet["entries"]
    rows = read_rows(entries, rate, read_chases(folder), read_grid(folder, song))
    return Show(read_fixtures(folder), rows, read_pois(folder), rate, len(entries))


def read_pois(folder):
    path = first_existing(folder / "pois.json", folder / "fixtures" / "pois.json")
    return pois_by_id(exact_json(path) if path else [])


def pois_by_id(entries):
    pois = {}
    for entry in entries:
        place = entry.get("location")
        location = place and tuple(float(place.get(axis, 0)) for axis in "xyz")
        poi = Poi(entry["id"].strip().lower(), location, entry.get("fixtures", {}))
        pois[poi.id] = poi
    return pois


def read_rows(entries, rate, chases, grid):
    rows = []
    for place, entry in enumerate(entries):
        if "values" in entry:
            time = Fraction(entry["timecode"] if "timecode" in entry else entry["time"])
            rows.append(Row((time, place), "snapshot",
                            *span("snapshot", time, Fraction(entry.get("fade", 0)), rate),
                            values=entry["values"]))
        elif "chaser_id" in entry:
            rows += chase_rows(chases[entry["chaser_id"]], entry, place, grid, rate)
        else:
            time = Fraction(entry["time"])
            rows.append(effect_row((time, place), entry,
                                   Fraction(entry.get("duration", 0)), rate))
    return rows


def effect_row(order, entry, seconds, rate):
    written = entry["effect"] if "effect" in entry else entry["action"]
    kind = written.strip().lower()
    kind = EFFECT_ALIASES.get(kind, kind)
    return Row(order, kind, *span(kind, order[0], seconds, rate), entry["fixture_id"],
               entry.get("data", {}))


def span(kind, time, seconds, rate):
    """First frame and last frame."""
    start, end = frame_of(time, rate), frame_of(time + seconds, rate)
    if kind in LASTS_ONE_FRAME:
        end = max(end, start + 1)
    return start, end


def chase_rows(chase, entry, place, grid, rate):
    rows = []
    for step in steps_of(chase, entry.get("data", {}), grid, Fraction(entry["time"])):
        order = (step.start, place, step.repetition, step.start, step.place)
        seconds = step.end - step.start
        if step.entry:
            rows.append(effect_row(order, step.entry, seconds, rate))
            continue

        def beat(frame, start_beat=step.start_beat):
            return grid.beat_at(frame / rate) - start_beat

        rows.append(Row(order, "wave", *span("wave", step.start, seconds, rate),
                        data=step.parameters, beat=beat))
    return rows
