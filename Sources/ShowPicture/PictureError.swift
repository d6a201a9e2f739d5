/// What can go wrong with a picture.
public enum PictureError: Error, Hashable, Sendable {
    /// The drawing library refused to draw, for `reason`, in its own words: as a rule, no memory.
    case notDrawn(reason: String)
    /// The drawing library refused to encode the picture, for `reason`, in its own words.
    case notEncoded(reason: String)
    /// The height asked for has no room for what stands above the lanes; heights in pixels.
    case tooLow(height: Int, needed: Int)
}

extension PictureError: CustomStringConvertible {
    /// One line for people: what is wrong, with the evidence.
    public var description: String {
        switch self {
        case .notDrawn(let reason): "cannot draw the picture: \(reason)"
        case .notEncoded(let reason): "cannot encode the picture: \(reason)"
        case .tooLow(let height, let needed):
            "a picture of this show is at least \(needed) pixels high, not \(height)"
        }
    }
}
