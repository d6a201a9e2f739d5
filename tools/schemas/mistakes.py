"""What people get wrong, one change of the sample each, which no schema may take."""

# Schema, keys down to the value, the wrong value; DELETE takes the key away.
DELETE = object()

MISTAKES = [
    ("show", ["rate"], 29.97),
    ("show", ["rate"], "fast"),
    ("show", ["node"], "localhost"),
    ("show", ["node"], "192.168.1.500"),
    ("show", ["songs"], "tune"),
    ("fixtures", [], []),
    ("fixtures", [0, "id"], DELETE),
    ("fixtures", [0, "name"], ""),
    ("fixtures", [0, "channels"], DELETE),
    ("fixtures", [0, "channels", "dim"], 513),
    ("fixtures", [0, "channels", "dim"], 0),
    ("fixtures", [0, "channels", "dim"], "1"),
    ("fixtures", [0, "arm", "dim"], 256),
    ("fixtures", [0, "universe"], 32768),
    ("fixtures", [0, "location"], [0, 0, 1]),
    ("fixtures", [2, "presets", 0, "values"], DELETE),
    ("fixtures", [2, "meta", "position_constraints", "pan", "max"], 70000),
    ("fixtures", [3, "base_channel"], 0),
    ("fixtures", [3, "base_channel"], DELETE),
    ("profile", ["channels"], DELETE),
    ("profile", ["channels", "master"], 512),
    ("profile", ["meta_channels", "pan", "kind"], "u32"),
    ("profile", ["meta_channels", "pan", "channels"], ["pan_msb"]),
    ("profile", ["meta_channels", "rgb", "channels"], "r"),
    ("profile", ["meta_channels", "shutter", "arm"], 256),
    ("profile", ["physical_movement", "pan_full_travel_seconds"], 0),
    ("pois", [0, "id"], DELETE),
    ("pois", [0, "fixtures", "head", "tilt"], DELETE),
    ("pois", [0, "fixtures", "head", "pan"], 70000),
    ("metadata", ["bpm"], "128"),
    ("metadata", ["bpm"], 0),
    ("metadata", ["length"], -1),
    ("metadata", ["parts", "drop"], [1]),
    ("metadata", ["hints", "claps"], 0.5),
    ("metadata", ["beats", 1, "time"], DELETE),
    ("chasers", ["effects"], DELETE),
    ("chasers", ["type"], "dynamical"),
    ("chasers", ["effects", 0, "beat"], DELETE),
    ("chasers", ["effects", 0, "duration"], -1),
    ("chasers", ["effects", 0, "effect"], "flesh"),
    ("chasers", ["effects", 0, "data", "color"], "#0050F"),
    ("cues", ["entries"], DELETE),
    ("cues", ["entries", 0, "time"], DELETE),
    ("cues", ["entries", 0, "time"], "1.5"),
    ("cues", ["entries", 0, "fade"], -0.5),
    ("cues", ["entries", 0, "values"], DELETE),
    ("cues", ["entries", 0, "values", "floor", "dim"], 256),
    ("cues", ["entries", 0, "values", "head", "pan"], 65536),
    ("cues", ["entries", 0, "values", "floor", "red"], 0.5),
    ("cues", ["entries", 3, "fixture_id"], DELETE),
    ("cues", ["entries", 3, "effect"], DELETE),
    ("cues", ["entries", 3, "effect"], "flesh"),
    ("cues", ["entries", 3, "duration"], "0.5"),
    ("cues", ["entries", 3, "data"], []),
    ("cues", ["entries", 3, "data", "color"], "#F80"),
    ("cues", ["entries", 3, "data", "brightness"], 1.5),
    ("cues", ["entries", 3, "data", "brightness"], 256),
    ("cues", ["entries", 6, "data", "channels"], "dim"),
    ("cues", ["entries", 7, "data", "rate"], 2000),
    ("cues", ["entries", 9, "data", "easing"], "ease_in"),
    ("cues", ["entries", 9, "data", "start_value", "dim"], 256),
    ("cues", ["entries", 14, "data"], DELETE),
    ("cues", ["entries", 14, "data"], {}),
    ("cues", ["entries", 14, "data", "pan"], -1),
    ("cues", ["entries", 18, "data", "target_POI"], DELETE),
    ("cues", ["entries", 19, "data", "radius"], 11),
    ("cues", ["entries", 21, "data", "easing"], "ease-in"),
    ("cues", ["entries", 21, "data", "start_poi"], DELETE),
    ("cues", ["entries", 21, "data", "write_dimmer"], 0),
    ("cues", ["entries", 23, "data", "max_dim"], 255),
    ("cues", ["entries", 24, "data", "repetitions"], 0),
    ("cues", ["entries", 24, "chaser_id"], ""),
]


def changed(value, keys, wrong):
    """`value` with what is at `keys` changed."""
    if not keys:
        return wrong
    key, rest = keys[0], keys[1:]
    copy = value.copy()
    if not rest and wrong is DELETE:
        del copy[key]
    else:
        copy[key] = changed(value[key], rest, wrong)
    return copy
