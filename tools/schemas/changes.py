"""Random changes of a file: most of them wrong, many of them odd, some of them fine."""

from mistakes import DELETE, changed

VALUES = [None, True, False, 0, 1, -1, 0.5, 1.0, 1.5, 3.0, 127.0, 255, 256, 300, 512, 513, 1000,
          1001, 65535, 65536, 100001, 8640001, 1e300, "", " ", "x", "0", "60", "LINEAR", " ease-out ",
          "Balanced", "#ff0000", " #00FF00 ", "#F00", "amber", " Amber", "Fade", " FLASH ", "circle",
          "set_channels", "move_to", "sweep", "static", "Dynamic", "piano", "PIANO", "par", "beam",
          [], [0], [0, 1], ["dim"], {}, {"dim": 1}, {"pan": 300}, {"time": 1}, {"channels": {}}]
NAMES = ["time", "timecode", "effect", "action", "intensity", "brightness", "dim", "dimmer", "pan",
         "pan_fine", "pan_msb", "tilt", "POI", "poi", "Poi_ID", "TARGET_poi", "Start_POI", "start_poi",
         "subject_poi", "channels", "channel", "values", "fixture", "base_channel", "type", "label",
         "name", "start", "start_s", "setlist", "fps", "chaser_id", "fixture_id", "data", "id",
         "meta", "easing", "color", "red", "repetitions", "speed", "speling", "$schema"]


def places(value, keys=()):
    """The keys down to every value, the value itself too."""
    yield list(keys)
    inside = value.items() if isinstance(value, dict) else enumerate(
        value if isinstance(value, list) else [])
    for key, member in inside:
        yield from places(member, (*keys, key))


def at(value, keys):
    for key in keys:
        value = value[key]
    return value


def random_value(chance, old, whole):
    """Something instead of `old`: near it, from elsewhere in the file, or from the list."""
    near = []
    if isinstance(old, bool):
        near = [not old]
    elif isinstance(old, (int, float)):
        near = [old + 1, old - 1, float(old), -old, old * 256, str(old), old / 2]
    elif isinstance(old, str):
        near = [old.upper(), f" {old} ", old.title(), old[:-1], old + "x"]
    if near and chance.random() < 0.4:
        return chance.choice(near)
    if chance.random() < 0.3:
        return at(whole, chance.choice(list(places(whole))))
    return chance.choice(VALUES)


def random_change(chance, whole):
    """`whole` with one thing changed, and what that was."""
    keys = chance.choice(list(places(whole)))
    kind = chance.random()
    parent = at(whole, keys[:-1]) if keys else None
    if isinstance(parent, dict) and kind < 0.15:
        return changed(whole, keys, DELETE), f"{keys} is gone"
    if isinstance(parent, dict) and kind < 0.3:
        new = chance.choice([chance.choice(NAMES), keys[-1].upper(), keys[-1] + "s"])
        if new not in parent:
            renamed = {new if key == keys[-1] else key: value for key, value in parent.items()}
            return changed(whole, keys[:-1], renamed), f"{keys} is called {new!r}"
    here = at(whole, keys)
    if isinstance(here, dict) and kind < 0.6:
        new = chance.choice(NAMES)
        if new not in here:
            value = chance.choice(VALUES)
            return changed(whole, keys, {**here, new: value}), f"{keys} has {new!r}: {value!r} too"
    value = random_value(chance, here, whole)
    return changed(whole, keys, value), f"{keys} is {value!r}"
