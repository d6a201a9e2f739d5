"""Random lights of many shapes, in both forms, on many universes."""

from dataclasses import dataclass, field

# No show is laid out past this slot, so that one fixture can be moved to the universe's end.
LAST_SLOT = 480
UNIVERSES = [0, 0, 1, 2, 15, 16, 300, 32767]
MSB = ["pan_msb", "pan_lsb", "tilt_msb", "tilt_lsb"]
FINE = ["pan", "pan_fine", "tilt", "tilt_fine"]
RGB = ["red", "green", "blue"]
COLOUR_NAMES = {"off": "000000", "red": "FF0000", "cyan": "#00FFFF", "Amber": "FF7F00"}

# type, channels in the order of their slots, what may be armed (each one with its chance)
SHAPES = [
    ("rgb", ["dim"] + RGB + ["strobe"], {"dim": 1.0}),
    ("parcan", ["dim"] + RGB + ["strobe", "program"], {"dim": 0.5}),
    ("rgb", RGB, {}),
    ("rgb", RGB + ["shutter"], {"shutter": 0.5}),
    ("parcan", ["shutter", "dim"] + RGB, {"dim": 0.4, "shutter": 0.4}),
    ("parcan", RGB + ["uv", "amber"], {"blue": 0.4, "uv": 0.5}),
    ("parcan", ["dim"], {"dim": 0.1}),
    ("parcan", ["intensity", "shutter"], {"intensity": 0.4}),
    ("parcan", ["shutter", "speed"], {"speed": 0.3}),
    ("parcan", ["fog", "fan"], {"fan": 0.5}),
    ("moving_head", MSB + ["speed", "dim", "shutter", "color", "gobo"], {"shutter": 0.7}),
    ("moving_head", MSB + ["speed", "dim", "shutter", "color", "gobo"], {"shutter": 0.7}),
    ("moving_head", FINE + ["dimmer", "gobo"], {"dimmer": 0.2}),
    ("moving_head", MSB + ["shutter"] + RGB, {"shutter": 0.3}),
    ("moving_head", FINE + ["shutter", "dim"] + RGB, {"dim": 0.5, "shutter": 0.5}),
    ("moving_head", ["pan_msb", "pan_lsb", "dim"], {"pan_lsb": 0.1}),
    ("moving_head", ["speed", "tilt", "tilt_fine", "pan", "pan_fine"] + RGB, {"speed": 0.5}),
    ("moving_head", ["pan_lsb", "tilt_lsb", "dim", "tilt_msb", "pan_msb", "macro"], {}),
    ("moving_head", ["pan", "tilt", "dim"], {"dim": 0.2}),  # no fine channels
]


def meta(kind, *channels, **more):
    entry = {"kind": kind, **more}
    if len(channels) == 1:
        return {**entry, "channel": channels[0]}
    return {**entry, "channels": list(channels)}


# type, channels in the order of their slots, meta channels, {axis: (coarse, fine)}, colour
PROFILES = [
    ("moving_head", MSB + ["speed", "dim", "shutter", "wheel"],
     {"pan": meta("u16", *MSB[:2]), "tilt": meta("u16", *MSB[2:]), "dim": meta("u8", "dim"),
      "shutter": meta("u8", "shutter", arm=255, hidden=True),
      "color": meta("enum", "wheel", mapping="wheel", step=True)}, True, None),
    ("moving_head", ["p1", "p2", "t1", "t2", "master", "r1", "g1", "b1"],
     {"pan": meta("u16", "p1", "p2"), "tilt": meta("u16", "t1", "t2"),
      "dim": meta("u8", "master"), "rgb": meta("rgb", "r1", "g1", "b1", mapping="color")},
     True, ["r1", "g1", "b1"]),
    ("moving_head", ["p1", "t1", "gate", "master"],
     {"pan": meta("u8", "p1"), "tilt": meta("u8", "t1"), "shutter": meta("u8", "gate"),
      "dimmer": meta("u8", "master")}, True, None),
    ("parcan", ["dim"] + RGB + ["strobe"],
     {"rgb": meta("rgb", *RGB, mapping="color", label="Colour"), "dim": meta("u8", "dim", arm=255),
      "strobe": meta("u8", "strobe")}, False, RGB),
    ("parcan", ["outer_b", "outer_r", "outer_g", "inner_r", "inner_g", "inner_b"],
     {"inner": meta("rgb", "inner_r", "inner_g", "inner_b", arm=40),
      "outer": meta("rgb", "outer_r", "outer_g", "outer_b", mapping="color")}, False,
     ["outer_r", "outer_g", "outer_b"]),
    ("parcan", ["zoom_c", "zoom_f", "lamp", "fog"],
     {"zoom": meta("u16", "zoom_c", "zoom_f", arm=33000), "intensity": meta("u8", "lamp")},
     False, None),
]


@dataclass
class Light:
    """What the makers of rows know of a fixture, whatever form it is written in."""

    id: str
    channels: list
    axes: dict  # axis -> (coarse, fine or None)
    has_dimmer: bool = False
    has_shutter: bool = False
    colour: bool = False
    colour_names: list = field(default_factory=list)
    presets: list = field(default_factory=list)  # names


@dataclass
class Rig:
    entries: list
    profiles: dict  # name of the file -> profile
    lights: list


