"""Building blocks of what a row writes: functions (row, frame, found) -> level.

`found(channel)` is the level the row finds on a channel of the same fixture. Levels come back
unrounded; the renderer rounds them once.
"""

from decimal import Decimal

from fixtures import COLOUR

WHITE = dict.fromkeys(COLOUR, 255)


def hold(level):
    return lambda row, frame, found: level


OPEN_SHUTTER = {"shutter": hold(255)}


def blend(start, target, progress):
    return start + (target - start) * progress


def at_once(written):
    """The same levels, all of them from the start frame on."""
    return {name: (lambda row, frame, found, function=function: function(row, row.end, found))
            for name, function in written.items()}


def ramp(name, target, easing="linear", start_value=None):
    def level(row, frame, found):
        start = found(name) if start_value is None else float(start_value)
        return blend(start, float(target), eased(row.progress(frame), easing))
    return {name: level}


def pair_levels(pair, value):
    """The bytes of a 16-bit number; `value` is a function as above that returns it unrounded.

    A head without a fine channel shows the coarse byte of the same number."""
    coarse, fine = pair

    def whole(row, frame, found):
        return min(max(round(value(row, frame, found)), 0), 65535)

    written = {coarse: lambda row, frame, found: whole(row, frame, found) // 256}
    if fine:
        written[fine] = lambda row, frame, found: whole(row, frame, found) % 256
    return written


def pair_ramp(pair, target):
    coarse, fine = pair

    def value(row, frame, found):
        start = found(coarse) * 256 + (found(fine) if fine else 0)
        return blend(start, target, row.progress(frame))

    return pair_levels(pair, value)


def eased(p, easing):
    if easing == "linear":
        return p
    if easing == "ease-in":
        return p * p * p
    if easing == "ease-out":
        return 1 - (1 - p) * (1 - p) * (1 - p)
    if easing == "ease-in-out":
        return 4 * p * p * p if 2 * p < 1 else 1 - 4 * (1 - p) * (1 - p) * (1 - p)
    raise ValueError(f"easing {easing!r}")


def brightness(data):
    """An integer counts levels, a number with a decimal point is a fraction: 1 is not 1.0."""
    written = data.get("brightness", data.get("intensity", Decimal("1.0")))
    return written / 255 if isinstance(written, int) else float(written)


def hex_colour(fixture, written):
    """`fixture` knows colours by name; None where there can be digits only."""
    names = fixture.colour_names if fixture else {}
    digits = names.get(written.strip().lower(), written).strip().lstrip("#")
    return {name: int(digits[place:place + 2], 16)
            for name, place in zip(COLOUR, (0, 2, 4))}


def named_components(fixture, data):
    """A component beside a colour wins over it."""
    named = hex_colour(fixture, data["color"]) if "color" in data else {}
    return {**named, **{name: data[name] for name in COLOUR if name in data}}


def whole_colour(fixture, data):
    named = named_components(fixture, data)
    return {**dict.fromkeys(COLOUR, 0), **named} if named else WHITE
