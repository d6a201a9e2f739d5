#!/usr/bin/env python3
"""Edits random shows at random, and looks whether the file that `lightshow compile` makes over the one
of the show before is, byte for byte, the one that it makes from nothing."""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from random_show import write_json, write_show, write_silence


class Show:
    """The folder of a show whose files are edited."""

    def __init__(self, seed, folder):
        self.chance = random.Random(seed)
        self.folder = Path(folder)
        self.song, _ = write_show(seed, folder)
        self.cues = next((self.folder / "cues").iterdir())

    def edit(self):
        """Makes one edit; returns what it was."""
        kinds = [self.add] * 4 + [self.move] * 4 + [self.delete] * 2 + [self.change] * 6
        kind = self.chance.choice(kinds + [self.repatch, self.rearm, self.replace_song, self.retempo])
        kind()
        return kind.__name__

    def rows(self):
        sheet = json.loads(self.cues.read_text(encoding="utf-8"))
        return sheet, sheet if isinstance(sheet, list) else sheet["entries"]

    def add(self):
        sheet, rows = self.rows()
        row = json.loads(json.dumps(self.chance.choice(rows))) if rows else {}
        set_time(row, self.random_time())
        rows.insert(self.chance.randint(0, len(rows)), row)
        write_json(self.cues, sheet)

    def move(self):
        sheet, rows = self.rows()
        if rows:
            set_time(self.chance.choice(rows), self.random_time())
        write_json(self.cues, sheet)

    def delete(self):
        sheet, rows = self.rows()
        if len(rows) > 8:
            del rows[self.chance.randrange(len(rows))]
        write_json(self.cues, sheet)

    def change(self):
        """Another duration, or another level somewhere in a row."""
        sheet, rows = self.rows()
        row = self.chance.choice(rows) if rows else {}
        if "duration" in row and self.chance.random() < 0.5:
            row["duration"] = round(self.chance.random() * 2, 3)
        else:
            self.change_level(row)
        write_json(self.cues, sheet)

    def change_level(self, value):
        places = [key for key in value if isinstance(value[key], (dict, int)) and key != "time"]
        if not places:
            return
        key = self.chance.choice(places)
        if isinstance(value[key], dict):
            self.change_level(value[key])
        elif not isinstance(value[key], bool) and 0 <= value[key] <= 255:
            value[key] = self.chance.randint(0, 255)

    def repatch(self):
        """Two fixtures of one shape take each other's slots."""
        path = self.folder / "fixtures" / "fixtures.json"
        fixtures = json.loads(path.read_text(encoding="utf-8"))
        pairs = [(one, two) for place, one in enumerate(fixtures) for two in fixtures[:place]
                 if one.get("fixture") == two.get("fixture")
                 and sorted(one.get("channels", {})) == sorted(two.get("channels", {}))]
        if pairs:
            one, two = self.chance.choice(pairs)
            for key in ("channels", "base_channel", "universe"):
                one_value, two_value = one.pop(key, None), two.pop(key, None)
                one.update({} if two_value is None else {key: two_value})
                two.update({} if one_value is None else {key: one_value})
        write_json(path, fixtures)

    def rearm(self):
        path = self.folder / "fixtures" / "fixtures.json"
        fixtures = json.loads(path.read_text(encoding="utf-8"))
        armed = [fixture for fixture in fixtures if fixture.get("arm")]
        if armed:
            arm = self.chance.choice(armed)["arm"]
            arm[self.chance.choice(list(arm))] = self.chance.choice([0, 10, 128, 255])
        write_json(path, fixtures)

    def replace_song(self):
        path = self.folder / "songs" / f"{self.song}.wav"
        write_silence(path, 44100, self.chance.randint(6 * 44100, 10 * 44100), 1)

    def retempo(self):
        path = self.folder / "metadata" / f"{self.song}.metadata.json"
        metadata = json.loads(path.read_text(encoding="utf-8"))
        metadata["bpm"] = self.chance.choice([90, 120, 125, 127.5])
        write_json(path, metadata)

    def random_time(self):
        return self.chance.choice([0, round(self.chance.random() * 9, 3)])


def set_time(row, value):
    row["timecode" if "timecode" in row else "time"] = value


def compile_show(lightshow, folder, output, *options):
    command = [lightshow, "compile", folder, "-o", output, *options]
    return subprocess.run(list(map(str, command)), capture_output=True, text=True)


def check_edits(lightshow, seed, count, folder, tally):
    """Returns what went wrong; nothing where all was well."""
    show = Show(seed, folder / "show")
    kept, fresh = folder / "kept.bin", folder / "fresh.bin"
    for number in range(count):
        what = show.edit() if number else "write"
        after = compile_show(lightshow, show.folder, kept)
        whole = compile_show(lightshow, show.folder, fresh, "--full")
        if after.returncode != whole.returncode:
            return f"seed {seed}, edit {number} ({what}): exit code {after.returncode}, not {whole.returncode}"
        if after.returncode not in (0, 1):
            return f"seed {seed}, edit {number} ({what}): exit code {after.returncode}:\n{after.stderr}"
        if after.returncode == 1:
            tally["refused"] += 1
            continue
        if kept.read_bytes() != fresh.read_bytes():
            return f"seed {seed}, edit {number} ({what}): the files differ"
        said = after.stdout
        tally["left" if "up to date" in said else "part" if "changed" in said else "whole"] += 1
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lightshow", required=True)
    parser.add_argument("--shows", type=int, default=5)
    parser.add_argument("--edits", type=int, default=20, help="edits of each show")
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, help="stop after this time, whatever is left")
    arguments = parser.parse_args()
    started = time.monotonic()
    tally = {"left": 0, "part": 0, "whole": 0, "refused": 0}
    for seed in range(arguments.first_seed, arguments.first_seed + arguments.shows):
        if arguments.seconds and time.monotonic() - started > arguments.seconds:
            break
        with tempfile.TemporaryDirectory() as folder:
            fault = check_edits(arguments.lightshow, seed, arguments.edits, Path(folder), tally)
        if fault:
            print(fault)
            return 1
    print(f"{sum(tally.values())} edits: {tally['part']} compiled in part, {tally['whole']} whole,"
          f" {tally['left']} left as they were, {tally['refused']} refused; all equal to a full compile")
    return 0


if __name__ == "__main__":
    sys.exit(main())
