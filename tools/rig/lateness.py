#!/usr/bin/env python3
"""Send times, from outside: when does each packet arrive, and when should it have?

Plays a show whose every frame names itself, without sound, to a receiver with the kernel's time stamps. So every
packet's frame is known: lost, doubled and stale frames are counted, and a packet's distance from the best line
through all of them is its lateness. Times in milliseconds.
"""

import argparse
import json
import os
import sys
import time
from fractions import Fraction

from rig import artnet, baseline, parts, program, shows, stats


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lightshow", required=True, metavar="BIN", help="the program under test")
    parser.add_argument("--seconds", type=int, default=20, help="length of the show (20)")
    parser.add_argument("--universes", type=int, default=1, help="how many (1)")
    parser.add_argument("--slots", type=int, default=32, help="slots used in each, even, 8…512 (32)")
    parser.add_argument("--rate", default="60", help="frames a second to compile for (60)")
    parser.add_argument("--busy", type=int, default=0, metavar="CORES", help="keep so many cores busy meanwhile")
    parser.add_argument("--baseline", action="store_true", help="measure a bare Python loop too, and tell the ratio")
    parser.add_argument("--play-arg", action="append", default=[], metavar="ARG", help="handed on to `play`")
    parser.add_argument("--json", metavar="OUT", help="write every figure there")
    parser.add_argument("--keep", metavar="DIR", help="work in this folder and leave it behind")
    return parser.parse_args()


def main():
    asked = arguments()
    lightshow = program.Lightshow(asked.lightshow)
    parts.own_network()
    with parts.folder(asked.keep) as folder:
        source = os.path.join(folder, "ramp")
        shows.ramp_show(source, asked.seconds, asked.universes, asked.slots, asked.rate)
        show = lightshow.compile(source, os.path.join(folder, "ramp.bin"), "--rate", asked.rate, "--no-audio")
        header = lightshow.header(show)
        path = os.path.join(folder, "report.json")
        with artnet.ArtNetReceiver() as node, parts.busy_cores(asked.busy):
            with lightshow.play(show, "--no-audio", "--node", node.node, "--report", path, *asked.play_arg) as playing:
                playing.wait(asked.seconds + 15)
            time.sleep(0.3)
        if not node.packets:
            raise parts.Fault(f"not one packet arrived; play said:\n{playing.said()}")
        figures = measured(node, header.frames - 1, header.rate)
        figures["report"] = program.report_of(path)
    tell("lightshow", figures)
    tell_report(figures)
    if asked.baseline:
        figures["baseline"] = bare = measure_baseline(asked)
        tell("a bare Python loop, just now", bare)
        ratio = figures["off_beat"]["p99"] / bare["off_beat"]["p99"]
        print(f"  lightshow's p99 off beat is {ratio:.2f} times the bare loop's")
    if asked.json:
        with open(asked.json, "w") as file:
            json.dump(figures, file, indent=1)
    expect_nothing_lost(figures, asked.universes)


def measure_baseline(asked):
    with artnet.ArtNetReceiver() as node, parts.busy_cores(asked.busy):
        baseline.run(node.port, asked.seconds, float(Fraction(asked.rate)), asked.universes, asked.slots)
        time.sleep(0.3)
    return measured(node, int(asked.seconds * Fraction(asked.rate)), Fraction(asked.rate))


