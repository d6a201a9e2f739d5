import TestSupport
import Testing
import Timebase

struct FrameSpanTests {
    @Test("a span holds its start and not its end")
    func halfOpen() {
        let span = FrameSpan.frames(10..<20)
        #expect(span.count == FrameCount(10))
        #expect(!span.isEmpty)
        #expect(
            [9, 10, 19, 20].map { span.contains(FrameNumber($0)) } == [false, true, true, false]
        )
    }

    @Test("a span whose end is not after its start is empty")
    func empty() {
        let backwards = FrameSpan(FrameNumber(20), to: FrameNumber(10))
        for span in [backwards, .frames(5..<5), FrameSpan(all: .zero)] {
            #expect(span.isEmpty)
            #expect(span.count == .zero)
            #expect(!span.contains(span.start))
            #expect(span.pieces(of: FrameCount(1)).isEmpty)
        }
    }

    @Test("all frames of a show are 0 up to its count")
    func all() {
        #expect(FrameSpan(all: FrameCount(61)) == .frames(0..<61))
    }

    @Test("pieces tile a span: each frame is in exactly one, in order, all but the last full")
    func pieces() throws {
        var random = SeededRandom(seed: 3)
        for _ in 0..<500 {
            let start = Int.random(in: -100...100, using: &random)
            let span = FrameSpan.frames(start..<start + Int.random(in: 1...200, using: &random))
            let length = FrameCount(Int.random(in: 1...70, using: &random))
            let pieces = span.pieces(of: length)
            #expect(pieces.flatMap(frames) == frames(of: span))
            #expect(pieces.dropLast().allSatisfy { $0.count == length })
            let last = try #require(pieces.last)
            #expect(!last.isEmpty && last.count <= length)
        }
    }

    @Test("an intersection holds exactly the frames of both, in either order")
    func intersection() {
        var random = SeededRandom(seed: 4)
        for _ in 0..<1000 {
            let (a, b) = (randomSpan(&random), randomSpan(&random))
            let both = frames(of: a).filter { b.contains(FrameNumber($0)) }
            #expect(frames(of: a.intersection(b)) == both, "\(a) and \(b)")
            #expect(frames(of: b.intersection(a)) == both, "\(b) and \(a)")
        }
    }

    @Test("a span is its own intersection, and with an empty one there is none")
    func intersectionAtTheEdges() {
        let span = FrameSpan.frames(10..<20)
        #expect(span.intersection(span) == span)
        for other in [FrameSpan.frames(15..<15), .frames(0..<10), .frames(20..<30)] {
            #expect(span.intersection(other).isEmpty)
        }
    }

    private func frames(of span: FrameSpan) -> [Int] {
        Array(span.start.index..<span.end.index)
    }

    private func randomSpan(_ random: inout SeededRandom) -> FrameSpan {
        let start = Int.random(in: -20...20, using: &random)
        return .frames(start..<start + Int.random(in: 0...20, using: &random))
    }
}
