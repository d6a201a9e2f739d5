import DMX

/// Levels as a row of bars, one a slot where there is room, else one for some neighbours.
struct LevelPicture {
    private let levels: [Level]

    /// A picture of the first `slots` of `levels`, 8 at least, that it stays where it is.
    init(_ levels: [Level], slots: Int) {
        self.levels = Array(levels.prefix(max(8, slots)))
    }

    /// Bars from a level just above 0 to full.
    private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// The picture in `columns` characters at most: the highest level of each group of slots.
    func text(columns: Int) -> String {
        guard columns > 0, !levels.isEmpty else { return "" }
        let group = (levels.count + columns - 1) / columns
        let highest = stride(from: 0, to: levels.count, by: group).map { first in
            levels[first..<min(first + group, levels.count)].max() ?? 0
        }
        return String(highest.map(bar))
    }

    private func bar(_ level: Level) -> Character {
        level == 0 ? "·" : LevelPicture.bars[(Int(level) * 8 - 1) / 255]
    }
}
