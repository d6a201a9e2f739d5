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
        title = info.songName.isEmpty ? info.showName : "\(info.showName), \(info.songName)"
        fixtures = info.fixtures
    }

    /// Characters that a fixture takes, the gap to the next one included.
    private static let cell = 58

    /// The title, then a block a fixture, as many side by side as `columns` holds.
    func lines(
        _ watch: WireWatch,
        now: Int64,
        columns: Int,
        _ hasColour: Bool
    ) -> [ScreenLine] {
        let looks = fixtures.map { FixtureLook($0, watch.universe($0.universe)?.levels) }
        let perLine = max(1, columns / Rig.cell)
        let nameWidth = min(24, fixtures.map(\.name.count).max() ?? 0)
        let rows = stride(from: 0, to: looks.count, by: perLine).map { first in
            var line = ScreenLine()
            for look in looks[first..<min(first + perLine, looks.count)] {
                let start = line.width
                look.draw(on: &line, nameWidth: nameWidth, hasColour: hasColour)
                line.append(String(repeating: " ", count: max(1, start + Rig.cell - line.width)))
            }
            return line
        }
        return [ScreenLine(title, .bold)] + rows
    }
}
