#!/usr/bin/env python3
"""Compares every level that `lightshow` compiles for random shows with the naive renderer."""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

from random_show import write_show
from render import SLOTS, Simulation
from show import read_show
from written import frame_count


class LightshowFailed(Exception):
    pass


def run(command):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if result.returncode != 0:
        said = (result.stdout[-2000:] + result.stderr).strip()
        raise LightshowFailed(f"exit code {result.returncode} from {command[1]}:\n{said[-4000:]}")
    return result.stdout


def cues_kept(report):
    """How many rows of the cue sheet the compiler says it has: none is merged or dropped."""
    cues = json.loads(report)["songs"][0]["cues"]
    return cues["snapshots"] + cues["chases"] + sum(cues["effects"].values())


def compiled_levels(lightshow, timeline, frames, universe):
    """frame -> {slot: level}, as `inspect` prints them; its header says which slots it shows."""
    output = run([lightshow, "inspect", timeline, "--csv", 0, frames, "--universe", universe])
    rows = csv.reader(output.splitlines())
    slots = [int(slot) for slot in next(rows)[1:]]
    return {int(row[0]): dict(zip(slots, map(int, row[1:]))) for row in rows}


def differences(simulation, universe, compiled):
    """Yields (frame, slot, expected, got), earliest first.

    A slot that `inspect` leaves out is 0 where nothing is patched, and wrong where something is.
    """
    patched = {slot for fixture in simulation.fixtures.values() if fixture.universe == universe
               for slot in fixture.channels.values()}
    for frame in range(simulation.frames):
        got = compiled.get(frame, {})
        expected = simulation.universe_levels(universe, frame)
        for slot in range(1, SLOTS + 1):
            level = got.get(slot, None if slot in patched else 0)
            if expected[slot - 1] != level:
                if not is_either_way(simulation, universe, frame, slot, level):
                    yield frame, slot, expected[slot - 1], level


def is_either_way(simulation, universe, frame, slot, got):
    """Whether what should be there lies exactly between two levels, and this is one of them."""
    fixture, channel = channel_at(simulation, universe, slot)
    return (fixture is not None
            and got in simulation.either_way.get((fixture.id, channel, frame), ()))


def channel_at(simulation, universe, slot):
    for fixture in simulation.fixtures.values():
        for channel, own_slot in fixture.channels.items():
            if (fixture.universe, own_slot) == (universe, slot):
                return fixture, channel
    return None, None


def describe(simulation, universe, difference, rows_shown):
    frame, slot, expected, got = difference
    fixture, channel = channel_at(simulation, universe, slot)
    place = f"frame {frame}, universe {universe}, slot {slot}"
    if fixture is None:
        return [f"  {place} (not patched): expected {expected}, got {got}"]
    armed = f" (armed at {fixture.arm[channel]})" if channel in fixture.arm else ""
    lines = [f"  {place}, {fixture.id}.{channel}{armed}: expected {expected}, got {got}"]
    started = [write for write in simulation.writers.get((fixture.id, channel), [])
               if write.start <= frame]
    lines += [f"    from frame {write.start}: {write.row}"
              for write in reversed(started[-rows_shown:])]
    if len(started) > rows_shown:
        lines.append(f"    and {len(started) - rows_shown} rows before")
    lines += [f"    dark from frame {mask.start} up to {mask.end}"
              for mask in simulation.masks.get((fixture.id, channel), [])]
    return lines


def check(arguments, seed, folder):
    """The lines that say what is wrong with one seed; none where all levels are equal."""
    song, seconds = write_show(seed, folder / "show")
    return check_show(arguments, folder / "show", song, seconds, folder / "show.bin")


def check_show(arguments, folder, song, seconds, timeline):
    frames = frame_count(seconds, arguments.rate)
    show = read_show(folder, song, arguments.rate)
    simulation = Simulation(show, frames)
    report = run([arguments.lightshow, "compile", folder, "-o", timeline, "--json",
                  *arguments.compile_option])
    lines = []
    kept = cues_kept(report)
    if kept != show.written_rows:
        lines.append(f"  {kept} cues kept of {show.written_rows} rows written")
    for universe in sorted({fixture.universe for fixture in simulation.fixtures.values()}):
        compiled = compiled_levels(arguments.lightshow, timeline, frames, universe)
        if len(compiled) != frames:
            lines.append(f"  universe {universe}: {len(compiled)} frames instead of {frames}")
        wrong_channels = set()
        for difference in differences(simulation, universe, compiled):
            slot = difference[1]
            if slot not in wrong_channels and len(wrong_channels) < arguments.show_first:
                lines += describe(simulation, universe, difference, rows_shown=4)
            wrong_channels.add(slot)
        if wrong_channels:
            lines.append(f"  universe {universe}: {len(wrong_channels)} slots differ somewhere")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lightshow", required=True, help="path of the built program")
    parser.add_argument("--seeds", nargs=2, type=int, required=True, metavar=("A", "B"),
                        help="seeds A up to, not including, B")
    parser.add_argument("--rate", type=Fraction, default=Fraction(60))
    parser.add_argument("--compile-option", action="append", default=[],
                        help="passed on to compile, as --compile-option=--rate=50; repeatable")
    parser.add_argument("--show-first", type=int, default=3,
                        help="how many differing slots of a universe to describe")
    arguments = parser.parse_args()
    arguments.lightshow = Path(arguments.lightshow).resolve()

    passed = failed = 0
    for seed in range(*arguments.seeds):
        with tempfile.TemporaryDirectory(prefix="oracle-") as folder:
            try:
                lines = check(arguments, seed, Path(folder))
            except LightshowFailed as failure:
                lines = [f"  {failure}"]
        if lines:
            failed += 1
            print(f"seed {seed} differs (random_show.py --seed {seed} FOLDER makes it again)")
            print("\n".join(lines), flush=True)
        else:
            passed += 1
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
