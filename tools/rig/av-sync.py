#!/usr/bin/env python3
"""Light against sound, recorded together: how long before its click does each flash arrive?

A show with a click and a flash from the same frame on, every half second, is compiled and played; a real sound
server's monitor is recorded and the packets are received, both on one clock. Positive figures: light first.
"""

import argparse
import json
import os
import statistics
import sys
import time

from rig import parts, program, shows, stats
from rig.artnet import ArtNetReceiver, sequence_faults
from rig.monitor import MonitorRecorder
from rig.pulse import FRAGMENT_SECONDS, PulseServer

GOAL_MEAN = (0.0, 5.0)
GOAL_P99 = 2.0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lightshow", required=True, metavar="BIN", help="the program under test")
    parser.add_argument("--seconds", type=int, default=20, help="length of the song (20)")
    parser.add_argument("--runs", type=int, default=1, help="how often it is played (1)")
    parser.add_argument("--rate", default="60", help="frames a second to compile for (60)")
    parser.add_argument("--sample-rate", type=int, default=44100, help="of the song and the sink (44100)")
    parser.add_argument("--busy", type=int, default=0, metavar="CORES", help="keep so many cores busy meanwhile")
    parser.add_argument("--play-arg", action="append", default=[], metavar="ARG", help="handed on to `play`")
    parser.add_argument("--json", metavar="OUT", help="write every figure there")
    parser.add_argument("--keep", metavar="DIR", help="work in this folder and leave it behind")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where a goal is not met")
    return parser.parse_args()


def main():
    asked = arguments()
    lightshow = program.Lightshow(asked.lightshow)
    parts.own_network()
    with parts.folder(asked.keep) as folder:
        source = os.path.join(folder, "clicks")
        moments = shows.click_show(source, asked.seconds, asked.rate, asked.sample_rate)
        show = lightshow.compile(source, os.path.join(folder, "clicks.bin"), "--rate", asked.rate)
        with PulseServer(folder, asked.sample_rate) as pulse, MonitorRecorder(pulse, folder) as recorder:
            runs = [one_run(asked, lightshow, show, moments, folder, pulse, recorder) for _ in range(asked.runs)]
    for number, run in enumerate(runs, 1):
        tell(number, run)
    together = tell_together(runs)
    if asked.json:
        with open(asked.json, "w") as file:
            json.dump({"runs": runs, "together": together}, file, indent=1)
    return 1 if asked.strict and not together["goal_met"] else 0


def one_run(asked, lightshow, show, moments, folder, pulse, recorder):
    report = os.path.join(folder, "report.json")
    blocks = []
    with ArtNetReceiver() as node, parts.busy_cores(asked.busy):
        began = time.time()
        with lightshow.play(show, "--node", node.node, "--report", report, *asked.play_arg, env=pulse.env) as playing:
            while playing.process.poll() is None and time.time() < began + asked.seconds + 10:
                time.sleep(0.5)
                blocks.append(pulse.block_seconds())
            playing.wait(5)
        time.sleep(0.3)
        packets = node.by_universe().get(0, [])
    if not packets:
        raise parts.Fault(f"not one packet arrived; play said:\n{playing.said()}")
    # The monitor has each block when it is rendered, and that is one block before it sounds.
    early = min(FRAGMENT_SECONDS, statistics.median(blocks))
    heard = {}
    for moment, length in recorder.clicks(began, time.time()):
        heard.setdefault(counted(shows.click_number(length), len(heard)), moment + early)
    lit = flashes(packets)
    pairs = sorted((k, heard[k] - lit[k]) for k in lit if k in heard)
    if len(pairs) < 3:
        raise parts.Fault(f"{len(heard)} clicks and {len(lit)} flashes of {len(moments)} arrived, "
                          f"{len(pairs)} of them pairs; play said:\n{playing.said()}")
    leads = [1000 * lead for _, lead in pairs]
    return {
        "clicks": len(moments),
        "lost": len(moments) - len(pairs),
        "lead_ms": stats.summary(leads, [heard[k] for k, _ in pairs]),
        "every_lead_ms": {k: round(1000 * lead, 3) for k, lead in pairs},
        "subtracted_ms": 1000 * early,
        "clicks_apart_ms": stats.spread(apart(heard)),
        "flashes_apart_ms": stats.spread(apart(lit)),
        "start_to_light_s": packets[0].time - playing.started,
        "start_to_sound_s": heard[min(heard)] - moments[min(heard)] - playing.started,
        "sequence_faults": sequence_faults(packets),
        "report": program.report_of(report),
    }


def apart(moments):
    """How far neighbours lie apart, in milliseconds; a steady clock and a late one differ here."""
    return [1000 * (moments[k + 1] - moments[k]) for k in moments if k + 1 in moments] or [0.0]


def flashes(packets):
    """The time of the first packet of each flash, by its number."""
    lit = {}
    for packet in packets:
        red, green, blue = packet.levels[:3]
        if red == 255:
            lit.setdefault(green + 256 * blue, packet.time)
    return lit


def counted(number, at_least):
    """The click that its length names only mod 32, when `at_least` clicks came before it."""
    return at_least + (number - at_least) % shows.CLICK_LENGTHS


def tell(number, run):
    print(f"run {number}: {run['clicks'] - run['lost']} of {run['clicks']} clicks and flashes, light first by (ms)")
    print(f"  {stats.told(run['lead_ms'])}")
    for name in ("clicks", "flashes"):
        print(f"  {name} apart (ms): {stats.told(run[f'{name}_apart_ms'])}")
    print(f"  first light {run['start_to_light_s']:.3f} s and song's start {run['start_to_sound_s']:.3f} s after exec;"
          f" sequence faults {run['sequence_faults']}")
    said = {key: value for key, value in run["report"].items() if key in ("frames_late", "skew_ms", "send_errors")}
    print(f"  its own report: {json.dumps(said)}")


def tell_together(runs):
    means = [run["lead_ms"]["mean"] for run in runs]
    together = {
        "mean": statistics.fmean(means),
        "start_to_start_sd": statistics.pstdev(means),
        "start_to_start_range": max(means) - min(means),
        "p99_from_mean": max(run["lead_ms"]["p99_from_mean"] for run in runs),
        "max_from_mean": max(run["lead_ms"]["max_from_mean"] for run in runs),
    }
    print(f"together (ms): {stats.told(together)}")
    mean_met = all(GOAL_MEAN[0] <= mean <= GOAL_MEAN[1] for mean in means)
    near_met = together["p99_from_mean"] <= GOAL_P99
    print(f"goal: every mean 0…+5 ms light first: {'met' if mean_met else 'NOT met'};"
          f" 99 % within {GOAL_P99:g} ms of the mean: {'met' if near_met else 'NOT met'}")
    subtracted = ", ".join(sorted({f"{run['subtracted_ms']:g}" for run in runs}))
    print(f"the rig: {subtracted} ms of the recorder's own are taken off; it resolves about ±0.3 ms")
    if any(run["subtracted_ms"] < 1000 * FRAGMENT_SECONDS for run in runs):
        print("note: the player made the server's blocks shorter than the recorder's; the mean is unsure by one block")
    together["goal_met"] = mean_met and near_met
    return together


if __name__ == "__main__":
    parts.run_script(main)
