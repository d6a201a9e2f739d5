public import Timebase

/// What is wrong in a show file that can still be opened.
public struct Damage: Hashable, Sendable {
    /// The part that is hurt.
    public let part: FilePart
    /// The frames that cannot be shown; nil where the part holds no frames.
    public let span: FrameSpan?
    /// What is wrong with it.
    public let error: TimelineFileError

    /// `part` is hurt as `error` says, and with it the frames of `span`.
    public init(_ part: FilePart, span: FrameSpan? = nil, error: TimelineFileError) {
        self.part = part
        self.span = span
        self.error = error
    }

    /// One line for people, with the seconds that are hurt at `rate` frames a second.
    public func description(at rate: FrameRate) -> String {
        guard let span else { return "\(error)" }
        let start = Timecode.minutes(rate.time(of: span.start))
        let end = Timecode.minutes(rate.time(of: span.end))
        return "\(start) to \(end): \(error)"
    }
}

/// What to do with a file that is hurt where the show can do without.
public enum DamagePolicy: Hashable, Sendable {
    /// Refuse it.
    case refusing
    /// Open it without the parts that are hurt, and name them.
    case tolerating
}
