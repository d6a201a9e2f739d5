"""Chases: what they are in beats, and which steps a row that calls one stands for."""

from dataclasses import dataclass
from fractions import Fraction

from written import exact_json

WAVE = {"fixtures": [], "base_color": "#000814", "accent_color": "#00F5FF", "duration_beats": 4,
        "speed": 1, "fade_in_beats": 1, "fade_out_beats": 1}


@dataclass(frozen=True)
class Step:
    """One effect of a static chase, or one whole cycle of a wave; times in exact seconds."""

    start: Fraction
    end: Fraction
    repetition: int
    place: int  # in the chase
    start_beat: Fraction
    entry: dict = None  # of an effect
    parameters: dict = None  # of a wave


def read_chases(folder):
    files = sorted((folder / "chasers").glob("*.json"))
    if (folder / "fixtures" / "chasers.json").exists():
        files.append(folder / "fixtures" / "chasers.json")
    chases = {}
    for path in files:
        read = exact_json(path)
        for chase in read if isinstance(read, list) else [read]:
            chases[chase["id"]] = chase
    return chases


def is_dynamic(chase):
    return chase.get("type", "dynamic" if "generator_id" in chase else "static") == "dynamic"


def steps_of(chase, data, grid, time):
    first_beat = grid.beat_at(time)
    if is_dynamic(chase):
        parameters = {**WAVE, **chase.get("default_params", {}),
                      **{key: value for key, value in data.items() if key in WAVE}}
        entries = [{"beat": 0, "duration": parameters["duration_beats"]}]
    else:
        parameters, entries = None, chase["effects"]
    cycle = max((end_beat(entry) for entry in entries), default=0)
    for repetition in range(data.get("repetitions", 1)):
        for place, entry in enumerate(entries):
            start = first_beat + repetition * cycle + Fraction(entry["beat"])
            end = start + Fraction(entry.get("duration", 0))
            yield Step(grid.seconds_at(start), grid.seconds_at(end), repetition, place, start,
                       None if parameters else entry, parameters)


def end_beat(entry):
    return Fraction(entry["beat"]) + Fraction(entry.get("duration", 0))
