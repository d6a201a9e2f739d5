import DMX

/// What one row does to one channel: a curve from a start frame on, which stands at its end until
/// another row takes the channel.
struct Segment: Hashable, Sendable {
    /// The frame it starts at: progress 0.
    let start: Int
    /// The frame its curve has run its course at: progress 1. Not before `start`.
    let end: Int
    /// The closed form of its levels.
    let curve: Curve
    /// The row that made it, for those who ask what is lit by what.
    let row: Int

    /// The level at `frame`, which is not before `start`.
    func level(at frame: Int, framesPerSecond: Double) -> Level {
        curve.level(
            elapsed: frame - start,
            length: end - start,
            framesPerSecond: framesPerSecond
        )
    }

    /// Whether the level stays as it is from `frame` on.
    func isStanding(at frame: Int) -> Bool {
        if case .hold = curve { true } else { frame >= end }
    }

    /// Writes the levels of `frames`, which do not start before the segment does, to `levels`.
    func fill(
        _ levels: UnsafeMutableBufferPointer<Level>,
        from first: Int,
        framesPerSecond: Double
    ) {
        if case .hold(let level) = curve {
            levels.update(repeating: level)
            return
        }
        if case .path(let positions, let byte) = curve {
            let last = positions.count - 1
            for index in levels.indices {
                levels[index] = byte.of(positions[min(first - start + index, last)])
            }
            return
        }
        let moving = min(max(end - first, 0), levels.count)
        curve.fill(
            UnsafeMutableBufferPointer(rebasing: levels[..<moving]),
            from: first - start,
            length: end - start,
            framesPerSecond: framesPerSecond
        )
        if moving < levels.count {
            let standing = level(at: max(end, first), framesPerSecond: framesPerSecond)
            levels[moving...].update(repeating: standing)
        }
    }
}
