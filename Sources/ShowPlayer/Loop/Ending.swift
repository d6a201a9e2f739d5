import DMX

/// What stays on stage when the show ends, is stopped, or fails.
public enum Ending: String, CaseIterable, Sendable {
    /// Every intensity to its dark level; shutters stay open, heads stay where they point.
    case blackout
    /// Every slot to 0.
    case zero
    /// The last frame.
    case hold

    /// An ending goes out this often, so that one lost packet leaves no light on.
    static let repeats = 4
    /// The time between two of them: all are out within 100 ms.
    static let distance = Duration.milliseconds(20)

    /// Turns `frame`, the last one sent, into the one to end on.
    func apply(to frame: UnsafeMutableRawBufferPointer, mask: [Bool], look: [Level]) {
        switch self {
        case .blackout:
            for index in 0..<min(frame.count, mask.count) where mask[index] {
                frame[index] = look[index]
            }
        case .zero:
            frame.initializeMemory(as: UInt8.self, repeating: 0)
        case .hold:
            break
        }
    }
}
