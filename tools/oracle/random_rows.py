"""Random valid rows of a cue sheet, with a taste for the places where rules meet."""

EASINGS = ["linear", "ease-in", "ease-out", "ease-in-out"]
LIGHT = {"flash", "strobe", "fade_in", "fade_out"}
COLOUR = ("red", "green", "blue")


def random_rows(chance, fixtures, seconds, colour_names):
    rows, last = [], 0.0
    # Some sheets are all about one fixture: many rows of a channel over each other.
    crowd = [chance.choice(fixtures)] if chance.random() < 0.3 else fixtures
    for number in range(chance.choice([3, 20, 60, 120, 200])):
        last = random_time(chance, last, seconds)
        if chance.random() < 0.2:
            row = random_snapshot(chance, crowd, last)
        else:
            row = random_effect(chance, chance.choice(crowd), last, colour_names)
        if chance.random() < 0.3:
            row["name"] = f"row {number}"
        rows.append(row)
    if chance.random() < 0.6:
        chance.shuffle(rows)
    return rows


def random_time(chance, last, seconds):
    return max(0.0, chance.choice([
        lambda: 0.0,
        lambda: last,
        lambda: last,
        lambda: round(last + 0.01, 3),
        lambda: round(last + 0.001, 3),
        lambda: round(last - 0.005, 3),
        lambda: chance.randint(0, int(seconds)),  # an integer in the JSON
        lambda: round(chance.uniform(0, seconds), 3),
        lambda: round(chance.uniform(0, seconds), 12),
        lambda: round(chance.randint(0, int(seconds * 60)) / 60, 3),
        lambda: round(chance.randint(0, int(seconds * 20)) * 0.05 + 0.025, 3),  # half a frame
        lambda: round(chance.uniform(seconds - 0.05, seconds + 0.03), 3),
        lambda: round(seconds + chance.choice([0, 1.5]), 3),
    ])())


def random_duration(chance):
    return chance.choice([
        lambda: 0,
        lambda: 0.0,
        lambda: 0.008,
        lambda: 0.01,
        lambda: 0.025,
        lambda: round(chance.uniform(0, 0.2), 3),
        lambda: round(chance.uniform(0, 2), 3),
        lambda: round(chance.uniform(0, 2), 12),
        lambda: chance.randint(1, 3),
        lambda: chance.randint(1, 20) / 8,
        lambda: 30.5,  # still running when the song ends
    ])()


def random_snapshot(chance, fixtures, time):
    named = chance.sample(fixtures, chance.randint(1, min(4, len(fixtures))))
    row = {chance.choice(["timecode", "time"]): time,
           "values": {fixture["id"]: random_look(chance, fixture) for fixture in named}}
    if chance.random() < 0.5:
        row["fade"] = random_duration(chance)
    return row


def random_look(chance, fixture):
    channels = list(fixture["channels"])
    look = {name: chance.choice([0, 255, chance.randint(0, 255)])
            for name in chance.sample(channels, chance.randint(1, len(channels)))}
    for axis in ("pan", "tilt"):
        parts = [name for name in channels if name.split("_")[0] == axis]
        if parts and chance.random() < 0.5:
            for name in parts:
                look.pop(name, None)
            look.update(random_pair_in_look(chance, axis, parts))
    return look


def random_pair_in_look(chance, axis, parts):
    """A pair as one number, or as two bytes under either pair of names."""
    if axis in parts:  # here a number up to 255 would be the coarse byte alone
        return {axis: chance.randint(256, 65535)}
    if chance.random() < 0.5:
        return {axis: chance.choice([0, 1, 255, 256, chance.randint(0, 65535)])}
    return {axis: chance.randint(0, 255), f"{axis}_fine": chance.randint(0, 255)}


def effects_of(fixture):
    channels = fixture["channels"]
    has_colour = "red" in channels
    effects = {"set_channels"}
    if "dim" in channels or has_colour:
        effects |= LIGHT
    if "dim" in channels or has_colour or "shutter" in channels:
        effects |= {"full", "blackout"}
    if axes_of(fixture):
        effects |= {"move_to", "seek"}
    return sorted(effects)


def axes_of(fixture):
    return [axis for axis in ("pan", "tilt")
            if axis in fixture["channels"] or f"{axis}_msb" in fixture["channels"]]


