"""What lights there are: fixtures that list their own slots, and what their channels are for."""

from dataclasses import dataclass, field

from profiles import DEFAULT_TRAVEL, find_profile, profile_parts, read_profiles
from written import exact_json

COLOUR = ("red", "green", "blue")
AXES = ("pan", "tilt")
DIMMER_NAMES = ("dim", "dimmer", "intensity")


@dataclass(frozen=True, eq=False)
class Fixture:
    id: str
    universe: int
    channels: dict  # name -> 1-based slot
    arm: dict  # name -> level
    roles: dict  # "dim", "shutter", "red", "green", "blue" -> channel name
    pairs: dict  # axis -> (coarse channel name, fine channel name or None)
    presets: dict  # lower-cased name -> values
    constraints: dict  # axis -> (lowest, highest)
    colour_names: dict = field(default_factory=dict)  # lower-cased name -> "RRGGBB"
    travel: dict = field(default_factory=lambda: dict(DEFAULT_TRAVEL))  # axis -> seconds

    def unarmed(self, names):
        return [name for name in names if name in self.channels and name not in self.arm]

    def of_roles(self, roles):
        return [self.roles[role] for role in roles if role in self.roles]

    @property
    def has_own_dimmer(self):
        """An armed dimmer only lets light through: the colour carries the intensity then."""
        return bool(self.unarmed(self.of_roles(["dim"])))

    @property
    def intensity_channels(self):
        return self.unarmed(self.of_roles(["dim"] if self.has_own_dimmer else COLOUR))

    def clamp(self, axis, value):
        lowest, highest = self.constraints.get(axis, (0, 65535))
        return min(max(value, lowest), highest)

    def position(self, axis, level_of):
        """The 16-bit position that the levels of the axis' channels spell."""
        coarse, fine = self.pairs[axis]
        return level_of(coarse) * 256 + (level_of(fine) if fine else 0)


def read_fixtures(folder):
    """All fixtures of the show by id, in both forms."""
    profiles = read_profiles(folder / "fixtures")
    fixtures = {}
    for entry in exact_json(folder / "fixtures" / "fixtures.json"):
        read = read_from_profile(entry, profiles) if "fixture" in entry else read_fixture(entry)
        fixtures[read.id] = read
    return fixtures


def read_fixture(entry):
    """A fixture of the plan form: it lists its own slots."""
    channels = entry["channels"]
    roles = roles_by_name(channels)
    for name, kind in entry.get("meta", {}).get("channel_types", {}).items():
        if kind == "dimmer" and name in channels:
            roles.setdefault("dim", name)
    return Fixture(channels=channels, arm=entry.get("arm", {}), roles=roles,
                   pairs=pairs_by_name(channels), **common(entry))


def read_from_profile(entry, profiles):
    """A fixture of the profile form: only its place is its own."""
    profile = find_profile(profiles, entry["fixture"])
    channels = {name: entry["base_channel"] + offset
                for name, offset in profile["channels"].items()}
    parts = profile_parts(profile, roles_by_name(channels), pairs_by_name(channels))
    return Fixture(channels=channels, arm={**parts.arm, **entry.get("arm", {})},
                   roles=parts.roles, pairs=parts.pairs, colour_names=parts.colour_names,
                   travel=parts.travel, **common(entry))


def common(entry):
    constraints = {axis: (limits.get("min", 0), limits.get("max", 65535)) for axis, limits in
                   entry.get("meta", {}).get("position_constraints", {}).items()}
    return {"id": entry["id"], "universe": entry.get("universe", 0), "constraints": constraints,
            "presets": {preset["name"].strip().lower(): preset["values"]
                        for preset in entry.get("presets", [])}}


def roles_by_name(channels):
    roles = {name: name for name in COLOUR + ("shutter",) if name in channels}
    for name in DIMMER_NAMES:
        if name in channels:
            roles.setdefault("dim", name)
    return roles


def pairs_by_name(channels):
    pairs = {}
    for axis in AXES:
        for coarse, fine in ((f"{axis}_msb", f"{axis}_lsb"), (axis, f"{axis}_fine")):
            if coarse in channels:
                pairs[axis] = (coarse, fine if fine in channels else None)
    return pairs
