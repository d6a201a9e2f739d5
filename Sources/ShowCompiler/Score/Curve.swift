import DMX
import ShowModel

/// The closed form of a segment: the level at any frame, without the frames before it.
///
/// Levels are computed in double precision, rounded once to nearest, ties to even.
enum Curve: Hashable, Sendable {
    /// The same level all along.
    case hold(Level)
    /// `from` + (`to` − `from`) · easing(p); both 0…255.
    case ramp(from: Double, to: Double, easing: Easing)
    /// `peak` · (1 − p), `peak` 0…255.
    case decay(peak: Double)
    /// `on` while ⌊2 · `rate` · frames since the start ÷ fps⌋ is even, else 0; `found` from the end
    /// on. `rate` in Hz.
    case strobe(on: Level, found: Level, rate: Double)
    /// One component of the colours between two, the shortest way around the hues.
    case colour(from: Colour, to: Colour, ColourComponent, easing: Easing)
    /// One byte of the line from `from` to `to`, 0…65535.
    case position(from: UInt16, to: UInt16, byte: PositionByte)
    /// One byte of a way walked when the score was made: a position for each frame from the start
    /// on, at least one, and the last one from there on.
    case path([UInt16], byte: PositionByte)
    /// The light of a sweep: 0 up to `dimmerEasing` (0…1) of the first half, then in a straight line
    /// to `peak` in the middle, and back the same way.
    case sweep(peak: Level, dimmerEasing: Double)
    /// One emitter of a colour that runs through some fixtures on the song's beats.
    indirect case wave(WaveCurve)
}

/// Which byte of a 16-bit position a channel carries.
enum PositionByte: Hashable, Sendable {
    /// The high byte, or the whole axis of a fixture with 8-bit positions.
    case coarse
    /// The low byte.
    case fine

    /// This byte of `value`.
    func of(_ value: UInt16) -> Level {
        switch self {
        case .coarse: Level(value >> 8)
        case .fine: Level(value & 0xff)
        }
    }
}

extension Curve {
    /// The level `elapsed` frames after the start of a segment that runs for `length` frames.
    ///
    /// - Parameters:
    ///   - elapsed: frames since the start; 0….
    ///   - length: frames from start to end; progress is 1 from there on, and where it is 0.
    ///   - framesPerSecond: the rate, for curves that are told in Hz.
    func level(elapsed: Int, length: Int, framesPerSecond: Double) -> Level {
        let isOver = elapsed >= length
        let progress = isOver ? 1 : Double(elapsed) / Double(length)
        switch self {
        case .hold(let level):
            return level
        case .ramp(let from, let to, let easing):
            return rounded(from + (to - from) * easing(progress))
        case .decay(let peak):
            return rounded(peak * (1 - progress))
        case .strobe(let on, let found, let rate):
            if isOver { return found }
            let halfPeriods = 2 * rate * Double(elapsed) / framesPerSecond
            return isEven(halfPeriods) ? on : 0
        case .colour(let from, let to, let component, let easing):
            return rounded(HSV(from).blended(to: HSV(to), easing(progress))[component])
        case .path(let positions, let byte):
            return byte.of(positions[min(elapsed, positions.count - 1)])
        case .sweep(let peak, let dimmerEasing):
            // In double precision and in this order, as the rule says it.
            let bright = 1 - dimmerEasing
            if progress == 0.5 { return peak }
            if bright == 0 { return 0 }
            let factor =
                progress < 0.5
                ? (2 * progress - dimmerEasing) / bright : 1 - (2 * progress - 1) / bright
            return rounded(Double(peak) * max(factor, 0))
        case .position(let from, let to, let byte):
            let (from, to) = (Double(from), Double(to))
            return byte.of(roundedPosition(from + (to - from) * progress))
        case .wave(let wave):
            return wave.level(elapsed: elapsed, isOver: isOver)
        }
    }

    /// Writes the levels of frames before the end, from `elapsed` frames after the start on: the same
    /// as `level` tells, but what does not change from frame to frame is worked out once.
    func fill(
        _ levels: UnsafeMutableBufferPointer<Level>,
        from elapsed: Int,
        length: Int,
        framesPerSecond: Double
    ) {
        let count = Double(length)
        switch self {
        case .ramp(let from, let to, let easing):
            for index in levels.indices {
                levels[index] = rounded(
                    from + (to - from) * easing(Double(elapsed + index) / count)
                )
            }
        case .decay(let peak):
            for index in levels.indices {
                levels[index] = rounded(peak * (1 - Double(elapsed + index) / count))
            }
        case .position(let from, let to, let byte):
            let (from, to) = (Double(from), Double(to))
            for index in levels.indices {
                let progress = Double(elapsed + index) / count
                levels[index] = byte.of(roundedPosition(from + (to - from) * progress))
            }
        case .colour(let from, let to, let component, let easing):
            let (from, to) = (HSV(from), HSV(to))
            for index in levels.indices {
                let part = easing(Double(elapsed + index) / count)
                levels[index] = rounded(from.blended(to: to, part)[component])
            }
        default:
            for index in levels.indices {
                levels[index] = level(
                    elapsed: elapsed + index,
                    length: length,
                    framesPerSecond: framesPerSecond
                )
            }
        }
    }
}

/// The nearest level to `value`, ties to even, kept within 0…255.
///
/// From 2⁵² on the doubles are the whole numbers, so the sum is rounded as asked, and ends in the
/// level. `rounded(.toNearestOrEven)` is a call of the C library on processors of the first x86-64.
func rounded(_ value: Double) -> Level {
    Level(truncatingIfNeeded: (min(max(value, 0), 255) + 0x1p52).bitPattern)
}

/// The nearest position to `value`, ties to even, kept within 0…65535: by the same means.
private func roundedPosition(_ value: Double) -> UInt16 {
    UInt16(truncatingIfNeeded: (min(max(value, 0), 65535) + 0x1p52).bitPattern)
}

/// Whether the whole part of `value`, 0…, is even. Without a remainder of doubles, which is a call of
/// the C library; from 2⁵³ on there are only even ones.
private func isEven(_ value: Double) -> Bool {
    value >= 0x1p53 || Int(value) % 2 == 0
}
