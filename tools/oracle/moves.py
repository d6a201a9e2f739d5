"""Heads in the room: the way that circle, orbit, orbit_out and sweep ask a head to go.

A `Way` says where the head should be at each frame of the row's own time; how the head gets to
its beginning in the dark, and no faster than it can, is `Turn`'s.
"""

import math
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from blends import blend, eased
from effects import POI_KEYS, asked_poi, target_of

HIGHEST = 65535
STAND_SECONDS = 0.1
SPARE_SECONDS = 0.2


@dataclass(frozen=True, eq=False)
class Way:
    asked: object  # progress -> {"pan", "tilt"}, unrounded
    dark: bool  # it begins in the dark
    envelope: object = None  # progress -> level of the dimmer, of a sweep


def way_of(row, fixture, show):
    """None where a place is not known: such a row does nothing."""
    return WAYS[row.kind](row, fixture, show)


def circle(row, fixture, show):
    poi = asked_poi(row.data, show, *POI_KEYS)
    references = [(other.location, other.targets[fixture.id]) for other in show.pois.values()
                  if other.id.startswith("ref_") and other.location
                  and fixture.id in other.targets]
    if poi is None or not poi.location or not references:
        return None
    radius = float(row.data.get("radius", 0.25))
    turns = float(row.data.get("orbits", row.data.get("cycles", 1)))
    x, y, z = poi.location

    def asked(progress):
        angle = 2 * math.pi * turns * progress
        return aim(references, (inside(x + radius * math.cos(angle)),
                                inside(y + radius * math.sin(angle)), z))

    return Way(asked, dark=False)


def allowed_target(row, fixture, show, key):
    target = target_of(fixture, row.data, show, key)
    return target and {axis: fixture.clamp(axis, value) for axis, value in target.items()}


def inside(coordinate):
    return min(max(coordinate, 0.0), 1.0)


def aim(references, place):
    """Where to point for a place of the room, from where to point for others."""
    total, pan, tilt = 0.0, 0.0, 0.0
    for location, target in references:
        squared = sum((a - b) ** 2 for a, b in zip(location, place))
        if squared == 0:
            return target
        total += 1 / squared
        pan += target["pan"] / squared
        tilt += target["tilt"] / squared
    return {"pan": pan / total, "tilt": tilt / total}


def orbit(row, fixture, show):
    subject = allowed_target(row, fixture, show, "subject_poi")
    start = allowed_target(row, fixture, show, "start_poi")
    if not subject or not start:
        return None
    pan, tilt = start["pan"] - subject["pan"], start["tilt"] - subject["tilt"]
    distance, first_angle = math.hypot(pan, tilt), math.atan2(tilt, pan)
    turns = float(row.data.get("orbits", 1))
    easing = row.data.get("easing", "late_focus")

    def asked(progress):
        if row.kind == "orbit_out":
            progress = 1 - progress
        left = distance * (1 - focus(progress, easing))
        angle = first_angle + 2 * math.pi * turns * progress
        return {"pan": subject["pan"] + left * math.cos(angle),
                "tilt": subject["tilt"] + left * math.sin(angle)}

    return Way(asked, dark=row.data.get("write_dimmer", row.data.get("dimmer", True)))


def focus(t, easing):
    if easing == "balanced":
        return 3 * t * t - 2 * t * t * t
    return eased(t, {"late_focus": "ease-in", "early_focus": "ease-out"}.get(easing, easing))


