import ShowModel
import Testing

struct SourceLocationTests {
    @Test("a place reads in the form editors jump to")
    func description() {
        let place = SourceLocation(file: "shows/demo/cues/a b.cue.json", line: 14, column: 20)
        #expect(place.description == "shows/demo/cues/a b.cue.json:14:20")
    }

    @Test("places are ordered by file, line and column, as numbers")
    func order() {
        let ordered = [("a", 2, 9), ("a", 2, 10), ("a", 10, 1), ("b", 1, 1)].map {
            SourceLocation(file: $0, line: $1, column: $2)
        }
        #expect(ordered.reversed().sorted() == ordered)
    }
}
