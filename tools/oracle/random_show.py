#!/usr/bin/env python3
"""Writes a random, valid show folder: fixtures of many shapes, an awkward cue sheet, a song."""

import argparse
import json
import random
import wave
from fractions import Fraction
from pathlib import Path

from random_rows import random_rows

SONGS = ["tide", "two words", "v1.5 final", "don't stop", "Élan – été"]
COLOUR_NAMES = {"off": "000000", "red": "FF0000", "cyan": "00FFFF", "amber": "FF7F00"}
# No show is laid out past this slot, so that one fixture can be moved to the universe's end.
LAST_SLOT = 480
MSB = ["pan_msb", "pan_lsb", "tilt_msb", "tilt_lsb"]
FINE = ["pan", "pan_fine", "tilt", "tilt_fine"]
RGB = ["red", "green", "blue"]

# type, channels in the order of their slots, what may be armed (each one with its chance)
SHAPES = [
    ("rgb", ["dim"] + RGB + ["strobe"], {"dim": 1.0}),
    ("parcan", ["dim"] + RGB + ["strobe", "program"], {"dim": 0.5}),
    ("rgb", RGB, {}),
    ("rgb", RGB + ["shutter"], {"shutter": 0.5}),
    ("parcan", ["shutter", "dim"] + RGB, {"dim": 0.4, "shutter": 0.4}),
    ("parcan", RGB + ["uv", "amber"], {"blue": 0.4, "uv": 0.5}),
    ("parcan", ["dim"], {"dim": 0.1}),
    ("parcan", ["dim", "shutter"], {"dim": 0.4}),
    ("parcan", ["shutter", "speed"], {"speed": 0.3}),
    ("parcan", ["fog", "fan"], {"fan": 0.5}),
    ("moving_head", MSB + ["speed", "dim", "shutter", "color", "gobo"], {"shutter": 0.7}),
    ("moving_head", FINE + ["dim", "gobo"], {"dim": 0.2}),
    ("moving_head", MSB + ["shutter"] + RGB, {"shutter": 0.3}),
    ("moving_head", FINE + ["shutter", "dim"] + RGB, {"dim": 0.5, "shutter": 0.5}),
    ("moving_head", ["pan_msb", "pan_lsb", "dim"], {}),
    ("moving_head", ["speed", "tilt", "tilt_fine", "pan", "pan_fine"] + RGB, {"speed": 0.5}),
    ("moving_head", ["pan_lsb", "tilt_lsb", "dim", "tilt_msb", "pan_msb", "macro"], {}),
]


def random_fixtures(chance, colour_names):
    universes = chance.sample([0, 0, 1, 2, 15, 16, 300, 32767], chance.randint(1, 3))
    next_slot = {universe: chance.randint(1, 30) for universe in universes}
    fixtures = []
    for number in range(chance.randint(1, 14)):
        universe = chance.choice(universes)
        kind, names, may_arm = chance.choice(SHAPES)
        spread = chance.random() < 0.2  # gaps inside the footprint as well
        slots, slot = [], next_slot[universe]
        for _ in names:
            slots.append(slot)
            slot += chance.randint(1, 3) if spread else 1
        if slot > LAST_SLOT:
            continue
        next_slot[universe] = slot + chance.choice([0, 0, 0, 1, 7, 20])
        fixture = {"id": f"{kind}_{number}", "name": f"{kind} № {number}", "type": kind,
                   "channels": dict(zip(names, slots)),
                   "arm": {name: chance.choice([255, 255, 200, 1, 0])
                           for name, odds in may_arm.items() if chance.random() < odds}}
        if universe != 0 or chance.random() < 0.3:
            fixture["universe"] = universe
        add_extras(chance, fixture, colour_names)
        fixtures.append(fixture)
    if chance.random() < 0.5:
        move_to_last_slots(chance.choice(fixtures))
    return fixtures


def add_extras(chance, fixture, colour_names):
    channels, meta = fixture["channels"], {}
    axes = [axis for axis in ("pan", "tilt")
            if axis in channels or f"{axis}_msb" in channels]
    if axes and chance.random() < 0.6:
        fixture["presets"] = [{"name": name, "values": random_preset(chance, axes)}
                              for name in ("Piano", "Home Spot")]
    if axes and chance.random() < 0.4:
        low, high = sorted(chance.sample(range(65536), 2))
        meta["position_constraints"] = {chance.choice(axes): {"min": low, "max": high}}
    if colour_names and "red" in channels:
        meta["value_mappings"] = {"color": COLOUR_NAMES}
    if meta:
        fixture["meta"] = meta
    if chance.random() < 0.3:
        fixture["current_values"] = {name: chance.randint(0, 255) for name in channels}
    if chance.random() < 0.5:
        fixture["location"] = {"x": round(chance.random(), 2), "y": 0, "z": 0}


def random_preset(chance, axes):
    values = {}
    for axis in axes:
        values[axis] = chance.randint(0, 255)
        values[f"{axis}_fine"] = chance.randint(0, 255)
    return values


def move_to_last_slots(fixture):
    """The last slot of a universe is where an off-by-one shows."""
    shift = 512 - max(fixture["channels"].values())
    fixture["channels"] = {name: slot + shift for name, slot in fixture["channels"].items()}


def write_silence(path, sample_rate, samples, sound_channels):
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(sound_channels)
        sound.setsampwidth(2)
        sound.setframerate(sample_rate)
        sound.writeframes(bytes(2 * sound_channels * samples))


def write_json(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def write_show(seed, folder, colour_names=False):
    """Writes the show and returns (song, exact length in seconds)."""
    chance, folder = random.Random(seed), Path(folder)
    song = chance.choice(SONGS)
    sample_rate = chance.choice([44100, 48000])
    samples = chance.randint(6 * sample_rate, 10 * sample_rate)
    if chance.random() < 0.2:
        samples -= samples % (sample_rate // 60)  # the last frame falls on the song's very end
    seconds = Fraction(samples, sample_rate)
    fixtures = random_fixtures(chance, colour_names)
    rows = random_rows(chance, fixtures, float(seconds), sorted(COLOUR_NAMES) * colour_names)

    write_json(folder / "fixtures" / "fixtures.json", fixtures)
    name = chance.choice([f"{song}.cue.json", f"{song}.cue.json", f"{song}.json"])
    sheet = rows if chance.random() < 0.3 else {"song_filename": song, "entries": rows}
    write_json(folder / "cues" / name, sheet)
    (folder / "songs").mkdir(parents=True, exist_ok=True)
    write_silence(folder / "songs" / f"{song}.wav", sample_rate, samples, chance.choice([1, 2]))
    return song, seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--colour-names", action="store_true",
                        help="colours by name too, mapped in meta.value_mappings.color")
    arguments = parser.parse_args()
    song, seconds = write_show(arguments.seed, arguments.folder, arguments.colour_names)
    print(f"{song}\t{seconds}")


if __name__ == "__main__":
    main()
