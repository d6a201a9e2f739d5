/// A place among a fixture's rows where some have gone and others have come.
struct RowSplice {
    /// Those that go, by their places among the rows as they were; empty where none do.
    private(set) var gone: Range<Int>
    /// Those that come, in order.
    private(set) var come: [FixtureRow]
    /// The first and the last of the frames at which those that go and come start.
    private(set) var starts: ClosedRange<Int>

    /// Joins `other`, which follows without a row between.
    fileprivate mutating func join(_ other: RowSplice) {
        gone = gone.lowerBound..<max(gone.upperBound, other.gone.upperBound)
        come += other.come
        starts =
            min(
                starts.lowerBound,
                other.starts.lowerBound
            )...max(
                starts.upperBound,
                other.starts.upperBound
            )
    }
}

extension [FixtureRow] {
    /// Where `removed` go from these rows, which are in order, and `added` come: in order, with rows
    /// that stay between them.
    func splices(without removed: [FixtureRow], with added: [FixtureRow]) -> [RowSplice] {
        let gone = Set(removed.flatMap(places(of:))).map { place in
            let start = self[place].start
            return RowSplice(gone: place..<place + 1, come: [], starts: start...start)
        }
        let come = added.sorted { $0.comes(before: $1) }.map { row in
            let place = indices.partitioningIndex { row.comes(before: self[$0]) }
            return RowSplice(gone: place..<place, come: [row], starts: row.start...row.start)
        }
        let splices = (come + gone).enumerated().sorted {
            // What comes takes its place ahead of the row that stands there, and in its own order.
            ($0.element.gone.lowerBound, $0.offset) < ($1.element.gone.lowerBound, $1.offset)
        }
        var joined: [RowSplice] = []
        for (_, splice) in splices {
            if let last = joined.last, splice.gone.lowerBound <= last.gone.upperBound {
                joined[joined.count - 1].join(splice)
            } else {
                joined.append(splice)
            }
        }
        return joined
    }

    /// Where rows equal to `row` are.
    private func places(of row: FixtureRow) -> [Int] {
        let first = indices.partitioningIndex { !self[$0].comes(before: row) }
        let end = indices.partitioningIndex { row.comes(before: self[$0]) }
        return (first..<end).filter { self[$0] == row }
    }
}
