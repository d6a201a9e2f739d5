/// Which slots of a frame carry intensity: dimmers and additive colour emitters, armed or not.
///
/// Blackout and grand master work on these alone: shutters stay open, heads stay where they point.
public struct IntensityMask: Hashable, Sendable {
    /// Whether the slot carries intensity; one entry a slot of the layout.
    public let isIntensity: [Bool]

    /// A mask of one entry a slot, in layout order.
    public init(_ isIntensity: [Bool]) {
        self.isIntensity = isIntensity
    }

    /// `frame` with every intensity slot at 0 and all else as it is.
    public func blackout(of frame: [Level]) -> [Level] {
        precondition(frame.count == isIntensity.count, "mask and frame are of one layout")
        return zip(frame, isIntensity).map { $1 ? 0 : $0 }
    }
}
