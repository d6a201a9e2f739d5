/// How many beats: a place in a song counted from its beat 0, or a distance.
///
/// Exact to 10⁻¹⁸ of a beat, as people write them in decimals: a step on the quarter of a beat that
/// lies between two frames is a tie, and not an accident of binary fractions.
public struct Beats: Hashable, Comparable, Sendable {
    /// The amount, in 10⁻¹⁸ of a beat.
    public let attobeats: Int128

    /// An amount in 10⁻¹⁸ of a beat.
    public init(attobeats: Int128) {
        self.attobeats = attobeats
    }

    /// A whole number of beats.
    public init(_ beats: Int) {
        self.attobeats = Int128(beats) * attobeatsPerBeat
    }

    /// No beat at all.
    public static let zero = Beats(0)

    /// The amount in beats, for formulas and screens (lossy).
    public var count: Double { Double(attobeats) / Double(attobeatsPerBeat) }

    public static func < (a: Beats, b: Beats) -> Bool { a.attobeats < b.attobeats }

    /// Both amounts together.
    public static func + (a: Beats, b: Beats) -> Beats {
        Beats(attobeats: a.attobeats + b.attobeats)
    }

    /// `beats`, `factor` times over.
    public static func * (beats: Beats, factor: Int) -> Beats {
        Beats(attobeats: beats.attobeats * Int128(factor))
    }
}

/// How many 10⁻¹⁸ of a beat a beat has.
let attobeatsPerBeat: Int128 = 1_000_000_000_000_000_000
