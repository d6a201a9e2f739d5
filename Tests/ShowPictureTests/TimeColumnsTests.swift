import ShowPicture
import TestSupport
import Testing
import Timebase

struct TimeColumnsTests {
    static let sizes = [
        (1, 1), (1, 7), (7, 1), (7, 7), (12, 5), (5, 12), (3751, 1776), (600, 1776), (1801, 1800),
    ]

    @Test(
        "every frame is told by some column, in order, and none twice where columns are fewer",
        arguments: sizes
    )
    func everyFrame(frames: Int, count: Int) {
        let columns = TimeColumns(.frames(100..<100 + frames), count: count)
        let spans = (0..<count).map { columns.frames(of: $0) }
        #expect(spans.first?.start == FrameNumber(100))
        #expect(spans.last?.end == FrameNumber(100 + frames))
        for (one, next) in zip(spans, spans.dropFirst()) {
            #expect(!one.isEmpty)
            if frames >= count {
                #expect(next.start == one.end)
            } else {
                #expect(one.count == FrameCount(1))
                #expect(next.start == one.start || next.start == one.end)
            }
        }
    }

    @Test("the columns of a frame are exactly those whose frames it is among", arguments: sizes)
    func columnsOfFrame(frames: Int, count: Int) {
        let columns = TimeColumns(.frames(100..<100 + frames), count: count)
        for frame in [0, 1, frames / 3, frames - 1] where frame < frames {
            let number = FrameNumber(100 + frame)
            let told = (0..<count).filter { columns.frames(of: $0).contains(number) }
            let span = FrameSpan(number, to: number + FrameCount(1))
            #expect(Array(columns.columns(of: span)) == told)
        }
    }

    @Test("frames outside the picture have no column")
    func outside() {
        let columns = TimeColumns(.frames(100..<200), count: 50)
        #expect(columns.columns(of: .frames(0..<100)).isEmpty)
        #expect(columns.columns(of: .frames(200..<300)).isEmpty)
        #expect(columns.columns(of: .frames(0..<101)) == 0..<1)
        #expect(columns.columns(of: .frames(0..<999)) == 0..<50)
    }

    @Test("a frame's place is its share of the width, beyond it for frames outside")
    func place() {
        let columns = TimeColumns(.frames(100..<200), count: 50)
        #expect(columns.place(of: FrameNumber(100)) == 0)
        #expect(columns.place(of: FrameNumber(150)) == 25)
        #expect(columns.place(of: FrameNumber(200)) == 50)
        #expect(columns.place(of: FrameNumber(90)) == -5)
    }
}
