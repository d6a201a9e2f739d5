#!/usr/bin/env python3
"""Writes a random, valid show folder: fixtures of many shapes, an awkward cue sheet, a song."""

import argparse
import json
import random
import wave
from fractions import Fraction
from pathlib import Path

from random_chases import random_chase_row, random_chases, random_metadata
from random_fixtures import random_rig
from random_moves import random_pois
from random_rows import random_rows

SONGS = ["tide", "two words", "v1.5 final", "don't stop", "Élan – été"]


def write_silence(path, sample_rate, samples, sound_channels):
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(sound_channels)
        sound.setsampwidth(2)
        sound.setframerate(sample_rate)
        sound.writeframes(bytes(2 * sound_channels * samples))


def write_json(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def write_show(seed, folder):
    """Writes the show and returns (song, exact length in seconds)."""
    chance, folder = random.Random(seed), Path(folder)
    song = chance.choice(SONGS)
    sample_rate = chance.choice([44100, 48000])
    samples = chance.randint(6 * sample_rate, 10 * sample_rate)
    if chance.random() < 0.2:
        samples -= samples % (sample_rate // 60)  # the last frame falls on the song's very end
    seconds = Fraction(samples, sample_rate)
    rig = random_rig(chance)
    pois = random_pois(chance, rig.lights)
    chases = random_chases(chance, rig.lights, pois)

    def random_call(chance, time):
        return random_chase_row(chance, chases, time)

    rows = random_rows(chance, rig.lights, pois, float(seconds), random_call if chases else None)
    write_json(folder / "fixtures" / "fixtures.json", rig.entries)
    for name, profile in rig.profiles.items():
        write_json(folder / "fixtures" / name, profile)
    write_json(folder / chance.choice(["pois.json", "fixtures/pois.json"]), pois)
    write_chases(chance, folder, chases)
    write_json(folder / "metadata" / f"{song}.metadata.json",
               random_metadata(chance, song, float(seconds)))
    name = chance.choice([f"{song}.cue.json", f"{song}.cue.json", f"{song}.json"])
    sheet = rows if chance.random() < 0.3 else {"song_filename": song, "entries": rows}
    write_json(folder / "cues" / name, sheet)
    (folder / "songs").mkdir(parents=True, exist_ok=True)
    write_silence(folder / "songs" / f"{song}.wav", sample_rate, samples, chance.choice([1, 2]))
    return song, seconds


def write_chases(chance, folder, chases):
    """A file for each, or one array in either place."""
    if not chases:
        return
    form = chance.choice(["each", "array", "fixtures"])
    if form == "each":
        for place, chase in enumerate(chases):
            write_json(folder / "chasers" / f"{place}.json", chase)
    else:
        write_json(folder / ("chasers/all.json" if form == "array" else "fixtures/chasers.json"),
                   chases)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, required=True)
    arguments = parser.parse_args()
    song, seconds = write_show(arguments.seed, arguments.folder)
    print(f"{song}\t{seconds}")


if __name__ == "__main__":
    main()
