"""The few figures that every measurement is told in."""

import math
import statistics


def percentile(values, percent):
    """The value below which `percent` of the values lie, linear between neighbours."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def line_fit(xs, ys):
    """Slope and value at zero of the line with the least squares."""
    mean_x, mean_y = statistics.fmean(xs), statistics.fmean(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys)) / spread if spread else 0.0
    return slope, mean_y - slope * mean_x


def distances(xs, ys):
    """The slope of the best line, and every point's distance from it.

    The line is fitted twice, the second time without the one in a hundred that lies farthest off, so that a stall
    counts as a stall and does not tilt the line under all the others.
    """
    slope, zero = line_fit(xs, ys)
    off = [abs(y - zero - slope * x) for x, y in zip(xs, ys)]
    limit = percentile(off, 99)
    kept = [i for i, distance in enumerate(off) if distance <= limit]
    slope, zero = line_fit([xs[i] for i in kept], [ys[i] for i in kept])
    return slope, [y - zero - slope * x for x, y in zip(xs, ys)]


def summary(values, times=None):
    """Mean, spread, and how far single values lie from the mean; drift over the run when times are given."""
    mean = statistics.fmean(values)
    apart = [abs(value - mean) for value in values]
    figures = {
        "count": len(values),
        "mean": mean,
        "sd": statistics.pstdev(values),
        "p1": percentile(values, 1),
        "p50": percentile(values, 50),
        "p99": percentile(values, 99),
        "p99_from_mean": percentile(apart, 99),
        "max_from_mean": max(apart),
    }
    if times:
        slope, _ = line_fit(times, values)
        figures["drift"] = slope * (max(times) - min(times))
    return figures


def spread(values):
    """p1, p50, p99 and the largest."""
    return {
        "p1": percentile(values, 1),
        "p50": percentile(values, 50),
        "p99": percentile(values, 99),
        "max": max(values),
    }


def told(figures, digits=2):
    """The figures as one line: `p50 0.01  p99 0.12  max 0.30`."""
    return "  ".join(
        f"{name.replace('_', ' ')} {value:.{digits}f}" if isinstance(value, float) else f"{name} {value}"
        for name, value in figures.items()
    )
