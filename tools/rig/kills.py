#!/usr/bin/env python3
"""Kills `lightshow compile` at random moments, and looks whether the old file or the new one is there,
whole, and no other file: with a file there before or none, everything compiled anew or only what has
changed. In between the disk runs full, and the file there before is spoilt while it is read."""

import argparse
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS = 20
FIXTURES = 40


class Broken(Exception):
    """A promise is broken."""


class Bench:
    """Two shows that differ in a few rows, and the folder that their files go to."""

    def __init__(self, lightshow, folder, chance):
        self.lightshow, self.chance = str(Path(lightshow).resolve()), chance
        self.shows = [folder / "one" / "show", folder / "other" / "show"]
        self.output = folder / "output"
        self.file = self.output / "song.bin"
        self.output.mkdir()
        rows = [self.row(number) for number in range(400)]
        for show in self.shows:
            write_show(show, rows)
            rows = rows[:-4] + [self.row(number) for number in range(4)]
        self.bytes, self.times = [], []
        for show in self.shows:
            started = time.monotonic()
            self.compile(show, "--full").wait()
            self.times.append(time.monotonic() - started)
            self.bytes.append(self.file.read_bytes())
        self.digests = [digest(content) for content in self.bytes]
        if self.digests[0] == self.digests[1]:
            raise Broken("the two shows make the same file")

    def row(self, number):
        fixture = f"par{self.chance.randrange(FIXTURES)}"
        return {"time": round(self.chance.random() * SECONDS, 3), "fixture_id": fixture,
                "effect": self.chance.choice(["flash", "fade", "strobe", "full"]),
                "duration": round(self.chance.random() * 3 + 0.1, 3), "data": {"color": "#FF8000"}}

    def compile(self, show, *options, **popen):
        command = [self.lightshow, "compile", str(show), "-o", str(self.file), *options]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                start_new_session=True, **popen)

    def put(self, which):
        """Puts the file of a show in place, or none."""
        self.file.unlink(missing_ok=True)
        if which is not None:
            self.file.write_bytes(self.bytes[which])

    def moment(self, show):
        """When to strike: anywhere in a run, and as often near its end, where the file gets its name."""
        whole = self.times[show]
        return self.chance.uniform(0, whole * 1.1) if self.chance.random() < 0.5 \
            else self.chance.uniform(whole * 0.6, whole * 1.05)

    def check(self, allowed, what):
        """One of `allowed` is there (None: no file), and nothing else. Returns which."""
        names = sorted(os.listdir(self.output))
        deadline = time.monotonic() + 2
        # Who gives the file its name outlives a kill, by less than a millisecond.
        while names not in ([], ["song.bin"]) and time.monotonic() < deadline:
            time.sleep(0.005)
            names = sorted(os.listdir(self.output))
        if names not in ([], ["song.bin"]):
            raise Broken(f"{what}: left behind: {names}")
        found = digest(self.file.read_bytes()) if names else None
        known = {None if which is None else self.digests[which]: which for which in allowed}
        if found not in known:
            raise Broken(f"{what}: the file is neither the old one nor the new one")
        return known[found]

    def kill(self, tally):
        """Kills one compile of one show over the file of the other, or over none."""
        old = self.chance.choice([0, 1, None])
        new = self.chance.choice([0, 1]) if old is None else 1 - old
        options = self.chance.choice([[], ["--full"]])
        self.put(old)
        run = self.compile(self.shows[new], *options)
        moment = self.moment(new)
        started = time.monotonic()
        try:
            run.wait(timeout=moment)
        except subprocess.TimeoutExpired:
            # Half the time everybody in its group is killed with it.
            os.killpg(run.pid, 9) if self.chance.random() < 0.5 else run.kill()
            run.wait()
        what = f"{old} to {new} {' '.join(options)} killed after {moment:.4f} s"
        there = self.check([old, new], what)
        if run.returncode == 0:
            self.times[new] = 0.9 * self.times[new] + 0.1 * (time.monotonic() - started)
            tally["was done"] += 1
            if there != new:
                raise Broken(f"{what}: it was done, and the file is not the new one")
        elif run.returncode == -9:
            tally["old" if there == old else "new"] += 1
        else:
            raise Broken(f"{what}: exit code {run.returncode}")

    def fill_disk(self):
        """A disk that takes only so much: the old file stays."""
        self.put(0)
        room = self.chance.randrange(len(self.bytes[1]))
        run = self.compile(
            self.shows[1], "--full", restore_signals=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
        if run.wait() != 2:
            raise Broken(f"exit code {run.returncode} with room for {room} bytes")
        self.check([0], f"with room for {room} bytes")

    def spoil(self):
        """The file there before is cut or overwritten while it is read: the new one is whole."""
        self.put(0)
        moment = self.chance.uniform(0, self.times[1])
        with open(self.file, "r+b") as earlier:
            run = self.compile(self.shows[1])
            time.sleep(moment)
            place = self.chance.randrange(len(self.bytes[0]))
            if self.chance.random() < 0.5:
                earlier.truncate(place)
            else:
                earlier.seek(place)
                earlier.write(self.chance.randbytes(5000))
        if run.wait() != 0:
            raise Broken(f"exit code {run.returncode}, spoilt at byte {place} after {moment:.4f} s")
        self.check([1], f"spoilt at byte {place} after {moment:.4f} s")


def digest(content):
    return hashlib.sha256(content).hexdigest()


def write_show(folder, rows):
    for name in ("fixtures", "songs", "cues"):
        (folder / name).mkdir(parents=True)
    fixtures = [{"id": f"par{number}", "name": f"Par {number}", "type": "rgb", "universe": number // 20,
                 "channels": {"dim": place, "red": place + 1, "green": place + 2, "blue": place + 3}}
                for number in range(FIXTURES) for place in [number % 20 * 8 + 1]]
    (folder / "fixtures" / "fixtures.json").write_text(json.dumps(fixtures))
    (folder / "cues" / "song.cue.json").write_text(json.dumps(rows))
    write_silence(folder / "songs" / "song.wav", SECONDS)


def write_silence(path, seconds, rate=8000):
    size = seconds * rate * 2
    numbers = [(16, 4), (1, 2), (1, 2), (rate, 4), (rate * 2, 4), (2, 2), (16, 2)]
    form = b"".join(value.to_bytes(count, "little") for value, count in numbers)
    path.write_bytes(b"RIFF" + (36 + size).to_bytes(4, "little") + b"WAVEfmt " + form
                     + b"data" + size.to_bytes(4, "little") + bytes(size))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lightshow", required=True)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, help="the same moments, as far as a machine lets them be")
    parser.add_argument("--seconds", type=float, help="stop after this time, whatever is left")
    parser.add_argument("--folder", help="write below this folder: on a stick, on a share")
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.randrange(1 << 32)
    tally = {"old": 0, "new": 0, "was done": 0}
    started = time.monotonic()
    done = 0
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        try:
            bench = Bench(arguments.lightshow, Path(folder), random.Random(seed))
            for done in range(1, arguments.kills + 1):
                bench.kill(tally)
                if done % 10 == 0:
                    bench.fill_disk()
                    bench.spoil()
                if arguments.seconds and time.monotonic() - started > arguments.seconds:
                    break
        except Broken as broken:
            print(f"seed {seed}, kill {done}: {broken}")
            return 1
    print(f"{done} kills (seed {seed}), each with one whole file and no other: {tally['old']} left the old"
          f" file, {tally['new']} the new one, {tally['was done']} came too late; {done // 10} full disks"
          f" and {done // 10} files spoilt under a compile, none of which did harm")
    return 0


if __name__ == "__main__":
    sys.exit(main())
