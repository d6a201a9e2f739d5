public import Timebase

/// One look at the sound card: how much of the stream had been heard at a moment.
public struct ClockReading: Hashable, Sendable {
    /// When the card was asked.
    public let instant: Instant
    /// Samples heard since the device was opened: those written less those still on their way.
    public let heard: Int

    /// `heard` samples had been heard at `instant`.
    public init(at instant: Instant, heard: Int) {
        self.instant = instant
        self.heard = heard
    }
}
