"""Random valid rows of a cue sheet, with a taste for the places where rules meet."""

from random_moves import DATA as TURNING_DATA
from random_moves import TURNING, can_be_circled

EASINGS = ["linear", "ease-in", "ease-out", "ease-in-out"]
LIGHT = {"flash", "strobe", "fade_in", "fade_out"}
COLOUR = ("red", "green", "blue")


def random_rows(chance, lights, pois, seconds, random_call=None):
    """`random_call(chance, time)` makes a row that calls a chase, where there are chases."""
    rows, last = [], 0.0
    # Some sheets are all about one fixture: many rows of a channel over each other.
    crowd = [chance.choice(lights)] if chance.random() < 0.3 else lights
    for number in range(chance.choice([3, 20, 60, 120, 200])):
        last = random_time(chance, last, seconds)
        if random_call and chance.random() < 0.08:
            row = random_call(chance, last)
        elif chance.random() < 0.2:
            row = random_snapshot(chance, crowd, last)
        else:
            row = random_effect(chance, chance.choice(crowd), last, pois)
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


def random_snapshot(chance, lights, time):
    named = chance.sample(lights, chance.randint(1, min(4, len(lights))))
    row = {chance.choice(["timecode", "time"]): time,
           "values": {light.id: random_look(chance, light) for light in named}}
    if chance.random() < 0.5:
        row["fade"] = random_duration(chance)
    return row


def random_look(chance, light):
    look = {name: chance.choice([0, 255, chance.randint(0, 255)])
            for name in chance.sample(light.channels, chance.randint(1, len(light.channels)))}
    for axis, pair in light.axes.items():
        if pair[1] and chance.random() < 0.5:
            for name in pair:
                look.pop(name, None)
            look.update(random_pair_in_look(chance, axis, pair))
    return look


def random_pair_in_look(chance, axis, pair):
    """A pair as one number, or as two bytes under either pair of names."""
    if axis in pair:  # here a number up to 255 would be the coarse byte alone
        return {axis: chance.randint(256, 65535)}
    if chance.random() < 0.5 or pair[0] != f"{axis}_msb":
        return {axis: chance.choice([0, 1, 255, 256, chance.randint(0, 65535)])}
    return {axis: chance.randint(0, 255), f"{axis}_fine": chance.randint(0, 255)}


def effects_of(light, pois):
    effects = {"set_channels"}
    if light.has_dimmer or light.colour:
        effects |= LIGHT
    if light.has_dimmer or light.colour or light.has_shutter:
        effects |= {"full", "blackout"}
    if light.colour:
        effects |= {"color_fade"}
    if light.axes:
        effects |= {"move_to", "seek"} | set(TURNING)
        if not can_be_circled(light, pois):
            effects -= {"circle"}
    return sorted(effects)


def random_effect(chance, light, time, pois):
    effect = chance.choice(effects_of(light, pois))
    data = (TURNING_DATA[effect](chance, light, pois) if effect in TURNING_DATA
            else DATA[effect](chance, light))
    written = effect
    if effect == "fade_in" and chance.random() < 0.3:
        written = "fade"
    if chance.random() < 0.1:
        written = chance.choice([f" {written.upper()} ", written.title()])
    row = {"time": time, "fixture_id": light.id,
           chance.choice(["effect", "action"]): written, "data": data}
    if chance.random() < 0.9:
        row["duration"] = random_duration(chance)
    return row


def random_colour(chance, light):
    if not light.colour or chance.random() < 0.3:
        return {}
    named = {}
    if chance.random() < 0.5:
        named["color"] = one_colour(chance, light)
        if chance.random() < 0.8:
            return named
    return named | {name: chance.choice([0, 255, chance.randint(0, 255)])
                    for name in chance.sample(COLOUR, chance.randint(1, 3))}


def one_colour(chance, light):
    """Pure ones too: their hues lie exactly opposite one another."""
    if light.colour_names and chance.random() < 0.5:
        name = chance.choice(light.colour_names)
        return chance.choice([name, name.upper()])
    digits = f"#{chance.randrange(1 << 24):06X}"
    pure = "#" + "".join(chance.choice(["00", "FF"]) for _ in range(3))
    return chance.choice([digits, digits.lower(), pure, pure, "#808080"])


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


def full_data(chance, light):
    return random_colour(chance, light) | random_brightness(chance)


def flash_data(chance, light):
    if chance.random() < 0.25:
        channels = light.channels
        named = chance.sample(channels, chance.randint(1, len(channels)))
        turning = [name for pair in light.axes.values() for name in pair]
        named = [name for name in named if name not in turning]
        return {"channels": named or channels[-1:]} | random_brightness(chance)
    return full_data(chance, light)


def strobe_data(chance, light):
    return chance.choice([
        {}, {"rate": 12}, {"rate": 7.5}, {"rate": 0}, {"rate": -3}, {"rate": 30}, {"rate": 100},
        {"rate": round(chance.uniform(0.5, 25), 2)}, {"speed": chance.randint(1, 255)}])


def fade_in_data(chance, light):
    data = random_colour(chance, light) | random_brightness(chance)
    if light.has_dimmer and chance.random() < 0.4:
        data["dim"] = chance.randint(0, 255)
    data |= random_easing(chance) | random_start_value(chance)
    if chance.random() < 0.2:
        parts = chance.sample(["dim", *COLOUR] if light.colour else ["dim"], 1)
        data["start_value"] = {part: chance.randint(0, 255) for part in parts}
    return data


def color_fade_data(chance, light):
    data = {key: one_colour(chance, light) for key in ("start_color", "end_color")
            if chance.random() < 0.6}
    return data | random_easing(chance)


def fade_out_data(chance, light):
    return random_easing(chance) | random_start_value(chance)


def set_channels_data(chance, light):
    look = random_look(chance, light)
    if chance.random() < 0.4:
        return look
    if chance.random() < 0.5 or any(name in look for name in ("pan", "tilt")):
        return {"channels": look}
    over = chance.choice(sorted(look))  # written in both places: the top wins
    return {"channels": look, over: 255 - look[over]}


def move_to_data(chance, light):
    if light.presets and chance.random() < 0.3:
        return {"preset": chance.choice(light.presets)}
    axes = sorted(light.axes)
    data = {}
    for axis in chance.sample(axes, chance.randint(1, len(axes))):
        high, low = chance.randint(0, 255), chance.randint(0, 255)
        data |= chance.choice([
            {axis: chance.choice([0, 65535, chance.randint(0, 65535)])},
            {f"{axis}_msb": high, f"{axis}_lsb": low},
            {axis: high, f"{axis}_fine": low}])
    return data


def nothing(chance, light):
    return {}


DATA = {"full": full_data, "blackout": nothing, "flash": flash_data, "strobe": strobe_data,
        "fade_in": fade_in_data, "fade_out": fade_out_data, "set_channels": set_channels_data,
        "color_fade": color_fade_data, "move_to": move_to_data, "seek": move_to_data}
