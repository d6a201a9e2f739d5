import Timebase
public import TimelineFile

/// Where everything stands in a picture, in pixels from its left and upper edge: the words, the
/// sound, the parts of the song, its marks, the time, and below them a lane for each fixture.
public struct PictureLayout: Hashable, Sendable {
    /// Pixels across.
    public let width: Int
    /// Pixels down.
    public let height: Int
    /// Where time runs, from left to right; names are to the left of it.
    public let plot: Range<Int>
    /// Where the sound is.
    public let sound: Range<Int>
    /// Where the parts of the song are; empty where none is shown.
    public let parts: Range<Int>
    /// Where the moments with a name are; empty where none is shown.
    public let hints: Range<Int>
    /// Where the density of cues is; empty where none is shown.
    public let cues: Range<Int>
    /// Where the times stand above the lanes.
    public let times: Range<Int>
    /// Where the lanes are.
    public let body: Range<Int>
    /// Where the times stand again below the lanes.
    public let timesBelow: Range<Int>
    /// Where it says what lines and colours mean.
    public let legend: Range<Int>
    /// The lanes.
    public let lanes: LaneLayout
    /// The columns of `plot`, one a pixel.
    public let columns: TimeColumns

    /// Pixels left free all around.
    static let margin = 24

    /// The layout of a picture of the show `info`, with or without the sound's waveform.
    ///
    /// - Throws: `PictureError.tooLow` where the height asked for leaves no room for lanes.
    public init(
        _ info: TimelineInfo,
        _ order: PictureOrder,
        hasWaveform: Bool
    ) throws(PictureError) {
        let shows = { (kind: Marker.Kind) in
            info.markers.contains { $0.kind == kind && order.span.shows($0) }
        }
        var top = 84
        func band(_ height: Int, after gap: Int = 4, if isThere: Bool = true) -> Range<Int> {
            guard isThere else { return top..<top }
            defer { top += gap + height }
            return (top + gap)..<(top + gap + height)
        }
        // A low picture keeps its room for the lanes.
        let isLow = order.height.map { $0 < 480 } ?? false
        sound = band(hasWaveform && !isLow ? 96 : 28)
        parts = band(24, if: shows(.part))
        hints = band(20, if: shows(.hint))
        cues = band(30, if: shows(.cue))
        times = band(24)
        let below = 24 + 30 + PictureLayout.margin
        let lanesHeight = order.height.map { $0 - top - below }
        if let height = order.height, let lanesHeight, lanesHeight < PictureLayout.lowestBody {
            throw .tooLow(height: height, needed: height - lanesHeight + PictureLayout.lowestBody)
        }
        lanes = LaneLayout(
            fixtures: info.fixtures.count,
            height: lanesHeight,
            limit: order.tallest - top - below
        )
        body = band(lanesHeight ?? max(lanes.height, PictureLayout.lowestBody), after: 0)
        timesBelow = band(24, after: 0)
        legend = band(30, after: 0)
        width = order.width
        height = order.height ?? (top + PictureLayout.margin)
        plot = PictureLayout.plot(of: info, lanes, width: order.width)
        columns = TimeColumns(order.span, count: plot.count)
    }

    private static let lowestBody = 40

    /// Names are as wide as the longest, within bounds; they have the address below them where the
    /// lanes are tall, else beside them.
    private static func plot(of info: TimelineInfo, _ lanes: LaneLayout, width: Int) -> Range<Int> {
        let longest = info.fixtures.map(\.shownName.count).max() ?? 0
        let address = lanes.hasAddressBelow ? 0 : 56
        let names = min(240, max(96, longest * 8 + 12 + address))
        return (margin + names)..<(width - margin)
    }

    /// The upper and lower edge of `lane`.
    public func rows(of lane: Int) -> Range<Int> {
        let top = body.lowerBound + lane * lanes.pitch
        return top..<top + lanes.laneHeight
    }
}

extension LaneLayout {
    /// Whether a name and an address stand in one lane, one below the other.
    var hasAddressBelow: Bool { laneHeight >= 28 && fixturesPerLane == 1 }
}

extension FrameSpan {
    /// Whether `marker` is somewhere in the span.
    func shows(_ marker: Marker) -> Bool {
        marker.span.isEmpty
            ? contains(marker.span.start) : !intersection(marker.span).isEmpty
    }
}

extension TimelineFixture {
    /// The name people read; the one that cues call it by where it has none.
    var shownName: String { name.isEmpty ? id : name }
}
