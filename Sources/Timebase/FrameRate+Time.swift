/// Between seconds and frames. Seconds are written by people as decimals, which `Duration` holds
/// exactly (to 10⁻¹⁸ s), so that a tie is a tie and not an accident of binary fractions.
extension FrameRate {
    /// The frame nearest to `time`; a time exactly between two frames goes to the even one.
    ///
    /// This is the one place where seconds become frames.
    public func frame(nearest time: Duration) -> FrameNumber {
        let (scaled, unit) = scaledFrames(time)
        let (floor, remainder) = floorDivide(scaled, unit)
        let twice = remainder * 2
        let roundsUp = twice > unit || (twice == unit && floor % 2 != 0)
        return FrameNumber(Int(roundsUp ? floor + 1 : floor))
    }

    /// The frame that is due at `time`: the last one whose start is not after it.
    public func frame(dueAt time: Duration) -> FrameNumber {
        let (scaled, unit) = scaledFrames(time)
        return FrameNumber(Int(floorDivide(scaled, unit).quotient))
    }

    /// When `frame` starts, rounded up to the attosecond, so that it is due at that time.
    public func time(of frame: FrameNumber) -> Duration {
        let attoseconds = Int128(frame.index) * Int128(denominator) * attosecondsPerSecond
        let (floor, remainder) = floorDivide(attoseconds, Int128(numerator))
        return Duration(attoseconds: remainder == 0 ? floor : floor + 1)
    }

    /// `time` × rate as a fraction: `scaled` / `unit` frames.
    private func scaledFrames(_ time: Duration) -> (scaled: Int128, unit: Int128) {
        (time.attoseconds * Int128(numerator), Int128(denominator) * attosecondsPerSecond)
    }
}

private let attosecondsPerSecond: Int128 = 1_000_000_000_000_000_000

/// Division rounding towards −∞, for positive divisors.
private func floorDivide(
    _ value: Int128,
    _ divisor: Int128
) -> (quotient: Int128, remainder: Int128) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}