def measured(node, last_frame, rate):
    period = 1 / float(rate)
    arrivals, off_beat, ending, per_universe = [], [], [], {}
    for universe, packets in sorted(node.by_universe().items()):
        told = [(packet, *shows.ramp_frame(packet.levels, last_frame)) for packet in packets]
        lit = [(packet.time, frame) for packet, frame, up in told if up]
        if len(lit) < 10:
            raise parts.Fault(f"universe {universe}: {len(lit)} packets of the show arrived")
        after = [packet.time for packet, _, up in told if not up and packet.time > lit[-1][0]]
        times = [moment for moment, _ in lit]
        frames = [frame for _, frame in lit]
        seconds_a_frame, off = stats.distances(frames, times)
        off_beat += [1000 * abs(distance) for distance in off]
        arrivals += lit
        ending.append([1000 * (moment - times[-1]) for moment in after])
        per_universe[universe] = {
            "packets": len(lit),
            "fps": 1 / seconds_a_frame,
            "first_frame": frames[0],
            "lost": last_frame + 1 - len(set(frames)),
            "doubled": len(frames) - len(set(frames)),
            "backwards": sum(1 for before, this in zip(frames, frames[1:]) if this < before),
            "sequence_faults": artnet.sequence_faults(packets),
            "interval": stats.spread([1000 * (this - before) for before, this in zip(times, times[1:])]),
            "close_pairs": artnet.close_pairs(times, period),
            "bursts": artnet.bursts(times, period),
        }
    return {
        "packets": len(arrivals),
        "rate": str(rate),
        "off_beat": stats.spread(off_beat),
        "within_a_tick": stats.spread(tick_lengths(arrivals)),
        "ending_packets_after": ending,
        "not_kept_by_kernel": node.not_kept_by_kernel,
        "other_packets": len(node.others),
        "universes": per_universe,
    }


def tick_lengths(arrivals):
    """How long the packets of all universes of one frame took."""
    ticks = {}
    for moment, frame in arrivals:
        ticks.setdefault(frame, []).append(moment)
    return [1000 * (max(moments) - min(moments)) for moments in ticks.values()]


def tell(who, figures):
    universes = figures["universes"]
    first = next(iter(universes.values()))
    total = {name: sum(universe[name] for universe in universes.values())
             for name in ("lost", "doubled", "backwards", "sequence_faults", "close_pairs", "bursts")}
    print(f"{who}: {figures['packets']} packets, {len(universes)} universes, {first['fps']:.4f} fps"
          f" (asked {float(Fraction(figures['rate'])):.4f})")
    print(f"  interval   {stats.told(first['interval'], 3)}")
    print(f"  off beat   {stats.told(figures['off_beat'], 3)}")
    if len(universes) > 1:
        print(f"  one tick   {stats.told(figures['within_a_tick'], 3)}")
    print(f"  {stats.told(total)}  (two closer than half a frame: close pair; three in one frame: burst)")
    if figures["not_kept_by_kernel"]:
        print(f"  note: this receiver was too slow for {figures['not_kept_by_kernel']} packets; they count as lost")


def tell_report(figures):
    """The program's own report beside what was seen from outside."""
    report, universes = figures["report"], figures["universes"]
    seen = max(universe["packets"] for universe in universes.values())
    if not report:
        print("  no report was written")
        return
    print(f"  its report: frames_sent {report.get('frames_sent')} (seen {seen}), "
          f"frames_late {report.get('frames_late')}, send_errors {json.dumps(report.get('send_errors'))}")
    print(f"  lateness_ms {json.dumps(report.get('lateness_ms'))}")
    ending = figures["ending_packets_after"][0]
    print(f"  ending: {len(ending)} packets, (ms) after the last frame: {', '.join(f'{t:.1f}' for t in ending) or '-'}")


def expect_nothing_lost(figures, asked_universes):
    if len(figures["universes"]) != asked_universes:
        raise parts.Fault(f"{len(figures['universes'])} universes were seen, not {asked_universes}")
    for universe, seen in figures["universes"].items():
        for name in ("doubled", "backwards", "sequence_faults", "bursts"):
            if seen[name]:
                raise parts.Fault(f"universe {universe}: {name.replace('_', ' ')} {seen[name]}")
        late = figures["report"].get("frames_late")
        if isinstance(late, int) and seen["lost"] > late and not figures["not_kept_by_kernel"]:
            raise parts.Fault(f"universe {universe}: {seen['lost']} frames lost, but the report owns to {late} late")


if __name__ == "__main__":
    parts.run_script(main)
