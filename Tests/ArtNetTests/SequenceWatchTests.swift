import ArtNet
import Testing

struct SequenceWatchTests {
    @Test("numbers in order are no fault, over 255 too")
    func inOrder() {
        var watch = SequenceWatch()
        for number in 0..<1000 { watch.note(UInt8(number % 255 + 1)) }
        #expect(watch.faults == 0)
        #expect(watch.lost == 0)
    }

    @Test(
        "each fault is told from the others",
        arguments: [
            ([1, 2, 5, 6], Faults(gaps: 1, lost: 2)),
            ([254, 255, 2], Faults(gaps: 1, lost: 1)),
            ([7, 7, 7, 8], Faults(repeats: 2)),
            ([1, 2, 4, 3, 5], Faults(gaps: 1, reorders: 1)),
            ([255, 2, 1, 3], Faults(gaps: 1, reorders: 1)),
            ([200, 1, 2], Faults(gaps: 1, lost: 55)),
            ([0, 0, 0], Faults()),
            ([0, 9, 10], Faults()),
            ([9, 0, 200, 201], Faults()),
        ] as [([UInt8], Faults)]
    )
    func faults(numbers: [UInt8], expected: Faults) {
        var watch = SequenceWatch()
        for number in numbers { watch.note(number) }
        #expect(Faults(watch) == expected)
    }

    @Test("another sender starts with the number it likes")
    func restart() {
        var watch = SequenceWatch()
        watch.note(17)
        watch.restart()
        watch.note(99)
        #expect(watch.faults == 0)
    }

    struct Faults: Equatable {
        var gaps = 0
        var lost = 0
        var repeats = 0
        var reorders = 0
    }
}

extension SequenceWatchTests.Faults {
    init(_ watch: SequenceWatch) {
        self.init(
            gaps: watch.gaps,
            lost: watch.lost,
            repeats: watch.repeats,
            reorders: watch.reorders
        )
    }
}
