#!/usr/bin/env python3
"""A stand-in browser plays: are the right frames on the wire, when they should be, and dark when it must be?

It asks for the service's clock, plays a sound that nobody hears, and tells ten times a second where it is, each time
0…15 ms late. The show names its frames, so that each packet's distance from its ideal instant is known. Then seeks,
pause, stop, a browser that is killed, one that freezes, one that never says anything, and Ctrl-C. Add to Cue is held
against a compile from nothing, and, where olad is installed, a seek against what a real node has.
"""

import argparse
import multiprocessing
import os
import random
import signal
import time

from rig import artnet, service, parts, program, shows, stats
from rig.olad import Olad

SLOTS = 24
INTENSITY = (shows.HEAD_SLOTS, SLOTS - 2, SLOTS - 1, SLOTS)
"""The slots of a universe of the show that must be zero in the dark: a dimmer and a colour."""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lightshow", required=True, metavar="BIN", help="the program under test")
    parser.add_argument("--seconds", type=int, default=5, help="how long it plays (5)")
    parser.add_argument("--jitter", type=float, default=15, help="milliseconds a timecode is late at most (15)")
    parser.add_argument("--blur", type=float, default=0, help="milliseconds a position is off at most (0)")
    parser.add_argument("--strict", action="store_true", help="the goals in milliseconds make the exit code, too")
    parser.add_argument("--keep", metavar="DIR", help="work in this folder and leave it behind")
    return parser.parse_args()


def main():
    asked = arguments()
    service.need_browsers()
    parts.own_network()
    lightshow = program.Lightshow(asked.lightshow)
    findings = service.Findings()
    with parts.folder(asked.keep) as folder:
        bench = Bench(lightshow, folder, asked, findings)
        bench.on_time()
        bench.seeks_and_pause()
        bench.ends_dark()
        bench.adds_to_cue()
        bench.a_real_node()
    return findings.verdict()


class Player:
    """A browser with a sound: says `play`, then where the sound is, until it is told to end."""

    def __init__(self, browser, jitter=0.015, blur=0.0):
        self.browser, self.jitter, self.blur = browser, jitter, blur
        self.chance = random.Random(1)
        self.offset = self._service_clock()
        self.heard_at = 0.0

    def play(self, position, seconds=None, told=None):
        """Plays from `position` on; `heard_at` is when that place is heard, on this process's wall clock."""
        self.browser.send("playback", action="play", position=position, id="play")
        # A browser's sound begins a moment after it was asked for.
        begins = time.monotonic() + 0.05
        self.heard_at = time.time() + (begins - time.monotonic())
        if told is not None:
            told.value = self.heard_at
        number = 0
        while seconds is None or time.monotonic() < begins + seconds:
            due = begins + 0.1 * number
            self._sleep_until(due)
            at = time.monotonic()
            place = position + at - begins + self.chance.uniform(-self.blur, self.blur)
            self._sleep_until(at + self.chance.uniform(0, self.jitter))
            self.browser.send("timecode", position=max(0, place), at=1000 * (at + self.offset))
            while self.browser.take(0) is not None:
                pass
            number += 1

    def _service_clock(self):
        """How far the service's clock is ahead of this one's, from the quickest of a few answers."""
        best = (1e9, 0.0)
        for _ in range(10):
            sent = time.monotonic()
            self.browser.send("clock", sent=sent)
            answer = self.browser.wait(lambda message: message["type"] == "clock", 5, "an answer to clock")
            back = time.monotonic()
            best = min(best, (back - sent, answer["now"] / 1000 - (sent + back) / 2))
        return best[1]

    def _sleep_until(self, moment):
        while (left := moment - time.monotonic()) > 0:
            time.sleep(left)


def play_elsewhere(address, position, heard_at, jitter, silent):
    """A process that plays until it is ended, or that says `play` and then nothing."""
    browser = service.Browser(address)
    if silent:
        browser.ask("playback", action="play", position=position)
        heard_at.value = time.time()
        time.sleep(60)
    Player(browser, jitter).play(position, 60, told=heard_at)


