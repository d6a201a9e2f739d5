import ArtNet
import DMX
import TimelineFile

/// The fixtures of a show, as the live view draws them.
struct Rig {
    private let title: String
    private let fixtures: [TimelineFixture]

    /// The fixtures of the show file at `path`.
    init(showAt path: String) throws(Failure) {
        let info = try openShow(path).info
        title = "show \(info.showName), song \(info.songName)"
        fixtures = info.fixtures
    }

    /// The longest name that is not cut where there is room.
    private static let longestName = 32
    /// Characters between two fixtures of one line.
    private static let gap = 3

    /// The title, then a block a fixture, as many side by side as `columns` holds.
    func lines(
        _ watch: WireWatch,
        now: Int64,
        columns: Int,
        _ hasColour: Bool
    ) -> [ScreenLine] {
        let looks = fixtures.map { FixtureLook($0, watch.universe($0.universe)?.levels) }
        let names = min(Rig.longestName, looks.map(\.name.count).max() ?? 0)
        let figures = looks.map(\.figuresWidth).max() ?? 0
        let perLine = max(1, (columns + Rig.gap) / (names + figures + Rig.gap))
        let nameWidth = min(names, max(8, columns - figures))
        let cell = nameWidth + figures + Rig.gap
        let rows = stride(from: 0, to: looks.count, by: perLine).map { first in
            var line = ScreenLine()
            for (place, look) in looks[first..<min(first + perLine, looks.count)].enumerated() {
                line.append(String(repeating: " ", count: max(0, place * cell - line.width)))
                look.draw(on: &line, nameWidth: nameWidth, hasColour: hasColour)
            }
            return line
        }
        return [ScreenLine(title, .bold)] + rows
    }
}
