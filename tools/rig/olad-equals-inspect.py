#!/usr/bin/env python3
"""Is what a real node has what `inspect` says?

Plays a show to olad on loopback and asks olad for its levels all the while, at stops in the midst, and after every
way to end; each must be, level for level, a frame of `lightshow inspect --csv`, and the right one. Meanwhile tshark
captures; its dissector's reading is held against the frames and against the rules of Art-Net 4.
Without SHOW.bin a show of the rig's own is compiled, in which no two frames are alike.
"""

import argparse
import os
import signal
import time
from dataclasses import dataclass, field

from rig import capture, parts, program, shows
from rig.olad import PORTS, Olad
from rig.timeline import Timeline

ENDING_WITHIN = 0.1
"""Seconds from the signal to the first packet of the ending."""
ENDING_TIMES = 3


@dataclass
class Play:
    """One run of `play`: from which second, what ended it and how, and what olad had afterwards."""

    name: str
    start: float = 0.0
    ending: str = "blackout"
    by: int = signal.SIGTERM
    began: float = 0.0
    told: float = 0.0
    ended: float = 0.0
    olad_has: dict = field(default_factory=dict)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lightshow", required=True, metavar="BIN", help="the program under test")
    parser.add_argument("show", nargs="?", metavar="SHOW.bin", help="a compiled show, at least 3 s long")
    parser.add_argument("--seconds", type=float, default=10, help="how long olad is watched (10, or the show less 1)")
    parser.add_argument("--stops", type=int, default=4, help="how often to stop in the midst and hold (4)")
    parser.add_argument("--universes", type=int, default=2, help="of the rig's own show, at most 4 (2)")
    parser.add_argument("--play-arg", action="append", default=[], metavar="ARG", help="handed on to `play`")
    parser.add_argument("--keep", metavar="DIR", help="work in this folder and leave it behind")
    return parser.parse_args()


def main():
    asked = arguments()
    lightshow = program.Lightshow(asked.lightshow)
    parts.own_network()
    with parts.folder(asked.keep) as folder:
        show = asked.show or own_show(lightshow, folder, asked.universes)
        header = lightshow.header(show)
        timelines = {u: Timeline(lightshow, show, header, u) for u in header.universes}
        asked_of_olad = [u for u in header.universes if u >> 4 == header.universes[0] >> 4][:PORTS]
        check = Check(lightshow, show, timelines, asked.play_arg)
        length = (header.frames - 1) / float(header.rate)
        with Olad(folder, asked_of_olad) as olad, capture.Capture(folder) as captured:
            check.watch(olad, min(asked.seconds, length - 1))
            for stop in range(asked.stops):
                check.hold(olad, (stop + 0.5) / asked.stops * (length - 1))
            check.ending(olad, "ended by Ctrl-C", length / 3, signal.SIGINT)
            check.ending(olad, "ended by SIGTERM", length / 2, signal.SIGTERM)
            check.ending(olad, "played to its end", max(0, length - 1), None)
            time.sleep(0.5)
        for play in check.plays:
            check.packets(play, captured.packets(play.began, play.ended), None if asked.show else own_mask)
    return check.verdict()


def own_show(lightshow, folder, universes):
    source = os.path.join(folder, "ramp")
    shows.ramp_show(source, 12, universes, OWN_SLOTS)
    return lightshow.compile(source, os.path.join(folder, "ramp.bin"), "--no-audio")


OWN_SLOTS = 24
own_mask = (shows.HEAD_SLOTS, OWN_SLOTS - 2, OWN_SLOTS - 1, OWN_SLOTS)
"""The slots that carry intensity in the rig's own show: the head's dimmer, and the par's colour."""