class Bench:
    def __init__(self, lightshow, folder, asked, findings):
        self.lightshow, self.folder, self.asked, self.findings = lightshow, folder, asked, findings
        self.jitter = asked.jitter / 1000
        self.length = max(20, asked.seconds + 5)
        self.show = os.path.join(folder, "ramp")
        shows.ramp_show(self.show, self.length, 1, SLOTS)
        self.bin = lightshow.compile(self.show, os.path.join(folder, "ramp.bin"), "--no-audio")
        self.last = lightshow.header(self.bin).frames - 1

    # Playing

    def on_time(self):
        """Every packet while it plays, against the instant at which its frame is due by the sound."""
        with artnet.ArtNetReceiver() as node, self._edit(node) as editing, editing.browser() as browser:
            player = Player(browser, self.jitter, self.asked.blur / 1000)
            player.play(1.0, self.asked.seconds)
            until = time.time()
            ended = editing.end(signal.SIGINT)
            packets = node.packets[:]
        off, frames = [], []
        for packet in packets:
            frame, is_lit = shows.ramp_frame(packet.levels, self.last)
            if is_lit and player.heard_at + 0.5 <= packet.time <= until:
                off.append(1000 * (packet.time - (player.heard_at + frame / 60 - 1.0)))
                frames.append(frame)
        if len(off) < 60:
            raise parts.Fault(f"{len(off)} packets came while it played")
        figures = stats.summary(off)
        print(f"{len(off)} packets while it played, against the ideal instants: {stats.told(figures)} ms")
        lost = frames[-1] - frames[0] + 1 - len(set(frames))
        self.findings.expect(lost <= 0.01 * len(frames), "the frames on the wire go up one by one", f"{lost} lost")
        self.findings.expect(all(a < b for a, b in zip(frames, frames[1:])), "no frame goes back or comes twice")
        self.findings.expect(artnet.sequence_faults(packets) == 0, "sequences go up one by one")
        self.findings.expect(is_dark(packets[-1]), "Ctrl-C while it plays ends dark")
        ending = [packet.time for packet in packets if packet.time >= ended and is_dark(packet)]
        self.findings.expect(len(ending) >= 3 and ending[0] - ended < 0.5,
                             "the ending is sent three times, soon after the signal",
                             f"{len(ending)} times")
        if self.asked.strict:
            self.findings.expect(abs(figures["mean"]) <= 5, "packets are at their instants, 5 ms more or less",
                                 f"{figures['mean']:.2f}")
            self.findings.expect(figures["p99_from_mean"] <= 2, "99 of 100 packets are within 2 ms of the mean",
                                 f"{figures['p99_from_mean']:.2f}")

    def seeks_and_pause(self):
        with artnet.ArtNetReceiver() as node, self._edit(node) as editing, editing.browser() as browser:
            wrong = []
            for frame in (0, 1, 333, 700, self.last - 1, self.last):
                browser.ask("seek", position=round((frame + 0.25) / 60, 6))
                time.sleep(0.1)
                if not self._is_frame(node.packets[-1], frame):
                    wrong.append(frame)
            self.findings.expect(not wrong, "a paused seek shows the whole frame that inspect prints", wrong)
            player = Player(browser, self.jitter)
            player.play(2.0, 1.0)
            answer = browser.ask("playback", action="pause")
            paused = time.time()
            self.findings.expect(answer["type"] == "accepted", "pause is accepted", answer)
            time.sleep(3.2)
            held = [packet for packet in node.packets if packet.time > paused + 0.05]
            gaps = [1000 * (b.time - a.time) for a, b in zip(held, held[1:])]
            self.findings.expect(len({packet.levels for packet in held}) == 1 and not is_dark(held[0]),
                                 "pause holds one frame, lit")
            self.findings.expect(bool(gaps) and 790 <= min(gaps) and max(gaps) <= 1010,
                                 "what is held is repeated every 800…1000 ms",
                                 ", ".join(f"{gap:.0f}" for gap in gaps))
            player.play(3.0, 0.5)
            browser.ask("playback", action="stop")
            self._expect_dark(node, time.time(), 0.5, "stop ends dark")

    # Ends

    def ends_dark(self):
        with artnet.ArtNetReceiver() as node, self._edit(node) as editing, editing.browser() as watcher:
            self._ends(node, editing, watcher, "a browser that is killed while it plays",
                       lambda process: os.kill(process.pid, signal.SIGKILL))
            self._ends(node, editing, watcher, "a browser that freezes while it plays",
                       lambda process: os.kill(process.pid, signal.SIGSTOP))
            self._ends(node, editing, watcher, "a browser that says play and then nothing", None)

    def _ends(self, node, editing, watcher, what, do):
        heard_at = multiprocessing.Value("d", 0.0)
        watcher.ask("seek", position=5)
        process = multiprocessing.Process(
            target=play_elsewhere, args=(editing.address, 5.0, heard_at, self.jitter, do is None), daemon=True)
        process.start()
        try:
            parts.wait_until(lambda: heard_at.value, 10, what)
            if do is not None:
                time.sleep(0.8)
                self.findings.expect(not is_dark(node.packets[-1]), f"{what} is lit before that")
                do(process)
            self._expect_dark(node, time.time(), 1.0 if do else 2.5, f"{what} leaves the stage dark in time")
            watcher.drain(0.2, 2)
            self.findings.expect(watcher.state["playback"]["state"] == "stopped"
                                 and bool(watcher.state["playback"]["reason"]),
                                 f"{what}: the others are told that it stopped, and why",
                                 watcher.state["playback"])
        finally:
            process.kill()
            process.join(5)
            watcher.ask("playback", action="stop")

    def _expect_dark(self, node, since, within, sentence):
        time.sleep(within + 0.1)
        before = [packet for packet in node.packets if packet.time <= since + within]
        self.findings.expect(is_dark(before[-1]), sentence)
        lit = [packet.time for packet in before if not is_dark(packet)]
        dark_at = next((packet.time for packet in before if lit and packet.time > lit[-1]), None)
        if dark_at is not None:
            print(f"  dark {1000 * (dark_at - since):.0f} ms after it")

    # Add to Cue

    def adds_to_cue(self):
        show = service.demo_copy(self.folder)
        with artnet.ArtNetReceiver() as node:
            with service.Editing(self.lightshow, show, node.node) as editing, editing.browser() as browser:
                before = len(editing.sheet())
                browser.ask("seek", position=12.345)
                for channel, value in ((2, 200), (3, 100), (4, 7)):
                    browser.send("delta", channel=channel, value=value)
                answer = browser.ask("add_cue", name="by hand", fade=0.5)
                self.findings.expect(answer["type"] == "accepted", "Add to Cue is accepted", answer)
                browser.wait_saved()
                rows = [row for row in editing.sheet() if row.get("name") == "by hand"]
                self.findings.expect(
                    len(rows) == 1 and len(editing.sheet()) == before + 1 and rows[0]["time"] == 12.345
                    and rows[0]["values"] == {"wash_left": {"red": 200, "green": 100, "blue": 7}},
                    "Add to Cue writes one row into the sheet, with what was set by hand", rows)
                with open(os.path.join(self.folder, "build", "demo", "tide.bin"), "rb") as file:
                    written = file.read()
                # The sources are named in the file as they were on the command line.
                fresh = self.lightshow.compile(show, os.path.join(self.folder, "fresh.bin"), "--full")
                with open(fresh, "rb") as file:
                    self.findings.expect(file.read() == written,
                                         "the show file written meanwhile is a compile from nothing, byte for byte")
                frame = 60 * 13
                browser.ask("release")
                browser.ask("seek", position=(frame + 0.25) / 60)
                time.sleep(0.1)
                wanted = self.lightshow.frames(fresh, 0, frame, frame + 1)[frame]
                self.findings.expect(node.packets[-1].levels.ljust(512, b"\0") == wanted,
                                     "a seek after it shows the levels of that file")
                self.fresh = fresh

    def a_real_node(self):
        try:
            parts.need("olad")
        except parts.Missing:
            print("SKIPPED: olad is not installed (tools/rig/install): the levels of a real node were not looked at")
            return
        show = os.path.join(self.folder, "demo")
        with Olad(self.folder, (0,)) as olad:
            with service.Editing(self.lightshow, show, "127.0.0.1") as editing, editing.browser() as browser:
                wrong = []
                for frame in (90, 779, 1200, 2700):
                    browser.ask("seek", position=(frame + 0.25) / 60)
                    time.sleep(0.15)
                    wanted = self.lightshow.frames(self.fresh, 0, frame, frame + 1)[frame]
                    if olad.dmx(0) != wanted:
                        wrong.append(frame)
                self.findings.expect(not wrong, "olad has the levels that inspect prints, at each seek", wrong)

    def _edit(self, node):
        return service.Editing(self.lightshow, self.show, node.node)

    def _is_frame(self, packet, frame):
        return packet.levels.ljust(512, b"\0") == self.lightshow.frames(self.bin, 0, frame, frame + 1)[frame]


def is_dark(packet):
    return not any(packet.levels[slot - 1] for slot in INTENSITY)


if __name__ == "__main__":
    parts.run_script(main)
