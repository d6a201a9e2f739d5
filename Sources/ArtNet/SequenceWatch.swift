/// What the numbers of a universe's packets tell about packets lost, doubled and overtaken.
public struct SequenceWatch: Hashable, Sendable {
    /// Times that numbers were missing before a packet.
    public private(set) var gaps = 0
    /// Numbers missing in all gaps, those that came late taken off again.
    public private(set) var lost = 0
    /// Packets with the number of the packet before.
    public private(set) var repeats = 0
    /// Packets that a later one had overtaken.
    public private(set) var reorders = 0

    /// The highest number so far in the sense of the count; 0 before the first.
    private var newest: UInt8 = 0

    /// How far behind a packet may be and still count as overtaken; further back is a gap, which
    /// is what a sender that starts anew looks like.
    private static let farthestBehind = 16

    /// Nothing seen yet.
    public init() {}

    /// Gaps, repeats and reorders together.
    public var faults: Int { gaps + repeats + reorders }

    /// Takes in the next packet's field `Sequence`; 0 is from a sender that does not count, and no
    /// fault (Art-Net 4, ArtDmx, "Sequence").
    public mutating func note(_ sequence: UInt8) {
        defer { if newest == 0 || sequence == 0 { newest = sequence } }
        guard newest != 0, sequence != 0 else { return }
        // Numbers run 1…255 in a ring of 255.
        let step = (Int(sequence) - Int(newest) + 255) % 255
        if step == 0 {
            repeats += 1
        } else if step >= 255 - SequenceWatch.farthestBehind {
            reorders += 1
            lost = max(0, lost - 1)
        } else {
            if step > 1 {
                gaps += 1
                lost += step - 1
            }
            newest = sequence
        }
    }

    /// Whether `sequence` is the number that follows the newest.
    public func isNext(_ sequence: UInt8) -> Bool {
        newest != 0 && sequence == newest % 255 + 1
    }

    /// Forgets the newest number but no count: what follows is from another sender.
    public mutating func restart() {
        newest = 0
    }
}
