"""What the author wrote: plan-form fixtures and a cue sheet, read without losing a digit."""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

COLOUR_CHANNELS = ("red", "green", "blue")
AXES = ("pan", "tilt")
EFFECT_ALIASES = {"fade": "fade_in"}
# These two need a frame in which they can be seen, even with a duration of zero.
LASTS_ONE_FRAME = ("flash", "strobe")


@dataclass(frozen=True, eq=False)
class Fixture:
    id: str
    universe: int
    channels: dict  # name -> 1-based slot
    arm: dict  # name -> level
    presets: dict  # lower-cased name -> values
    constraints: dict  # axis -> (lowest, highest)
    colour_names: dict  # lower-cased name -> "RRGGBB"

    def unarmed(self, names):
        return [name for name in names if name in self.channels and name not in self.arm]

    @property
    def has_own_dimmer(self):
        """An armed dimmer only lets light through: the colour carries the intensity then."""
        return bool(self.unarmed(["dim"]))

    @property
    def intensity_channels(self):
        return ["dim"] if self.has_own_dimmer else self.unarmed(COLOUR_CHANNELS)

    def pair(self, axis):
        """The (coarse, fine) channel names of an axis, or None."""
        for names in ((f"{axis}_msb", f"{axis}_lsb"), (axis, f"{axis}_fine")):
            if all(name in self.channels for name in names):
                return names
        return None

    def clamp(self, axis, value):
        lowest, highest = self.constraints.get(axis, (0, 65535))
        return min(max(value, lowest), highest)


@dataclass(frozen=True, eq=False)
class Row:
    """One row of the cue sheet; `start` and `end` are frames, both inside the active time."""

    order: tuple  # (time as written, place in the file): the order in which rows take over
    kind: str  # "snapshot" or an effect's name
    start: int
    end: int
    fixture_id: str = ""
    data: dict = field(default_factory=dict)  # of an effect
    values: dict = field(default_factory=dict)  # of a snapshot: fixture -> channel -> level

    def progress(self, frame):
        if frame >= self.end:
            return 1.0
        return (frame - self.start) / (self.end - self.start)

    def __str__(self):
        time, place = self.order
        what = self.values if self.kind == "snapshot" else f"{self.fixture_id} {self.data}"
        return f"row {place} at {float(time)} s, frames {self.start}-{self.end}: {self.kind} {what}"


def exact_json(path):
    """Decimals stay as written: a time read as binary could fall on the other side of a half
    frame, and a brightness of 1.0 must not become the integer 1."""
    return json.loads(Path(path).read_text(encoding="utf-8"), parse_float=Decimal)


def frame_of(seconds, rate):
    """Nearest frame; `round` of a fraction is exact and takes halves to even."""
    return round(Fraction(seconds) * rate)


def frame_count(seconds, rate):
    return -(-(Fraction(seconds) * rate) // 1) + 1


def read_fixtures(folder):
    return {entry["id"]: read_fixture(entry)
            for entry in exact_json(Path(folder) / "fixtures" / "fixtures.json")}


def read_fixture(entry):
    meta = entry.get("meta", {})
    constraints = {axis: (limits.get("min", 0), limits.get("max", 65535))
                   for axis, limits in meta.get("position_constraints", {}).items()}
    names = meta.get("value_mappings", {}).get("color", {})
    return Fixture(
        id=entry["id"],
        universe=entry.get("universe", 0),
        channels=entry["channels"],
        arm=entry.get("arm", {}),
        presets={preset["name"].strip().lower(): preset["values"]
                 for preset in entry.get("presets", [])},
        constraints=constraints,
        colour_names={name.lower(): value for name, value in names.items()},
    )


def read_rows(folder, song, rate):
    cues = Path(folder) / "cues"
    path = next(path for path in (cues / f"{song}.cue.json", cues / f"{song}.json")
                if path.exists())
    sheet = exact_json(path)
    entries = sheet if isinstance(sheet, list) else sheet["entries"]
    return [read_row(entry, place, rate) for place, entry in enumerate(entries)]


def read_row(entry, place, rate):
    if "values" in entry:
        kind = "snapshot"
        time = Fraction(entry["timecode"] if "timecode" in entry else entry["time"])
        duration = Fraction(entry.get("fade", 0))
    else:
        written = entry["effect"] if "effect" in entry else entry["action"]
        kind = written.strip().lower()
        kind = EFFECT_ALIASES.get(kind, kind)
        time = Fraction(entry["time"])
        duration = Fraction(entry.get("duration", 0))
    start = frame_of(time, rate)
    end = frame_of(time + duration, rate)
    if kind in LASTS_ONE_FRAME:
        end = max(end, start + 1)
    return Row((time, place), kind, start, end, entry.get("fixture_id", ""),
               entry.get("data", {}), entry.get("values", {}))
