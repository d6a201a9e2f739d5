/// A list in groups: a copy in which one element is changed shares all the other groups with it. So
/// neither the change nor to look for it costs what the whole list does.
struct GroupedArray<Element: Hashable & Sendable>: Hashable, Sendable {
    /// The elements, all groups but the last of one size.
    private var groups: [[Element]]

    /// The list of `elements`.
    init(_ elements: [Element]) {
        groups = stride(from: 0, to: elements.count, by: groupSize).map {
            Array(elements[$0..<Swift.min($0 + groupSize, elements.count)])
        }
    }

    /// Hands over all elements, group by group: each from its place `start` on.
    func forEachGroup(_ body: (_ start: Int, _ group: UnsafeBufferPointer<Element>) -> Void) {
        var start = 0
        for group in groups {
            group.withUnsafeBufferPointer { body(start, $0) }
            start += group.count
        }
    }

    /// The places, in rising order, at which this list may have another element than `other`, which is
    /// as long: those of the groups that the two do not share.
    func indices(notSharedWith other: GroupedArray) -> [Int] {
        groups.indices.filter { !groups[$0].isShared(with: other.groups[$0]) }.flatMap { group in
            groups[group].indices.map { group * groupSize + $0 }
        }
    }
}

extension Array {
    /// Whether the two are in one place in memory, and so surely equal.
    func isShared(with other: [Element]) -> Bool {
        withUnsafeBufferPointer { mine in
            other.withUnsafeBufferPointer { its in
                mine.count == its.count && mine.baseAddress == its.baseAddress
            }
        }
    }
}

extension GroupedArray: RandomAccessCollection {
    var startIndex: Int { 0 }

    var endIndex: Int {
        groups.last.map { (groups.count - 1) * groupSize + $0.count } ?? 0
    }

    subscript(index: Int) -> Element {
        get { groups[index / groupSize][index % groupSize] }
        set { groups[index / groupSize][index % groupSize] = newValue }
    }
}

/// Elements of a group. An edit copies the list of the groups and a group or a few: with some ten
/// thousand elements both are short. Levels are told a group at a time, too.
private let groupSize = 64
