public import Timebase

/// One message of a player elsewhere: where in the sound it is, and when that is heard.
public struct RemoteReading: Hashable, Sendable {
    /// The place in the sound, from its start.
    public let position: Duration
    /// When that place is heard, by this machine's clock.
    public let heardAt: Instant

    /// `position` is heard at `heardAt`.
    public init(position: Duration, heardAt: Instant) {
        self.position = position
        self.heardAt = heardAt
    }

    /// What a message says in seconds: of the sound, and of this machine's monotonic clock; nil where
    /// one of them is no number, or none that a sound or a machine can reach in ten years.
    public init?(positionSeconds: Double, heardAtSeconds: Double) {
        // The comparison fails for what is no number, too.
        guard abs(positionSeconds) <= RemoteReading.mostSeconds,
            abs(heardAtSeconds) <= RemoteReading.mostSeconds
        else { return nil }
        position = .nanoseconds(Int64((positionSeconds * 1e9).rounded()))
        heardAt = Instant(nanoseconds: Int64((heardAtSeconds * 1e9).rounded()))
    }

    /// Whether it can be true at `now`: told of a moment that is near.
    func isCredible(at now: Instant) -> Bool {
        let (distance, overflow) = heardAt.nanoseconds.subtractingReportingOverflow(now.nanoseconds)
        return !overflow && abs(Double(distance)) <= 2e9
            && abs(position.seconds) <= RemoteReading.mostSeconds
    }

    private static let mostSeconds = 315_360_000.0
}
