"""What a row writes on a fixture's light: for each channel, a function as in blends.py.

What turns heads is in moves.py.
"""

import math

from blends import (OPEN_SHUTTER, WHITE, at_once, blend, brightness, eased, hex_colour, hold,
                    named_components, pair_ramp, ramp, whole_colour)
from fixtures import AXES, COLOUR
from hues import between


def writes(row, fixture, show):
    """The channels that `row` writes on `fixture`, each with its function."""
    if row.kind == "snapshot":
        return look(fixture, row.values.get(fixture.id, {}))
    if row.kind == "wave":
        return wave(row, fixture)
    if row.fixture_id != fixture.id:
        return {}
    if row.kind == "set_channels":
        nested = row.data.get("channels", {})
        top = {name: level for name, level in row.data.items() if name != "channels"}
        return at_once(look(fixture, {**nested, **top}))
    written = EFFECTS[row.kind](fixture, row.data, show)
    return {name: written[name] for name in fixture.unarmed(written)}


def by_role(fixture, written):
    return {fixture.roles[role]: function for role, function in written.items()
            if role in fixture.roles}


# Looks: snapshots and set_channels


def look(fixture, values):
    written, rest = {}, dict(values)
    for axis, pair in fixture.pairs.items():
        coarse, fine = pair
        if fine is None:
            continue
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


def full(fixture, data, show):
    b = brightness(data)
    colour = whole_colour(fixture, data)
    written = dict(OPEN_SHUTTER)
    for name in COLOUR:
        written[name] = hold(colour[name] if fixture.has_own_dimmer else colour[name] * b)
    return by_role(fixture, {**written, "dim": hold(255 * b)})


def blackout(fixture, data, show):
    if not fixture.of_roles(("dim",) + COLOUR):
        # Nothing else on this fixture can make it dark.
        return by_role(fixture, {"shutter": hold(0)})
    return {name: hold(0) for name in fixture.intensity_channels}


def flash(fixture, data, show):
    b = brightness(data)

    def decay(peak):
        return lambda row, frame, found: peak * b * (1 - row.progress(frame))

    if "channels" in data:
        return {name: decay(255) for name in data["channels"]}
    colour = whole_colour(fixture, data)
    written = {**OPEN_SHUTTER, "dim": decay(255)}
    for name in COLOUR:
        written[name] = hold(colour[name]) if fixture.has_own_dimmer else decay(colour[name])
    return by_role(fixture, written)


def strobe(fixture, data, show):
    if "rate" in data:
        hertz = float(data["rate"])
    else:
        hertz = 1 + float(data.get("speed", 255)) / 255 * 19
    if hertz <= 0:
        hertz = 10.0
    frames_per_second = float(show.rate)
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

    return {**by_role(fixture, OPEN_SHUTTER), **{name: level_of(name) for name in carriers}}


def fade_in(fixture, data, show):
    b = brightness(data)
    targets = named_components(fixture, data)
    if not fixture.has_own_dimmer:
        targets = {name: level * b for name, level in (targets or WHITE).items()}
    targets["dim"] = data.get("dim", 255 * b)
    start = data.get("start_value")
    written = by_role(fixture, OPEN_SHUTTER)
    for role, target in targets.items():
        own_start = start.get(role) if isinstance(start, dict) else start
        for name in fixture.of_roles([role]):
            written.update(ramp(name, target, data.get("easing", "linear"), own_start))
    return written


def fade_out(fixture, data, show):
    written = {}
    for name in fixture.intensity_channels:
        written.update(ramp(name, 0, data.get("easing", "linear"), data.get("start_value")))
    return written


def color_fade(fixture, data, show):
    easing = data.get("easing", "linear")
    channels = fixture.of_roles(COLOUR)
    end = hex_colour(fixture, data["end_color"]) if "end_color" in data else WHITE

    def component(place):
        def level(row, frame, found):
            start = (tuple(hex_colour(fixture, data["start_color"]).values())
                     if "start_color" in data else tuple(found(name) for name in channels))
            return between(start, tuple(end.values()),
                           eased(row.progress(frame), easing))[place]
        return level

    return {name: component(place) for place, name in enumerate(channels)}


def wave(row, fixture):
    """A colour that runs through a line of fixtures, in every frame what its formula says."""
    asked, line = row.data, row.data["fixtures"]
    if fixture.id not in line:
        return {}
    place = line.index(fixture.id)
    base, accent = (hex_colour(None, asked[key]) for key in ("base_color", "accent_color"))
    length, fade_in_beats, fade_out_beats, speed = (
        float(asked[key]) for key in ("duration_beats", "fade_in_beats", "fade_out_beats", "speed"))

    def component(role):
        def level(row, frame, found):
            # The nearest frame to the wave's start may lie before it.
            beat = max(float(row.beat(frame)), 0.0) if frame < row.end else length
            swing = (math.sin(2 * math.pi * place / len(line) - beat * speed * math.pi) + 1) / 2
            envelope = 1.0
            if fade_in_beats > 0:
                envelope = min(envelope, beat / fade_in_beats)
            if fade_out_beats > 0:
                envelope = min(envelope, (length - beat) / fade_out_beats)
            return blend(base[role], accent[role], swing) * max(envelope, 0.0)
        return level

    def light(row, frame, found):
        """A dimmer that already gives light is left alone."""
        return 255 if found(fixture.roles["dim"]) == 0 else None

    written = by_role(fixture, {**OPEN_SHUTTER, "dim": light,
                                **{role: component(role) for role in COLOUR}})
    return {name: written[name] for name in fixture.unarmed(written)}


def move_to(fixture, data, show):
    if "preset" in data:
        asked = by_bytes(fixture, fixture.presets[data["preset"].strip().lower()])
    else:
        asked = data
    return go_to(fixture, {axis: asked_position(asked, axis) for axis in AXES})


def by_bytes(fixture, values):
    """A preset holds levels of channels: a small number for a channel called `pan` is its byte."""
    asked = dict(values)
    for axis, (coarse, _) in fixture.pairs.items():
        if coarse == axis and asked.get(axis, 256) <= 255:
            asked.setdefault(f"{axis}_fine", 0)
    return asked


def go_to(fixture, targets):
    written = {}
    for axis, pair in fixture.pairs.items():
        if targets[axis] is not None:
            written.update(pair_ramp(pair, fixture.clamp(axis, targets[axis])))
    return written


def asked_position(asked, axis):
    if f"{axis}_msb" in asked:
        return asked[f"{axis}_msb"] * 256 + asked.get(f"{axis}_lsb", 0)
    if axis in asked and f"{axis}_fine" in asked:
        return asked[axis] * 256 + asked[f"{axis}_fine"]
    return asked.get(axis)


def seek(fixture, data, show):
    return at_once(move_to(fixture, data, show))


def move_to_poi(fixture, data, show):
    target = target_of(fixture, data, show, *POI_KEYS)
    return go_to(fixture, target) if target else {}


POI_KEYS = ("target_poi", "poi", "poi_id")


def asked_poi(data, show, *keys):
    """The place that one of these parameters names, whatever their capitals; None if unknown."""
    lowered = {key.lower(): value for key, value in data.items()}
    named = next((lowered[key] for key in keys if key in lowered), None)
    return None if named is None else show.pois.get(named.strip().lower())


def target_of(fixture, data, show, *keys):
    poi = asked_poi(data, show, *keys)
    return poi.targets.get(fixture.id) if poi else None


EFFECTS = {function.__name__: function for function in
           (full, blackout, flash, strobe, fade_in, fade_out, color_fade, move_to, seek,
            move_to_poi)}
