public import Timebase

/// What a picture is to be: its size, the frames it tells, and the words above it.
public struct PictureOrder: Hashable, Sendable {
    /// Pixels across; in `widths`.
    public let width: Int
    /// Pixels down, in `heights`; nil for as many as the fixtures need.
    public let height: Int?
    /// The frames to tell; one at least.
    public let span: FrameSpan
    /// What the picture is of, in large letters.
    public let title: String
    /// What there is to say of it, in one line of small ones.
    public let facts: String

    /// Widths that a picture can have: narrower there is no room for a name beside the lanes.
    public static let widths = 640...8000
    /// Heights that can be asked for.
    public static let heights = 200...8000
    /// How many pixels a picture of many fixtures grows to, so that it takes 128 MB at most.
    static let mostPixels = 32_000_000

    /// A picture of `span`; `width` and `height` must be among those a picture can have.
    public init(span: FrameSpan, width: Int, height: Int? = nil, title: String, facts: String) {
        precondition(PictureOrder.widths.contains(width), "a picture has a width it can have")
        precondition(height.map(PictureOrder.heights.contains) ?? true, "and such a height")
        self.span = span
        self.width = width
        self.height = height
        self.title = title
        self.facts = facts
    }

    /// The greatest height that a picture grows to by itself, in pixels.
    var tallest: Int { min(PictureOrder.heights.upperBound, PictureOrder.mostPixels / width) }
}
