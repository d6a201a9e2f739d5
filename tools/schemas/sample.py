"""A show that has something of everything: every form of every file, every effect."""

import json
import wave

SECONDS = 2

FIXTURES = [
    {"id": "par", "name": "Par", "type": "rgb", "universe": 0,
     "channels": {"dim": 1, "red": 2, "green": 3, "blue": 4, "strobe": 5}, "arm": {"dim": 255},
     "location": {"x": 0.1, "y": 0, "z": 1}, "actions": ["flash"], "current_values": {"dim": 9},
     "meta": {"channel_types": {"dim": "dimmer", "strobe": "strobe"},
              "value_mappings": {"strobe": {"0": "off", "255": "fast"}}}},
    {"id": "floor", "name": "Floor", "channels": {"dim": 11, "red": 12, "green": 13, "blue": 14}},
    {"id": "head", "name": "Head", "type": "moving_head",
     "channels": {"pan": 21, "pan_fine": 22, "tilt": 23, "tilt_fine": 24, "dim": 25, "gobo": 26},
     "presets": [{"name": "Piano", "values": {"pan": 120, "pan_fine": 35, "tilt": 20}}],
     "meta": {"position_constraints": {"pan": {"min": 0, "max": 65535}, "tilt": {"max": 60000}}}},
    {"id": "beam", "name": "Beam", "fixture": "beam_60", "base_channel": 101, "universe": 1,
     "arm": {"shutter": 255}, "effects": ["sweep"],
     "meta": {"position_constraints": {"tilt": {"min": 10, "max": 60000}}}},
]
PROFILE = {
    "id": "beam_60", "type": "moving_head",
    "channels": {"pan_msb": 0, "pan_lsb": 1, "tilt_msb": 2, "tilt_lsb": 3, "master": 4,
                 "shutter": 5, "wheel": 6, "r": 7, "g": 8, "b": 9},
    "meta_channels": {
        "pan": {"label": "Pan", "kind": "u16", "channels": ["pan_msb", "pan_lsb"]},
        "tilt": {"kind": "u16", "channels": ["tilt_msb", "tilt_lsb"], "hidden": False},
        "dim": {"kind": "u8", "channel": "master"},
        "shutter": {"kind": "u8", "channel": "shutter", "arm": 255},
        "wheel": {"kind": "enum", "channel": "wheel", "mapping": "wheel", "step": True},
        "rgb": {"kind": "rgb", "channels": ["r", "g", "b"]},
    },
    "mappings": {"wheel": {"0": "Open", "25": "Orange"}, "colours": {"amber": "#FF8000"}},
    "physical_movement": {"pan_full_travel_seconds": 2.5, "tilt_full_travel_seconds": 1},
}
POIS = [
    {"id": "piano", "name": "Piano", "location": {"x": 0.5, "y": 0.5, "z": 0},
     "fixtures": {"head": {"pan": 30000, "tilt": 9000}, "beam": {"pan": 31000, "tilt": 8000}}},
    {"id": "ref_0", "location": {"x": 0, "y": 1, "z": 0},
     "fixtures": {"head": {"pan": 20000, "tilt": 2000}, "beam": {"pan": 37517, "tilt": 0}}},
]
STEPS = {
    "id": "left_right", "name": "Left, right", "type": "static", "description": "Two flashes.",
    "effects": [
        {"beat": 0, "fixture_id": "par", "effect": "flash", "duration": 1,
         "data": {"color": "#0050FF"}},
        {"beat": 1.5, "fixture_id": "floor", "action": "full", "duration": 0.5, "name": "step"},
    ],
}
WAVE = {
    "id": "blue_wave", "type": "dynamic", "generator_id": "dynamic_wave_generator",
    "default_params": {"fixtures": ["par", "floor"], "base_color": "#001066",
                       "accent_color": "#0033FF", "duration_beats": 2, "speed": 0.5,
                       "fade_in_beats": 0, "fade_out_beats": 1},
}
METADATA = {
    "filename": "tune", "length": SECONDS, "bpm": 128.5, "key": "F minor",
    "parts": {"intro": [0, 1], "drop": [1, 2]}, "hints": {"claps": [0.5, 1.25]},
    "drums": {"kicks": [0, 0.5], "snares": []}, "beats": [0, {"time": 0.5, "bar": 1, "beat": 2}],
    "sections": [{"label": "all", "start_s": 0, "end_s": 2}],
}
SHOW = {"name": "Sample", "node": "127.0.0.1:6454", "rate": "60/1", "songs": ["tune"]}


