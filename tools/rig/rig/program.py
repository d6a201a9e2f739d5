"""The program under test, through its command line and nothing else."""

import contextlib
import csv
import json
import os
import signal
import subprocess
import tempfile
import time
from fractions import Fraction

from . import parts


class Lightshow:
    def __init__(self, binary):
        self.binary = os.path.abspath(binary)
        if not os.access(self.binary, os.X_OK):
            raise OSError(f"{binary} is no program; build it first (make build)")

    def compile(self, folder, file, *arguments):
        self._run("compile", folder, "-o", file, *arguments)
        return file

    def header(self, file):
        """Frames, rate and universes of a compiled show, and everything else `inspect --json` says."""
        return Header(json.loads(self._run("inspect", file, "--json")))

    def frames(self, file, universe, first, end):
        """The levels of frames first..<end as 512 bytes each, by `inspect --csv`."""
        text = self._run("inspect", file, "--csv", str(first), str(end), "--universe", str(universe))
        rows = csv.reader(text.splitlines())
        header = next(rows)
        if header[0] != "frame" or header[1:] != [str(slot) for slot in range(1, 513)]:
            raise parts.Fault(f"inspect --csv: the header is not frame,1,2,…,512 but {','.join(header[:4])},…")
        levels = {int(row[0]): bytes(map(int, row[1:])) for row in rows}
        if list(levels) != list(range(first, end)):
            raise parts.Fault(f"inspect --csv {first} {end}: {len(levels)} rows, not {end - first} in order")
        return levels

    @contextlib.contextmanager
    def play(self, file, *arguments, env=None):
        """`lightshow play`, running; ended with the block if it has not ended by itself."""
        playing = Playing([self.binary, "play", file, *arguments], env)
        try:
            yield playing
        finally:
            parts.stop(playing.process)
            playing.close()

    def _run(self, *arguments):
        done = subprocess.run([self.binary, *arguments], capture_output=True, text=True, timeout=300)
        if done.returncode != 0:
            raise OSError(f"lightshow {' '.join(arguments)}\n  exit code {done.returncode}: {done.stderr.strip()}")
        return done.stdout


class Playing:
    def __init__(self, command, env):
        self.command = command
        self.log = tempfile.NamedTemporaryFile("w", prefix="lightshow-rig.", suffix=".log")
        self.started = time.time()
        self.process = parts.start(
            command, env={**os.environ, **(env or {})}, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)

    def wait(self, within):
        """Waits for the end of the show."""
        try:
            code = self.process.wait(within)
        except subprocess.TimeoutExpired:
            raise parts.Fault(f"play still runs after {within:g} s; it said:\n{self.said()}") from None
        self._expect_success(code)

    def end(self, by=signal.SIGTERM):
        """Sends the signal, waits for the end, and returns the time of the signal."""
        if self.process.poll() is not None:
            self._expect_success(self.process.returncode)
            raise parts.Fault("play ended before it was told to")
        sent = time.time()
        self.process.send_signal(by)
        self.wait(10)
        return sent

    def said(self):
        """The last of what play printed, during the run and after it."""
        if not self.log.closed:
            with open(self.log.name) as file:
                self._said = file.read()[-2000:].strip()
        return "  " + self._said.replace("\n", "\n  ")

    def close(self):
        self.said()
        self.log.close()

    def _expect_success(self, code):
        if code not in (0, 128 + signal.SIGINT, 128 + signal.SIGTERM):
            raise parts.Fault(f"play ended with exit code {code}; it said:\n{self.said()}")


class Header:
    """What `inspect --json` says, read leniently: names of keys may differ, what they mean may not."""

    def __init__(self, content):
        self.content = content
        self.frames = int(first_of(content, "frames", "frame_count", "frameCount"))
        self.rate = rate_of(first_of(content, "rate", "frame_rate", "frameRate", "fps"))
        listed = first_of(content, "universes", "port_addresses")
        self.universes = [universe_of(entry) for entry in listed] if isinstance(listed, list) else [0]


def first_of(content, *names):
    """The value of the first of these keys that is found, anywhere in the document, the outermost first."""
    for name in names:
        level = [content]
        while level:
            for item in level:
                if isinstance(item, dict) and name in item:
                    return item[name]
            level = [child for item in level if isinstance(item, (dict, list))
                     for child in (item.values() if isinstance(item, dict) else item)]
    raise OSError(f"inspect --json has none of: {', '.join(names)}")


def rate_of(value):
    if isinstance(value, dict):
        top, bottom = list(value.values())[:2]
        return Fraction(int(top), int(bottom))
    if isinstance(value, list):
        return Fraction(*map(int, value))
    return Fraction(str(value))


def universe_of(entry):
    if isinstance(entry, dict):
        return int(first_of(entry, "port_address", "portAddress", "universe", "number", "id"))
    return int(entry)


def report_of(path):
    """The report that play wrote, or nothing."""
    if not os.path.exists(path):
        return {}
    with open(path) as file:
        return json.load(file)
