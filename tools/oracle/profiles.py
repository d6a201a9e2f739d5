"""What a model of light is: profile files, and what their meta channels make of their channels."""

from dataclasses import dataclass

from written import exact_json

DEFAULT_TRAVEL = {"pan": 2.0, "tilt": 0.9}  # seconds for the whole of an axis
DIMMER_NAMES = ("dim", "dimmer", "intensity")
COLOUR = ("red", "green", "blue")


@dataclass
class Parts:
    arm: dict
    roles: dict
    pairs: dict
    colour_names: dict
    travel: dict


def read_profiles(folder):
    """[(id, name of the file, profile)] of all profile files."""
    profiles = []
    for path in sorted(folder.glob("fixture.*.json")):
        profile = exact_json(path)
        stem = path.name.removesuffix(".json")
        model = stem.split(".", 2)[-1]
        profiles.append((profile.get("id", model), stem, profile))
    return profiles


def find_profile(profiles, asked):
    for profile_id, _, profile in profiles:
        if profile_id == asked:
            return profile
    name = asked.removesuffix(".json").removeprefix("fixture.")
    for _, stem, profile in profiles:
        if stem.removeprefix("fixture.") == name:
            return profile
    raise KeyError(f"profile {asked!r}")


def profile_parts(profile, roles, pairs):
    """`roles` and `pairs` are what the names of the channels tell; meta channels add to them."""
    meta = {name: (entry, [entry["channel"]] if "channel" in entry else entry["channels"])
            for name, entry in profile.get("meta_channels", {}).items()}
    told = set(roles.values()) | {name for pair in pairs.values() for name in pair if name}
    for name, (entry, channels) in meta.items():
        if entry["kind"] == "u16" and name in ("pan", "tilt"):
            pairs[name] = tuple(channels)
        elif entry["kind"] in ("u8", "enum") and channels[0] not in told:
            if name in DIMMER_NAMES:
                roles.setdefault("dim", channels[0])
            elif name in COLOUR + ("shutter",):
                roles.setdefault(name, channels[0])
            elif name in ("pan", "tilt"):
                pairs.setdefault(name, (channels[0], None))
    colours = choose_colour(profile, meta, roles)
    movement = profile.get("physical_movement", {})
    travel = {axis: float(movement.get(f"{axis}_full_travel_seconds", seconds))
              for axis, seconds in DEFAULT_TRAVEL.items()}
    return Parts(arm_of(meta), roles, pairs, colours, travel)


def choose_colour(profile, meta, roles):
    """Of several colours the effects work the one on the lowest slots; returns its names."""
    mixes = [(channels, entry.get("mapping")) for entry, channels in meta.values()
             if entry["kind"] == "rgb"]
    by_name = [roles[role] for role in COLOUR if role in roles]
    if len(by_name) == 3:
        mixes.append((by_name, None))
    if not mixes:
        return {}
    channels, _ = min(mixes, key=lambda mix: min(profile["channels"][name] for name in mix[0]))
    roles.update(zip(COLOUR, channels))
    names = {}
    for own_channels, mapping in mixes:
        if set(own_channels) == set(channels) and mapping:
            names.update(colour_names(profile["mappings"][mapping]))
    return names


def colour_names(mapping):
    """A mapping of colours may be written either way around."""
    names = {}
    for key, value in mapping.items():
        name, digits = (value, key) if is_colour(key) and not is_colour(value) else (key, value)
        names[name.strip().lower()] = digits.lstrip("#")
    return names


def is_colour(text):
    digits = text.lstrip("#")
    return len(digits) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in digits)


def arm_of(meta):
    arm = {}
    for entry, channels in meta.values():
        if "arm" not in entry:
            continue
        if entry["kind"] == "u16":
            arm.update(zip(channels, divmod(entry["arm"], 256)))
        else:
            arm.update(dict.fromkeys(channels, entry["arm"]))
    return arm
