import TestSupport
import Testing
import Timebase

struct FrameRateTests {
    @Test(
        "a rate is kept in lowest terms, so that equal rates are equal values",
        arguments: [(120, 2, 60, 1), (60, 1, 60, 1), (30000, 1001, 30000, 1001), (24, 36, 2, 3)]
    )
    func lowestTerms(numerator: Int, denominator: Int, top: Int, bottom: Int) throws {
        let rate = try #require(FrameRate(numerator, over: denominator))
        #expect((rate.numerator, rate.denominator) == (top, bottom))
        #expect(rate == .fps(top, over: bottom))
    }

    @Test("a rate outside 1…Int32.max over 1…Int32.max is no rate")
    func range() {
        let largest = Int(Int32.max)
        for (numerator, denominator) in [(0, 1), (-60, 1), (60, 0), (60, -1), (largest + 1, 1)] {
            #expect(FrameRate(numerator, over: denominator) == nil)
        }
        #expect(FrameRate(60, over: largest + 1) == nil)
        #expect(FrameRate(largest, over: largest) == .fps(1))
    }

    @Test(
        "a rate reads as people write it",
        arguments: ["60", "50", "25", "30000/1001", "24000/1001"]
    )
    func parsing(text: String) throws {
        let rate = try #require(FrameRate(text: text))
        #expect(rate.description == text)
    }

    @Test("60/1 and 120/2 read as 60")
    func parsingReduces() {
        #expect(FrameRate(text: "60/1") == .fps60)
        #expect(FrameRate(text: "120/2") == .fps60)
    }

    @Test(
        "what is no rate reads as none",
        arguments: [
            "", "/", "60/", "/1", "60/1/1", "0", "60/0", "-60", "60.0", "29.97", "6e1", " 60",
            "60 ",
            "60 fps", "60//1", "sixty", "99999999999", "99999999999999999999999",
        ]
    )
    func notParsing(text: String) {
        #expect(FrameRate(text: text) == nil)
    }

    @Test("the length of a frame is the rate's inverse, exact to the attosecond")
    func frameDuration() {
        #expect(FrameRate.fps(50).frameDuration == .milliseconds(20))
        #expect(FrameRate.fps60.frameDuration == Duration(attoseconds: 16_666_666_666_666_667))
        #expect(FrameRate.fps60.framesPerSecond == 60)
        #expect(abs(FrameRate.fps(30000, over: 1001).framesPerSecond - 29.97002997) < 1e-8)
    }
}
