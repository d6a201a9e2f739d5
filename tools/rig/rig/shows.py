"""Show folders that say, in sound and in light, which moment of the show one is looking at."""

import array
import json
import os
import wave
from fractions import Fraction
from math import ceil

AMPLITUDE = 20000
CLICK_LENGTHS = 32
CLICK_BASE, CLICK_STEP = 64, 16
"""Click k lasts 64 + 16·(k mod 32) frames of sound, so that a lost click is missed and not mistaken for the next."""

HEAD_SLOTS = 5
"""pan, pan fine, tilt, tilt fine, dimmer; the head of a ramp show stands at slot 1 of every universe."""


def click_show(folder, seconds, rate=60, sample_rate=44100):
    """A click and a flash about every half second, both from the same frame on; returns the moments of the clicks.

    Each stands at a frame that begins on a whole sample, the first after one second or more. The flash of click k has
    red 255, green k mod 256 and blue k / 256; a blackout follows 0.1 s later.
    """
    rate = Fraction(rate)
    step = (sample_rate / rate).denominator
    step *= ceil(rate / 2 / step)
    first = step * ceil(rate / step)
    moments = [frame / rate for frame in range(first, int((seconds - Fraction(1, 2)) * rate), step)]
    sound = array.array("h", bytes(4 * int(seconds * sample_rate)))
    for k, moment in enumerate(moments):
        first = int(moment * sample_rate)
        for place in range(CLICK_BASE + CLICK_STEP * (k % CLICK_LENGTHS)):
            level = AMPLITUDE if place // 4 % 2 == 0 else -AMPLITUDE
            sound[2 * (first + place)] = sound[2 * (first + place) + 1] = level
    rows = []
    for k, moment in enumerate(moments):
        look = {"red": 255, "green": k % 256, "blue": k // 256}
        rows.append({"time": round(float(moment), 3), "values": {"par": look}})
        rows.append({"time": round(float(moment) + 0.1, 3), "fixture_id": "par", "effect": "blackout"})
    par = {"id": "par", "name": "Par", "type": "rgb", "channels": {"red": 1, "green": 2, "blue": 3}}
    write_show(folder, "clicks", sound, sample_rate, [par], rows)
    return [float(moment) for moment in moments]


def click_number(length):
    """Which click, mod 32, has this length."""
    return round((length - CLICK_BASE) / CLICK_STEP) % CLICK_LENGTHS


def ramp_show(folder, seconds, universes=1, slots=32, rate=60):
    """Every frame of every universe names itself: a head pans from 0 to 65535 over the whole show, its dimmer full.

    A par at the end of the universe makes the packet `slots` long, and its blue goes the other way than the pan.
    """
    fixtures, rows = [], []
    for universe in range(universes):
        head, par = f"head_{universe}", f"par_{universe}"
        channels = {"pan_msb": 1, "pan_lsb": 2, "tilt_msb": 3, "tilt_lsb": 4, "dim": 5}
        fixtures.append({"id": head, "name": head, "type": "moving_head", "universe": universe, "channels": channels})
        colours = {"red": slots - 2, "green": slots - 1, "blue": slots}
        fixtures.append({"id": par, "name": par, "type": "rgb", "universe": universe, "channels": colours})
        start = {head: {"pan_msb": 0, "pan_lsb": 0, "tilt_msb": 200, "tilt_lsb": 200, "dim": 255},
                 par: {"red": 255, "green": 10 + universe % 200, "blue": 255}}
        rows.append({"time": 0, "values": start})
        move = {"pan": 65535, "tilt": 200 << 8 | 200}
        rows.append({"time": 0, "fixture_id": head, "effect": "move_to", "duration": seconds, "data": move})
        rows.append({"time": 0, "fixture_id": par, "effect": "fade_in", "duration": seconds,
                     "data": {"red": 255, "green": 10 + universe % 200, "blue": 0}})
    if int(seconds * Fraction(rate)) > 60000:
        raise ValueError("the pan's 65536 steps tell at most 60000 frames apart: take fewer seconds")
    sample_rate = 44100
    silence = array.array("h", bytes(4 * seconds * sample_rate))
    write_show(folder, "ramp", silence, sample_rate, fixtures, rows)


def ramp_frame(levels, last_frame):
    """Which frame of a ramp show this is, and whether its dimmer is up."""
    pan = levels[0] << 8 | levels[1]
    return round(pan * last_frame / 65535), levels[4] > 0


def write_show(folder, song, sound, sample_rate, fixtures, rows):
    for part in ("songs", "cues", "fixtures"):
        os.makedirs(os.path.join(folder, part), exist_ok=True)
    with wave.open(os.path.join(folder, "songs", song + ".wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(sample_rate)
        file.writeframes(sound.tobytes())
    sheet = {"song_filename": song + ".wav", "entries": rows}
    for path, content in ((f"cues/{song}.cue.json", sheet), ("fixtures/fixtures.json", fixtures)):
        with open(os.path.join(folder, path), "w") as file:
            json.dump(content, file, indent=1)
