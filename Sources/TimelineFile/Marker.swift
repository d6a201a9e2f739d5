public import Timebase

/// A place in the show that people look for: a part of the song, a hint, a beat, a cue.
public struct Marker: Hashable, Sendable {
    /// What is marked; the numbers are the file's.
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// A part of the song: intro, verse, chorus.
        case part = 0
        /// A moment of the song under a name: a drop, a clap.
        case hint = 1
        /// A beat.
        case beat = 2
        /// A cue: what the light does.
        case cue = 3
    }

    /// What is marked.
    public let kind: Kind
    /// The name people read; may be empty.
    public let name: String
    /// The frames it covers; empty for a moment.
    public let span: FrameSpan

    /// A marker called `name` over `span`.
    public init(_ kind: Kind, name: String, span: FrameSpan) {
        self.kind = kind
        self.name = name
        self.span = span
    }
}
