import DMX
import Testing

struct IntensityMaskTests {
    @Test("blackout takes intensity to 0 and leaves all else as it is")
    func blackout() {
        let mask = IntensityMask([true, true, false, false, true])
        #expect(mask.blackout(of: [255, 0, 255, 7, 1]) == [0, 0, 255, 7, 0])
    }

    @Test("a blackout of a blackout is the same look")
    func twice() {
        let mask = IntensityMask([true, false, true])
        let once = mask.blackout(of: [9, 8, 7])
        #expect(mask.blackout(of: once) == once)
    }

    @Test("an empty frame stays empty")
    func empty() {
        #expect(IntensityMask([]).blackout(of: []).isEmpty)
    }
}