def effect(fixture, name, data=None, duration=0.25):
    row = {"fixture_id": fixture, "effect": name, "duration": duration}
    return row if data is None else {**row, "data": data}


ROWS = [
    {"time": 0, "name": "look", "fade": 0.5, "created_by": "me",
     "values": {"floor": {"dim": 128, "red": 9}, "head": {"pan": 32768, "tilt": 1200, "gobo": 7}}},
    {"timecode": 0.125, "values": {"par": {"red": 80, "dim": 200}}},
    effect("floor", "set_channels", {"dim": 3, "channels": {"red": 4, "blue": 0}}),
    effect("par", "full", {"color": "#FF8000", "brightness": 0.5}),
    effect("floor", "blackout"),
    effect("floor", "flash", {"red": 255, "green": 0, "blue": 10, "intensity": 200}),
    effect("head", "flash", {"channels": ["dim", "gobo"], "brightness": 1.0}),
    effect("par", "strobe", {"rate": 12.5}),
    effect("floor", "strobe", {"speed": 128}),
    effect("floor", "fade_in", {"dim": 9, "start_value": {"dim": 1, "red": 2}, "easing": "ease-in"}),
    effect("par", "fade", {"color": "#102030", "start_value": 7, "brightness": 128}),
    effect("par", "fade_out", {"start_value": 200, "easing": "ease-in-out"}),
    effect("par", "color_fade", {"start_color": "#FF0000", "end_color": "#0000FF"}),
    effect("beam", "color_fade", {"end_color": "amber", "easing": "linear"}),
    effect("head", "move_to", {"pan": 32768, "tilt": 12000}),
    effect("head", "move_to", {"pan": 128, "pan_fine": 3}),
    effect("beam", "move_to", {"pan_msb": 128, "pan_lsb": 0, "tilt_msb": 46, "tilt_lsb": 224}),
    effect("head", "seek", {"preset": "Piano"}),
    effect("head", "move_to_poi", {"target_POI": "piano"}),
    effect("head", "circle", {"POI": "piano", "radius": 0.3, "orbits": -1.5}),
    effect("beam", "circle", {"poi": "piano", "radius": 0.1, "cycles": 2}),
    effect("beam", "orbit", {"subject_POI": "piano", "start_poi": "ref_0", "orbits": 1.15,
                             "easing": "balanced", "write_dimmer": False}),
    effect("beam", "orbit_out", {"subject_POI": "piano", "start_POI": "ref_0", "dimmer": True}),
    effect("beam", "sweep", {"start_POI": "ref_0", "subject_POI": "piano", "end_POI": "ref_0",
                             "easing": 0.1, "dimmer_easing": 0.34, "arc_strength": 0.02,
                             "max_dim": 0.5}),
    {"chaser_id": "left_right", "data": {"repetitions": 2}},
    {"chaser_id": "blue_wave", "data": {"accent_color": "#FF0040", "speed": -1}, "name": "wave"},
]
ENTRIES = [row if "time" in row or "timecode" in row else {"time": round(0.05 * number, 3), **row}
           for number, row in enumerate(ROWS)]

# Path in the show folder -> the schema that it must keep, what it holds.
FILES = {
    "show.json": ("show", SHOW),
    "fixtures/fixtures.json": ("fixtures", FIXTURES),
    "fixtures/fixture.moving_head.beam_60.json": ("profile", PROFILE),
    "pois.json": ("pois", POIS),
    "chasers/steps.json": ("chasers", STEPS),
    "fixtures/chasers.json": ("chasers", [WAVE]),
    "metadata/tune.metadata.json": ("metadata", METADATA),
    "cues/tune.cue.json": ("cues", {"song_filename": "tune", "entries": ENTRIES}),
}


def write_sound(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(2 * 8000 * SECONDS))


def write_show(folder, files):
    """Writes `files`, a value by its path in the show folder, and a silent song."""
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    sound = folder / "songs" / "tune.wav"
    if not sound.exists():
        write_sound(sound)
