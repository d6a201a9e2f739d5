"""Reading files without losing a digit, and times as frames."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path


def exact_json(path):
    """Decimals stay as written: a time read as binary could fall on the other side of a half
    frame, and a brightness of 1.0 must not become the integer 1."""
    return json.loads(Path(path).read_text(encoding="utf-8"), parse_float=Decimal)


def first_existing(*paths):
    """The first of these files that is there, or None."""
    return next((path for path in paths if path.exists()), None)


def frame_of(seconds, rate):
    """Nearest frame; `round` of a fraction is exact and takes halves to even."""
    return round(Fraction(seconds) * rate)


def frame_count(seconds, rate):
    return -(-(Fraction(seconds) * rate) // 1) + 1
