#!/usr/bin/env python3
"""A deliberately naive renderer: every frame, every channel, who owns it and what does that say?

It shares nothing with the compiler but the written rules, so that where both agree, both have
probably read them right.
"""

import argparse
import sys
from dataclasses import dataclass
from fractions import Fraction

from blends import OPEN_SHUTTER, pair_levels
from effects import by_role, writes
from moves import WAYS, Turn, way_of
from show import read_show
from written import frame_count

SLOTS = 512
# Their formulas take more than one step, and in which order is free: where they come to lie exactly
# between two levels, the last bit of double precision decides.
DECIDED_BY_THE_LAST_BIT = ("color_fade", "sweep", "wave")


@dataclass(frozen=True, eq=False)
class Write:
    """What a row says of one channel, from a frame on."""

    order: tuple  # that of the row; its time is less the row's pre-roll, if it has one
    start: int
    row: object
    level: object  # (row, frame, found) -> level, or None where the row leaves the channel alone


@dataclass(frozen=True)
class Mask:
    order: tuple
    start: int
    end: int  # the first frame in which the dimmer is free again


class Simulation:
    def __init__(self, show, frames):
        self.show, self.fixtures, self.frames = show, show.fixtures, frames
        self.writers = {}  # (fixture id, channel) -> [Write] in the order of taking over
        self.masks = {}  # (fixture id, channel) -> [Mask]
        self.found_levels = {}
        self.either_way = {}  # (fixture id, channel, frame) -> the two levels it lies between
        # Rows that start past the last frame are never seen, and found by nobody.
        rows = sorted((row for row in show.rows if row.start < frames), key=lambda row: row.order)
        # A level found may rest on a level found before it, down through all rows of a channel.
        sys.setrecursionlimit(10_000 + 20 * len(rows))
        for row in rows:
            # A pre-roll is as long as the rows before this one make it.
            for key, write in list(self.writes_of(row)):
                kept = self.masks if isinstance(write, Mask) else self.writers
                kept.setdefault(key, []).append(write)
                kept[key].sort(key=lambda write: write.order)
            self.found_levels.clear()  # they were those of a score without this row

    def writes_of(self, row):
        for fixture in self.fixtures.values():
            if row.kind in WAYS:
                if row.fixture_id == fixture.id:
                    yield from self.turning_writes(row, fixture)
                continue
            for channel, level in writes(row, fixture, self.show).items():
                yield (fixture.id, channel), Write(row.order, row.start, row, level)

    def turning_writes(self, row, fixture):
        """Position, mask and envelope of a row that turns a head: each with its own time."""
        way = way_of(row, fixture, self.show)
        if way is None:
            return

        def level_now(channel):
            return self.level(fixture, channel, row.start)

        standing = {axis: fixture.position(axis, level_now) for axis in fixture.pairs}
        turn = Turn(row, fixture, way, self.show.rate, standing)
        # A pre-roll that the show's start cuts short is only as long as there are frames before.
        lead = min(turn.lead_frames, row.start) / self.show.rate
        begins = max(row.time - lead, Fraction(0))
        order = (begins, *row.order[1:])
        for axis, pair in fixture.pairs.items():
            def value(row, frame, found, axis=axis):
                return turn.position(axis, frame, fixture.position(axis, found))
            for channel, level in pair_levels(pair, value).items():
                if channel not in fixture.arm:
                    yield (fixture.id, channel), Write(order, turn.first_frame, row, level)
        if not fixture.has_own_dimmer:
            return
        dimmer = (fixture.id, fixture.roles["dim"])
        if turn.begins_dark:
            yield dimmer, Mask(order, turn.first_frame, row.start)
        if way.envelope:
            def envelope(row, frame, found):
                return way.envelope(row.progress(frame))
            written = {fixture.roles["dim"]: envelope, **by_role(fixture, OPEN_SHUTTER)}
            for channel in fixture.unarmed(written):
                yield (fixture.id, channel), Write(row.order, row.start, row, written[channel])

    def level(self, fixture, channel, frame, before=None):
        """The level of a channel at a frame; with `before`, of what comes before that order."""
        key = (fixture.id, channel)
        for mask in self.masks.get(key, []):
            if mask.start <= frame < mask.end and (before is None or mask.order < before):
                return 0
        for write in reversed(self.writers.get(key, [])):
            if write.start <= frame and (before is None or write.order < before):
                level = write.level(write.row, frame,
                                    lambda name: self.found(write, fixture, name))
                if level is not None:
                    if write.row.kind in DECIDED_BY_THE_LAST_BIT and abs(level % 1 - 0.5) < 1e-9:
                        lower = int(level)
                        self.either_way[fixture.id, channel, frame] = (lower, lower + 1)
                    return min(max(round(level), 0), 255)
        return fixture.arm.get(channel, 0)

    def found(self, write, fixture, channel):
        """The level a row finds: that of its start frame, as the rows before it leave it."""
        key = (write, fixture.id, channel)
        if key not in self.found_levels:
            self.found_levels[key] = self.level(fixture, channel, write.start, write.order)
        return self.found_levels[key]

    def universe_levels(self, universe, frame):
        """The 512 levels of a universe, first slot first."""
        levels = [0] * SLOTS
        for fixture in self.fixtures.values():
            if fixture.universe == universe:
                for channel, slot in fixture.channels.items():
                    levels[slot - 1] = self.level(fixture, channel, frame)
        return levels


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("song", help="the sound file's name without extension")
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--seconds", type=Fraction, help="length of the song: 7.5 or 330751/44100")
    length.add_argument("--frames", type=int)
    parser.add_argument("--rate", type=Fraction, default=Fraction(60), help="60, 50, 30000/1001")
    parser.add_argument("--universe", type=int, default=0)
    parser.add_argument("--csv", nargs=2, type=int, required=True, metavar=("FROM", "TO"),
                        help="frames FROM up to, not including, TO")
    arguments = parser.parse_args()

    frames = arguments.frames or frame_count(arguments.seconds, arguments.rate)
    simulation = Simulation(read_show(arguments.folder, arguments.song, arguments.rate), frames)
    print("frame", *range(1, SLOTS + 1), sep=",")
    for frame in range(arguments.csv[0], min(arguments.csv[1], frames)):
        print(frame, *simulation.universe_levels(arguments.universe, frame), sep=",")


if __name__ == "__main__":
    main()