class Check:
    def __init__(self, lightshow, show, timelines, play_args):
        self.lightshow, self.show, self.timelines, self.play_args = lightshow, show, timelines, play_args
        self.plays, self.faults = [], []

    def _run(self, olad, play, meanwhile, by):
        """Plays from `play.start`, does `meanwhile`, ends it by a signal or waits for its end, and asks olad."""
        play.began = time.time()
        arguments = ["--no-audio", "--node", "127.0.0.1", "--ending", play.ending,
                     "--from", self._inside_frame(play.start)]
        with self.lightshow.play(self.show, *arguments, *self.play_args) as playing:
            meanwhile(playing)
            if by is None:
                playing.wait(30)
            else:
                play.told = playing.end(by)
        time.sleep(0.05)
        play.ended = time.time()
        play.olad_has = {universe: olad.dmx(universe) for universe in olad.universes}
        self.plays.append(play)

    def _inside_frame(self, start):
        """The second that `--from` gets: inside the frame, so that rounding and flooring name the same one."""
        rate = next(iter(self.timelines.values())).rate
        return f"{(round(start * rate) + 0.25) / rate:.6f}" if start else "0"

    def watch(self, olad, seconds):
        """olad's levels, read as fast as it answers, are frames of the show, in order."""
        before = {universe: olad.dmx(universe) for universe in olad.universes}
        seen = {universe: [] for universe in olad.universes}

        def look(playing):
            while time.time() < playing.started + seconds:
                for universe in olad.universes:
                    levels = olad.dmx(universe)
                    if seen[universe] or levels != before[universe]:
                        self._note_frame(universe, levels, seen[universe])

        self._run(olad, Play("watched"), look, signal.SIGTERM)
        for universe, frames in seen.items():
            last = f", up to frame {frames[-1]}" if frames else ""
            print(f"olad, universe {universe}: {len(set(frames))} frames seen in {seconds:g} s{last}")
            if not frames:
                self.faults.append(f"universe {universe}: olad never had a frame of the show")

    def _note_frame(self, universe, levels, frames):
        after = frames[-1] if frames else 0
        frame = self.timelines[universe].at_or_after(levels, after)
        if frame is not None:
            frames.append(frame)
        elif len(self.faults) < 4:
            what = "an earlier frame" if self.timelines[universe].knows(levels) else "no frame of the show"
            difference = self.timelines[universe].difference(levels, after)
            self.faults.append(f"universe {universe}: after frame {after} olad has {what} ({difference})")

    def hold(self, olad, start):
        play = Play(f"held at {start:.2f} s", start, ending="hold")
        self._run(olad, play, lambda playing: time.sleep(0.6), signal.SIGTERM)

    def ending(self, olad, name, start, by):
        play = Play(name, start)
        self._run(olad, play, lambda playing: by and time.sleep(0.6), by)

    def packets(self, play, packets, mask):
        """The captured packets of one run: the rules, every level, the first frame, the ending."""
        period = 1 / next(iter(self.timelines.values())).rate
        self._fault(play, capture.rule_faults(packets, period))
        for universe, timeline in self.timelines.items():
            sent = [packet for packet in packets if packet.opcode == capture.OP_DMX and packet.universe == universe]
            if not sent:
                self._fault(play, [f"universe {universe}: not one packet"])
                continue
            levels = [capture.levels_of(packet).ljust(512, b"\0") for packet in sent]
            if universe in play.olad_has and play.olad_has[universe] != levels[-1]:
                self._fault(play, [f"universe {universe}: olad does not have the last packet's levels"])
            body, tail = split_ending(levels) if play.ending == "blackout" else (len(levels), 0)
            last = self._frames(play, timeline, sent, levels, body)
            if tail:
                self._blackout(play, timeline, sent, levels, body, mask)
            after = sent[body].time - play.told if tail and play.told else None
            self._tell(play, universe, len(sent), last, after, tail)

    def _frames(self, play, timeline, sent, levels, body):
        """Every packet before the ending is the frame that its time makes it; returns the last such frame."""
        first = round(play.start * timeline.rate)
        if levels[0] != timeline.frames[first]:
            self._fault(play, [f"universe {timeline.universe}: the first packet is not frame {first} "
                               f"({timeline.difference(levels[0], first)})"])
        last = first
        for packet, got in zip(sent[:body], levels):
            due = first + (packet.time - sent[0].time) * timeline.rate
            found = timeline.near(got, due)
            if found is None:
                self._fault(play, [f"universe {timeline.universe}: a packet at about frame {due:.1f} is no frame there "
                                   f"({timeline.difference(got, due)})"])
                return last
            last = found
        if not play.told and timeline.frames[timeline.last] not in levels:
            self._fault(play, [f"universe {timeline.universe}: the last frame was never sent"])
        return last

    def _blackout(self, play, timeline, sent, levels, body, mask):
        """The ending: intensity zero, the rest kept, soon, and often enough."""
        where = f"universe {timeline.universe}"
        due = round(play.start * timeline.rate) + (sent[body].time - sent[0].time) * timeline.rate
        wrong = wrong_ending(levels[body - 1], levels[-1], mask)
        if wrong and timeline.near(levels[-1], due) is not None and not wrong_ending(levels[-1], levels[-1], mask):
            return  # the show itself was dark here, and the ending looks like it
        if wrong:
            self._fault(play, [f"{where}: {wrong}"])
        if len(sent) - body < ENDING_TIMES:
            self._fault(play, [f"{where}: the ending was sent {len(sent) - body} times, not {ENDING_TIMES}"])
        after = sent[body].time - play.told
        if play.told and after > ENDING_WITHIN:
            self._fault(play, [f"{where}: the ending came {1000 * after:.0f} ms after the signal"])

    def _tell(self, play, universe, count, last, after, tail):
        ending = f"; ending sent {tail} times" if tail else ""
        if after is not None:
            ending = f"{ending}, first {1000 * after:.1f} ms after the signal" if after > 0 else "; it was dark already"
        print(f"{play.name}, universe {universe}: {count} packets, last frame {last}{ending}")

    def _fault(self, play, sentences):
        self.faults += [f"{play.name}: {sentence}" for sentence in sentences]

    def verdict(self):
        for fault in self.faults[:20]:
            print(f"FAULT: {fault}")
        if len(self.faults) > 20:
            print(f"and {len(self.faults) - 20} more faults")
        if not self.faults:
            print("olad equals inspect, and tshark finds nothing to say against the packets")
        return 1 if self.faults else 0


def split_ending(levels):
    """How many packets came before the ending, and how many the ending is: the alike ones at the end."""
    tail = 1
    while tail < len(levels) and levels[-tail - 1] == levels[-1]:
        tail += 1
    return (len(levels) - tail, tail) if tail < len(levels) else (len(levels), 0)


def wrong_ending(kept, final, mask):
    """What is wrong with these last levels, after `kept`: intensity must be zero, and the rest as it was.

    Where the mask is not known, every slot may be either.
    """
    for slot, (was, now) in enumerate(zip(kept, final), 1):
        allowed = (was, 0) if mask is None else (0,) if slot in mask else (was,)
        if now not in allowed:
            return f"slot {slot} ends at {now}, was {was}"
    return None


if __name__ == "__main__":
    parts.run_script(main)
