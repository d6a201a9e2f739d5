/// How a fade runs between its ends.
public enum Easing: String, Hashable, Sendable, CaseIterable {
    /// t
    case linear
    /// t³
    case easeIn = "ease-in"
    /// 1 − (1 − t)³
    case easeOut = "ease-out"
    /// 4t³ up to the middle, 1 − (2 − 2t)³ ÷ 2 after it
    case easeInOut = "ease-in-out"

    /// How far the fade is at progress `t`; both 0…1.
    @inlinable
    public func callAsFunction(_ t: Double) -> Double {
        switch self {
        case .linear: return t
        case .easeIn: return t * t * t
        case .easeOut:
            let rest = 1 - t
            return 1 - rest * rest * rest
        case .easeInOut:
            if t < 0.5 { return 4 * t * t * t }
            let rest = 2 - 2 * t
            return 1 - rest * rest * rest / 2
        }
    }
}