def random_effect(chance, fixture, time, colour_names):
    effect = chance.choice(effects_of(fixture))
    data = DATA[effect](chance, fixture, colour_names)
    written = effect
    if effect == "fade_in" and chance.random() < 0.3:
        written = "fade"
    if chance.random() < 0.1:
        written = chance.choice([f" {written.upper()} ", written.title()])
    row = {"time": time, "fixture_id": fixture["id"],
           chance.choice(["effect", "action"]): written, "data": data}
    if chance.random() < 0.9:
        row["duration"] = random_duration(chance)
    return row


def random_colour(chance, fixture, colour_names, some_missing=True):
    if "red" not in fixture["channels"] or chance.random() < 0.3:
        return {}
    if colour_names and chance.random() < 0.5:
        return {"color": chance.choice(colour_names)}
    if chance.random() < 0.5:
        digits = f"#{chance.randrange(1 << 24):06X}"
        return {"color": chance.choice([digits, digits.lower(), "#000000", "#FFFFFF"])}
    named = chance.sample(COLOUR, chance.randint(1, 3)) if some_missing else COLOUR
    return {name: chance.choice([0, 255, chance.randint(0, 255)]) for name in named}


def random_brightness(chance):
    if chance.random() < 0.4:
        return {}
    level = chance.choice([0, 1, 255, 0.0, 1.0, 0.5, 0.1, chance.randint(0, 255),
                           round(chance.uniform(0.001, 1), 3)])
    return {chance.choice(["brightness", "intensity"]): level}


def random_easing(chance):
    return {"easing": chance.choice(EASINGS)} if chance.random() < 0.6 else {}


def random_start_value(chance):
    return {"start_value": chance.randint(0, 255)} if chance.random() < 0.3 else {}


def full_data(chance, fixture, colour_names):
    return random_colour(chance, fixture, colour_names) | random_brightness(chance)


def flash_data(chance, fixture, colour_names):
    if chance.random() < 0.25:
        channels = list(fixture["channels"])
        named = chance.sample(channels, chance.randint(1, len(channels)))
        named = [name for name in named if name.split("_")[0] not in ("pan", "tilt")]
        return {"channels": named or channels[-1:]} | random_brightness(chance)
    return full_data(chance, fixture, colour_names)


def strobe_data(chance, fixture, colour_names):
    return chance.choice([
        {}, {"rate": 12}, {"rate": 7.5}, {"rate": 0}, {"rate": -3}, {"rate": 30}, {"rate": 100},
        {"rate": round(chance.uniform(0.5, 25), 2)}, {"speed": chance.randint(1, 255)}])


def fade_in_data(chance, fixture, colour_names):
    data = random_colour(chance, fixture, colour_names) | random_brightness(chance)
    if "dim" in fixture["channels"] and chance.random() < 0.4:
        data["dim"] = chance.randint(0, 255)
    return data | random_easing(chance) | random_start_value(chance)


def fade_out_data(chance, fixture, colour_names):
    return random_easing(chance) | random_start_value(chance)


def set_channels_data(chance, fixture, colour_names):
    look = random_look(chance, fixture)
    if chance.random() < 0.4:
        return look
    if chance.random() < 0.5 or any(name in look for name in ("pan", "tilt")):
        return {"channels": look}
    over = chance.choice(sorted(look))  # written in both places: the top wins
    return {"channels": look, over: 255 - look[over]}


def move_to_data(chance, fixture, colour_names):
    if fixture.get("presets") and chance.random() < 0.3:
        return {"preset": chance.choice(fixture["presets"])["name"]}
    axes = axes_of(fixture)
    data = {}
    for axis in chance.sample(axes, chance.randint(1, len(axes))):
        high, low = chance.randint(0, 255), chance.randint(0, 255)
        data |= chance.choice([
            {axis: chance.choice([0, 65535, chance.randint(0, 65535)])},
            {f"{axis}_msb": high, f"{axis}_lsb": low},
            {axis: high, f"{axis}_fine": low}])
    return data


def nothing(chance, fixture, colour_names):
    return {}


DATA = {"full": full_data, "blackout": nothing, "flash": flash_data, "strobe": strobe_data,
        "fade_in": fade_in_data, "fade_out": fade_out_data, "set_channels": set_channels_data,
        "move_to": move_to_data, "seek": move_to_data}
