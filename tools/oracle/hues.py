"""Colours as hue, saturation and value.

A colour's own are exact fractions, because a hue half the circle away must be seen as just that:
its sign decides the way around. What lies between two colours is in double precision.
"""

from fractions import Fraction


def hsv(red, green, blue):
    """Of levels 0…255: hue in sixths of the circle, saturation 0…1, value a level.

    Grey has the hue of red."""
    highest, lowest = max(red, green, blue), min(red, green, blue)
    spread = highest - lowest
    if spread == 0:
        return Fraction(0), Fraction(0), highest
    if highest == red:
        sixths = Fraction(green - blue, spread) % 6
    elif highest == green:
        sixths = Fraction(blue - red, spread) + 2
    else:
        sixths = Fraction(red - green, spread) + 4
    return sixths, Fraction(spread, highest), highest


def rgb(sixths, saturation, value):
    """Levels 0…255, unrounded."""
    sixths = sixths % 6.0
    part = sixths - int(sixths)
    low = value * (1 - saturation)
    falling = value * (1 - saturation * part)
    rising = value * (1 - saturation * (1 - part))
    wheel = [(value, rising, low), (falling, value, low), (low, value, rising),
             (low, falling, value), (rising, low, value), (value, low, falling)]
    return wheel[int(sixths) % 6]


def between(start, end, progress):
    """The colour `progress` of the way from start to end, the hue going the shorter way."""
    first, last = hsv(*start), hsv(*end)
    way = last[0] - first[0]
    if way > 3:
        way -= 6
    elif way < -3:
        way += 6
    return rgb(float(first[0]) + float(way) * progress,
               float(first[1]) + float(last[1] - first[1]) * progress,
               float(first[2]) + float(last[2] - first[2]) * progress)
