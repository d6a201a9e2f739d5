#!/usr/bin/env python3
"""How long the whole command takes, start to end, and how much memory it needs.

Compiles each show of the repository from nothing, again without a change, and again after each of some edits; compiles
256 universes and tells the most memory that took; and plays a show until its first packet arrives.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import wave

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
ART_DMX = b"Art-Net\0\x00\x50"
EFFECTS = ("flash", "fade_in", "full", "fade_out")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lightshow", required=True, metavar="BIN", help="the program under test")
    parser.add_argument("--runs", type=int, default=10, help="of each compile and play (10)")
    parser.add_argument("--universes", type=int, default=256, help="of the big show (256)")
    parser.add_argument("--minutes", type=int, default=10, help="length of the big show (10)")
    return parser.parse_args()


def main():
    asked = arguments()
    program = os.path.abspath(asked.lightshow)
    print("| whole command | least ms | median ms | median CPU ms | most memory MB |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory(prefix="lightshow-bench.") as folder:
        file = os.path.join(folder, "song.bin")
        for name in sorted(os.listdir(os.path.join(ROOT, "shows"))):
            if os.path.isdir(os.path.join(ROOT, "shows", name, "cues")):
                show = os.path.join(folder, name)
                shutil.copytree(os.path.join(ROOT, "shows", name), show)
                small_show(program, name, show, file, asked.runs)
        first_frames(program, file, asked.runs)
        big = os.path.join(folder, "big")
        big_show(big, asked.universes, asked.minutes)
        big_name = f"{asked.universes} universes × {asked.minutes} min"
        tell(f"compile {big_name}", [run(program, "compile", big, "-o", file, "--no-audio")])
        megabytes = os.path.getsize(file) / 1e6
        levels = asked.universes * 512 * 3600 * asked.minutes / 1e6
        tell("the same, nothing changed", [run(program, "compile", big, "-o", file, "--no-audio")])
        print(f"\n{big_name}: {levels:,.0f} MB of levels, a file of {megabytes:,.0f} MB")


def small_show(program, name, show, file, runs):
    command = (program, "compile", show, "-o", file)
    tell(f"compile {name}", [run(*command, "--full") for _ in range(runs)])
    tell("the same, nothing changed", [run(*command) for _ in range(runs)])
    sheet = os.path.join(show, "cues", os.listdir(os.path.join(show, "cues"))[0])
    with open(sheet) as source:
        content = json.load(source)
    rows = [row for row in content["entries"] if row.get("effect") in EFFECTS]
    taken = []
    for number in range(runs):
        row = rows[(2 * number + 1) * len(rows) // (2 * runs)]
        row["duration"] = row.get("duration", 0) + 0.25
        with open(sheet, "w") as target:
            json.dump(content, target, indent=1)
        taken.append(run(*command))
    tell("the same, one row changed", taken)


def run(*command):
    """Wall and processor seconds of a command that must succeed, and the most memory it had, in bytes."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            said.seek(0)
            sys.exit(f"{' '.join(command)}\n  exit code {process.returncode}: {said.read().decode()[-2000:]}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def tell(what, taken):
    walls = sorted(1000 * wall for wall, _, _ in taken)
    middle = len(taken) // 2
    processor = sorted(1000 * processor for _, processor, _ in taken)[middle]
    memory = max(memory for _, _, memory in taken) / 1e6
    print(f"| {what} | {walls[0]:,.0f} | {walls[middle]:,.0f} | {processor:,.0f} | {memory:,.0f} |", flush=True)


def first_frames(program, file, runs):
    """From the start of `play` to its first packet of levels."""
    waits = []
    for _ in range(runs):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as node:
            node.bind(("127.0.0.1", 0))
            node.settimeout(10)
            command = (program, "play", file, "--no-audio", "--node", f"127.0.0.1:{node.getsockname()[1]}")
            start = time.perf_counter()
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                while not node.recv(2048).startswith(ART_DMX):
                    pass
                waits.append(1000 * (time.perf_counter() - start))
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(10)
    waits.sort()
    print(f"| play, until the first packet | {waits[0]:,.0f} | {waits[len(waits) // 2]:,.0f} | | |", flush=True)


def big_show(folder, universes, minutes):
    """Every slot in use by pars of four; a row every two seconds in each universe, fades and flashes."""
    for part in ("songs", "cues", "fixtures"):
        os.makedirs(os.path.join(folder, part))
    with wave.open(os.path.join(folder, "songs", "big.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(2 * 8000 * 60 * minutes))
    fixtures = [par(universe, number) for universe in range(universes) for number in range(128)]
    rows = [row(second, universe) for second in range(0, 60 * minutes, 2) for universe in range(universes)]
    sheet = {"song_filename": "big.wav", "entries": rows}
    for path, content in (("cues/big.cue.json", sheet), ("fixtures/fixtures.json", fixtures)):
        with open(os.path.join(folder, path), "w") as file:
            json.dump(content, file)


def par(universe, number):
    channels = {name: 4 * number + slot for slot, name in enumerate(("dim", "red", "green", "blue"), start=1)}
    name = f"p{universe}_{number}"
    return {"id": name, "name": name, "type": "rgb", "universe": universe, "channels": channels}


def row(second, universe):
    number = 7919 * (second + universe) % 128
    effect = EFFECTS[(second // 2 + universe) % len(EFFECTS)]
    return {"time": second, "fixture_id": f"p{universe}_{number}", "effect": effect, "duration": 2}


if __name__ == "__main__":
    main()
