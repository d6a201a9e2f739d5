/// The sound over the columns of a picture.
public struct Waveform: Hashable, Sendable {
    /// The sound in one column.
    public struct Column: Hashable, Sendable {
        /// The lowest sample, −1…1.
        public let low: Float
        /// The highest sample, −1…1.
        public let high: Float
        /// The root of the mean square of the samples, 0…1: how loud it is.
        public let loudness: Float

        /// A column whose samples go from `low` to `high`.
        public init(low: Float, high: Float, loudness: Float) {
            self.low = low
            self.high = high
            self.loudness = loudness
        }
    }

    /// The columns, from left to right.
    public let columns: [Column]

    /// A sound that is told by `columns`.
    public init(_ columns: [Column]) {
        self.columns = columns
    }
}

/// The sound of a picture, or why there is none.
public enum PictureSound: Hashable, Sendable {
    /// The sound over the columns.
    case waveform(Waveform)
    /// None is drawn, for this reason, which the picture says.
    case none(String)
}
