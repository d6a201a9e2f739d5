#!/usr/bin/env python3
"""A deliberately naive renderer: every frame, every channel, who owns it and what does that say?

It shares nothing with the compiler but the written rules, so that where both agree, both have
probably read them right.
"""

import argparse
import sys
from fractions import Fraction

from effects import writes
from show import frame_count, read_fixtures, read_rows

SLOTS = 512


class Simulation:
    def __init__(self, fixtures, rows, rate, frames):
        self.fixtures = fixtures
        # Rows that start past the last frame are never seen, and found by nobody.
        self.rows = sorted((row for row in rows if row.start < frames), key=lambda row: row.order)
        self.frames = frames
        self.writers = {}  # (fixture id, channel) -> [(row, function)] in the order of taking over
        self.found_levels = {}
        for row in self.rows:
            for fixture in fixtures.values():
                for channel, function in writes(row, fixture, rate).items():
                    self.writers.setdefault((fixture.id, channel), []).append((row, function))
        # A level found may rest on a level found before it, down through all rows of a channel.
        sys.setrecursionlimit(10_000 + 20 * len(self.rows))

    def level(self, fixture, channel, frame, before=None):
        """The level of a channel at a frame; with `before`, of the rows that come before that one."""
        for row, function in reversed(self.writers.get((fixture.id, channel), [])):
            if row.start <= frame and (before is None or row.order < before.order):
                def found(name):
                    return self.found(row, fixture, name)
                return min(max(round(function(row, frame, found)), 0), 255)
        return fixture.arm.get(channel, 0)

    def found(self, row, fixture, channel):
        """The level a row finds: that of its start frame, as the rows before it in order leave it."""
        key = (row, fixture.id, channel)
        if key not in self.found_levels:
            self.found_levels[key] = self.level(fixture, channel, row.start, before=row)
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
    rows = read_rows(arguments.folder, arguments.song, arguments.rate)
    simulation = Simulation(read_fixtures(arguments.folder), rows, arguments.rate, frames)
    print("frame", *range(1, SLOTS + 1), sep=",")
    for frame in range(arguments.csv[0], min(arguments.csv[1], frames)):
        print(frame, *simulation.universe_levels(arguments.universe, frame), sep=",")


if __name__ == "__main__":
    main()