def random_rig(chance):
    universes = chance.sample(UNIVERSES, chance.randint(1, 3))
    next_slot = {universe: chance.randint(1, 30) for universe in universes}
    rig = Rig([], {}, [])
    for number in range(chance.randint(1, 12)):
        universe = chance.choice(universes)
        make = profile_fixture if chance.random() < 0.4 else plan_fixture
        entry, light, slots = make(chance, number, next_slot[universe], rig.profiles)
        if slots[-1] > LAST_SLOT:
            continue
        next_slot[universe] = slots[-1] + 1 + chance.choice([0, 0, 0, 1, 7, 20])
        if universe != 0 or chance.random() < 0.3:
            entry["universe"] = universe
        add_extras(chance, entry, light)
        rig.entries.append(entry)
        rig.lights.append(light)
    if chance.random() < 0.5:
        move_to_last_slots(chance.choice(rig.entries), rig.profiles)
    return rig


def plan_fixture(chance, number, slot, profiles):
    kind, names, may_arm = chance.choice(SHAPES)
    slots = random_slots(chance, len(names), slot)
    arm = {name: chance.choice([255, 255, 200, 1, 0])
           for name, odds in may_arm.items() if chance.random() < odds}
    entry = {"id": f"{kind}_{number}", "name": f"{kind} № {number}", "type": kind,
             "channels": dict(zip(names, slots)), "arm": arm}
    axes = {}
    for axis in ("pan", "tilt"):
        for coarse, fine in ((f"{axis}_msb", f"{axis}_lsb"), (axis, f"{axis}_fine")):
            if coarse in names:
                axes[axis] = (coarse, fine if fine in names else None)
    light = Light(entry["id"], names, axes, colour="red" in names,
                  has_dimmer=any(name in names for name in ("dim", "dimmer", "intensity")),
                  has_shutter="shutter" in names)
    return entry, light, slots


def profile_fixture(chance, number, slot, profiles):
    place = chance.randrange(len(PROFILES))
    kind, names, metas, turns, colour = PROFILES[place]
    profile_id, file_name = f"model_{place}", f"fixture.{kind}.model {place}.v2.json"
    if file_name not in profiles:
        profiles[file_name] = random_profile(chance, profile_id, kind, names, metas)
    profile = profiles[file_name]
    asked = chance.choice([profile_id, file_name, file_name.removesuffix(".json"),
                           file_name.removesuffix(".json").removeprefix("fixture.")])
    entry = {"id": f"unit {number}", "name": f"Unit {number}", "fixture": asked,
             "base_channel": slot}
    if chance.random() < 0.3:
        entry["arm"] = {names[-1]: chance.choice([255, 7])}
    axes = {axis: tuple((metas[axis].get("channels") or [metas[axis]["channel"], None]))
            for axis in ("pan", "tilt") if axis in metas}
    light = Light(entry["id"], names, axes, colour=bool(colour),
                  has_dimmer=any(name in metas for name in ("dim", "dimmer", "intensity")),
                  has_shutter="shutter" in metas,
                  colour_names=sorted(COLOUR_NAMES) if colour else [])
    return entry, light, sorted(slot + offset for offset in profile["channels"].values())


def random_profile(chance, profile_id, kind, names, metas):
    profile = {"id": profile_id, "type": kind,
               "channels": dict(zip(names, random_slots(chance, len(names), 0))),
               "meta_channels": metas, "mappings": {}}
    if any(entry.get("mapping") == "color" for entry in metas.values()):
        turned = {f"#{digits.lstrip('#')}": name for name, digits in COLOUR_NAMES.items()}
        profile["mappings"]["color"] = chance.choice([COLOUR_NAMES, turned])
    if any(entry.get("mapping") == "wheel" for entry in metas.values()):
        profile["mappings"]["wheel"] = {"0": "Open", "25": "Orange"}
    if "pan" in metas and chance.random() < 0.8:
        profile["physical_movement"] = {
            "pan_full_travel_seconds": round(chance.uniform(0.3, 4), 2),
            "tilt_full_travel_seconds": chance.choice([1, 0.5, 2.75])}
    return profile


def random_slots(chance, count, slot):
    spread = chance.random() < 0.2  # gaps inside the footprint as well
    slots = []
    for _ in range(count):
        slots.append(slot)
        slot += chance.randint(1, 3) if spread else 1
    return slots


def add_extras(chance, entry, light):
    if light.axes and all(fine for _, fine in light.axes.values()) and chance.random() < 0.6:
        light.presets = ["Piano", "Home Spot"]
        entry["presets"] = [{"name": name, "values": random_preset(chance, light.axes)}
                            for name in light.presets]
    if light.axes and chance.random() < 0.3:
        low, high = sorted(chance.sample(range(65536), 2))
        entry["meta"] = {"position_constraints":
                         {chance.choice(sorted(light.axes)): {"min": low, "max": high}}}
    if "channels" in entry and chance.random() < 0.3:
        entry["current_values"] = {name: chance.randint(0, 255) for name in light.channels}
    if chance.random() < 0.5:
        entry["location"] = {"x": round(chance.random(), 2), "y": 0, "z": 0}


def random_preset(chance, axes):
    values = {}
    for axis in axes:
        values[axis] = chance.randint(0, 255)
        values[f"{axis}_fine"] = chance.randint(0, 255)
    return values


def move_to_last_slots(entry, profiles):
    """The last slot of a universe is where an off-by-one shows."""
    if "channels" in entry:
        shift = 512 - max(entry["channels"].values())
        entry["channels"] = {name: slot + shift for name, slot in entry["channels"].items()}
    else:
        name = entry["fixture"].removesuffix(".json").removeprefix("fixture.")
        profile = next(profile for file_name, profile in profiles.items() if
                       name in (profile["id"], file_name[len("fixture."):-len(".json")]))
        entry["base_channel"] = 512 - max(profile["channels"].values())
