"""What a row writes: for each channel of one fixture, a function (row, frame, found) -> level.

`found(channel)` is the level the row finds on a channel of the same fixture. Levels come back
unrounded; the renderer rounds them once.
"""

from decimal import Decimal

from show import AXES, COLOUR_CHANNELS

WHITE = dict.fromkeys(COLOUR_CHANNELS, 255)


def writes(row, fixture, rate):
    """The channels that `row` writes on `fixture`, each with its function."""
    if row.kind == "snapshot":
        return look(fixture, row.values.get(fixture.id, {}))
    if row.fixture_id != fixture.id:
        return {}
    if row.kind == "set_channels":
        nested = row.data.get("channels", {})
        top = {name: level for name, level in row.data.items() if name != "channels"}
        return at_once(look(fixture, {**nested, **top}))
    written = EFFECTS[row.kind](fixture, row.data, rate)
    return {name: written[name] for name in fixture.unarmed(written)}


# Building blocks


def hold(level):
    return lambda row, frame, found: level


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


def pair_ramp(pair, target):
    """Both bytes of one rounded 16-bit number."""
    coarse, fine = pair

    def value(row, frame, found):
        start = found(coarse) * 256 + found(fine)
        return min(max(round(blend(start, target, row.progress(frame))), 0), 65535)

    return {coarse: lambda row, frame, found: value(row, frame, found) // 256,
            fine: lambda row, frame, found: value(row, frame, found) % 256}


def eased(p, easing):
    if easing == "linear":
        return p
    if easing == "ease-in":
        return p * p * p
    if easing == "ease-out":
        return 1 - (1 - p) * (1 - p) * (1 - p)
    if easing == "ease-in-out":
        return 4 * p * p * p if p < 0.5 else 1 - 4 * (1 - p) * (1 - p) * (1 - p)
    raise ValueError(f"easing {easing!r}")


def brightness(data):
    """An integer counts levels, a number with a decimal point is a fraction: 1 is not 1.0."""
    written = data.get("brightness", data.get("intensity", Decimal("1.0")))
    return written / 255 if isinstance(written, int) else float(written)


def hex_colour(fixture, written):
    digits = fixture.colour_names.get(written.strip().lower(), written).strip().lstrip("#")
    return {name: int(digits[place:place + 2], 16)
            for name, place in zip(COLOUR_CHANNELS, (0, 2, 4))}


def named_components(fixture, data):
    if "color" in data:
        return hex_colour(fixture, data["color"])
    return {name: data[name] for name in COLOUR_CHANNELS if name in data}


def whole_colour(fixture, data):
    named = named_components(fixture, data)
    return {**dict.fromkeys(COLOUR_CHANNELS, 0), **named} if named else WHITE


OPEN_SHUTTER = {"shutter": hold(255)}


# Looks: snapshots and set_channels


def look(fixture, values):
    written, rest = {}, dict(values)
    for axis in AXES:
        pair = fixture.pair(axis)
        if pair is None:
            continue
        coarse, fine = pair
        if axis in rest and f"{axis}_fine" in rest:
            bytes_of_pair = (rest.pop(axis), rest.pop(f"{axis}_fine"))
        elif axis in rest and (coarse != axis or rest[axis] > 255):
            written.update(pair_ramp(pair, fixture.clamp(axis, rest.pop(axis))))
            continue
        elif coarse in rest and fine in rest:
            bytes_of_pair = (rest.pop(coarse), rest.pop(fine))
        else:
            continue
        written.update(pair_ramp(pair, bytes_of_pair[0] * 256 + bytes_of_pair[1]))
    for name, level in rest.items():
        written.update(ramp(name, level))
    return written


# Effects


def full(fixture, data, rate):
    b = brightness(data)
    colour = whole_colour(fixture, data)
    written = dict(OPEN_SHUTTER)
    for name in COLOUR_CHANNELS:
        written[name] = hold(colour[name] if fixture.has_own_dimmer else colour[name] * b)
    return {**written, "dim": hold(255 * b)}


def blackout(fixture, data, rate):
    emitters = ("dim",) + COLOUR_CHANNELS
    if not any(name in fixture.channels for name in emitters):
        # Nothing else on this fixture can make it dark.
        return {"shutter": hold(0)}
    return {name: hold(0) for name in fixture.intensity_channels}


def flash(fixture, data, rate):
    b = brightness(data)

    def decay(peak):
        return lambda row, frame, found: peak * b * (1 - row.progress(frame))

    if "channels" in data:
        return {name: decay(255) for name in data["channels"]}
    colour = whole_colour(fixture, data)
    written = {**OPEN_SHUTTER, "dim": decay(255)}
    for name in COLOUR_CHANNELS:
        written[name] = hold(colour[name]) if fixture.has_own_dimmer else decay(colour[name])
    return written


def strobe(fixture, data, rate):
    if "rate" in data:
        hertz = float(data["rate"])
    else:
        hertz = 1 + float(data.get("speed", 255)) / 255 * 19
    if hertz <= 0:
        hertz = 10.0
    frames_per_second = float(rate)
    carriers = fixture.intensity_channels

    def level_of(name):
        def level(row, frame, found):
            if frame >= row.end:
                return found(name)
            half_cycles = 2 * hertz * (frame - row.start) / frames_per_second // 1
            if half_cycles % 2 == 1:
                return 0
            found_dark = all(found(carrier) == 0 for carrier in carriers)
            return 255 if found_dark else found(name)
        return level

    return {**OPEN_SHUTTER, **{name: level_of(name) for name in carriers}}


def fade_in(fixture, data, rate):
    b = brightness(data)
    easing, start_value = data.get("easing", "linear"), data.get("start_value")
    targets = named_components(fixture, data)
    if not fixture.has_own_dimmer:
        targets = {name: level * b for name, level in (targets or WHITE).items()}
    targets["dim"] = data.get("dim", 255 * b)
    written = dict(OPEN_SHUTTER)
    for name, target in targets.items():
        written.update(ramp(name, target, easing, start_value))
    return written


def fade_out(fixture, data, rate):
    written = {}
    for name in fixture.intensity_channels:
        written.update(ramp(name, 0, data.get("easing", "linear"), data.get("start_value")))
    return written


def move_to(fixture, data, rate):
    asked = fixture.presets[data["preset"].strip().lower()] if "preset" in data else data
    written = {}
    for axis in AXES:
        target = asked_position(asked, axis)
        if target is not None and fixture.pair(axis):
            written.update(pair_ramp(fixture.pair(axis), fixture.clamp(axis, target)))
    return written


def asked_position(asked, axis):
    if f"{axis}_msb" in asked:
        return asked[f"{axis}_msb"] * 256 + asked.get(f"{axis}_lsb", 0)
    if axis in asked and f"{axis}_fine" in asked:
        return asked[axis] * 256 + asked[f"{axis}_fine"]
    return asked.get(axis)


def seek(fixture, data, rate):
    return at_once(move_to(fixture, data, rate))


EFFECTS = {function.__name__: function for function in
           (full, blackout, flash, strobe, fade_in, fade_out, move_to, seek)}
