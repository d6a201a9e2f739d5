public import Timebase

/// The line that the lights follow: it runs to the sound card's without ever jumping.
///
/// The frame thread reads it at any moment; a show must not stand still, leap or go back because an
/// estimate became better. So the line bends: it goes on from where it is, a little faster or slower.
public struct SteeredLine: Hashable, Sendable {
    /// The line that holds now.
    public private(set) var line: ClockLine

    /// A line that starts as `line`.
    public init(_ line: ClockLine) {
        self.line = line
    }

    /// Bends the line at `now` so that it meets `target` soon: half of a small distance is gone
    /// after 0.35 s, and no distance makes the show more than 5 % faster or slower.
    public mutating func steer(toward target: ClockLine, at now: Instant) {
        let distance = (target.position(at: now) - line.position(at: now)).seconds
        let bend = max(-SteeredLine.mostBend, min(SteeredLine.mostBend, distance / 0.5))
        follow(rate: target.rate + bend, from: now)
    }

    /// Goes on at `rate` from where the line is at `now`: when there is nothing to steer by.
    public mutating func follow(rate: Double, from now: Instant) {
        line = ClockLine(anchor: now, position: line.position(at: now), rate: rate)
    }

    private static let mostBend = 0.05
}