def sweep(row, fixture, show):
    start = allowed_target(row, fixture, show, "start_poi")
    subject = allowed_target(row, fixture, show, "subject_poi")
    if not start or not subject:
        return None
    if any(key.lower() == "end_poi" for key in row.data):
        end = allowed_target(row, fixture, show, "end_poi")
        if not end:
            return None
    else:
        end = {axis: fixture.clamp(axis, turned(2 * subject[axis] - start[axis]))
               for axis in subject}
    leg_seconds = (row.end - row.start) / float(show.rate) / 2  # of the frames it lasts
    easing = float(row.data.get("easing", 0))
    share = min(1.0, easing / leg_seconds) if leg_seconds > 0 else 1.0
    strength = float(row.data.get("arc_strength", Decimal("0.015")))

    def asked(progress):
        if progress <= 0.5:
            t = 2 * progress
            return arc(start, subject, (1 - share) * t + share * eased(t, "ease-out"), strength)
        t = 2 * progress - 1
        return arc(subject, end, (1 - share) * t + share * eased(t, "ease-in"), strength)

    dark = float(row.data.get("dimmer_easing", 0))
    highest = round(255 * float(row.data.get("max_dim", 1)))

    def envelope(progress):
        if dark == 1:
            return highest if progress == 0.5 else 0
        if progress <= 0.5:
            factor = (2 * progress - dark) / (1 - dark)
        else:
            factor = 1 - (2 * progress - 1) / (1 - dark)
        return highest * max(factor, 0.0)

    return Way(asked, dark=True, envelope=envelope)


def arc(a, b, u, strength):
    pan, tilt = b["pan"] - a["pan"], b["tilt"] - a["tilt"]
    distance = math.hypot(pan, tilt)
    aside = math.sin(math.pi * u) * min(220.0, distance * strength) if distance else 0.0
    return {"pan": round(a["pan"] + pan * u) + (-tilt / distance * aside if distance else 0),
            "tilt": round(a["tilt"] + tilt * u) + (pan / distance * aside if distance else 0)}


def turned(value):
    return min(max(value, 0), HIGHEST)


WAYS = {"circle": circle, "orbit": orbit, "orbit_out": orbit, "sweep": sweep}


class Turn:
    """A head on its way: its dark beginning, and the frames in which it cannot keep up."""

    def __init__(self, row, fixture, way, rate, standing):
        """`standing` is where the head would be at the row's time, by axis, without the row."""
        self.row, self.fixture, self.way, self.rate = row, fixture, way, rate
        self.lead_frames = 0
        if way.dark and fixture.has_own_dimmer:
            begin = self.first_point()
            # An axis whose coarse channel is armed goes nowhere, and needs no time for it.
            lead_seconds = SPARE_SECONDS + max((
                abs(begin[axis] - standing[axis]) / HIGHEST * fixture.travel[axis]
                for axis, (coarse, _) in fixture.pairs.items() if coarse not in fixture.arm),
                default=0.0)
            self.lead_frames = round(lead_seconds * float(rate))
        self.begins_dark = self.lead_frames > 0
        self.is_cut_short = self.lead_frames > row.start
        self.first_frame = max(row.start - self.lead_frames, 0)
        # A way depends on where each axis begins; a frame is asked for many times.
        self.positions = lru_cache(maxsize=64)(self.positions)

    def point(self, progress, axis):
        return self.fixture.clamp(axis, turned(self.way.asked(progress)[axis]))

    def first_point(self):
        return {axis: round(self.point(0.0, axis)) for axis in self.fixture.pairs}

    def positions(self, axis, begin):
        """The axis at each frame from the first to the row's last one."""
        row, positions, before = self.row, [], begin
        if self.begins_dark:
            before = self.first_point()[axis]
            positions = self.dark_positions(begin, before)
        step = HIGHEST / (self.fixture.travel[axis] * float(self.rate))
        for frame in range(row.start, row.end + 1):
            asked = self.point(row.progress(frame), axis)
            before = round(before + min(max(asked - before, -step), step))
            positions.append(before)
        return positions

    def dark_positions(self, begin, goal):
        if self.is_cut_short:
            return [goal] * self.row.start
        moving = self.lead_frames - round(STAND_SECONDS * float(self.rate))
        return [round(blend(begin, goal, frame / moving)) if frame < moving else goal
                for frame in range(self.lead_frames)]

    def position(self, axis, frame, begin):
        positions = self.positions(axis, begin)
        return positions[min(frame - self.first_frame, len(positions) - 1)]
