import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Testing

// The numbers of the first test are what the author of the formats' own renderer makes of that row.
@Suite("sweep")
struct SweepTests {
    @Test("a sweep of the author's show comes out to the step")
    func knownNumbers() {
        let score = compile([Places.slowHead], [known])
        let frames = [99, 100, 173, 174, 180, 240, 300, 400]
        #expect(
            score.aims(at: frames) == [
                Aim(pan: 0, tilt: 0), Aim(pan: 500, tilt: 0), Aim(pan: 37017, tilt: 0),
                Aim(pan: 37517, tilt: 0), Aim(pan: 37517, tilt: 0), Aim(pan: 44891, tilt: 7864),
                Aim(pan: 37785, tilt: 14848), Aim(pan: 37785, tilt: 14848),
            ]
        )
        #expect(
            score.aims(at: [210, 270]) == [
                Aim(pan: 43117, tilt: 6128), Aim(pan: 43188, tilt: 9400),
            ]
        )
        #expect(
            score.dimmer(at: [180, 195, 210, 225, 240, 270, 285, 300, 400])
                == [0, 0, 15, 38, 61, 15, 0, 0, 0]
        )
    }

    @Test("without an easing, an arc and a dark part it is two lines, lit from end to end")
    func plain() {
        let sweep = Sweep(
            start: Aim(pan: 1000, tilt: 1000),
            subject: Aim(pan: 2000, tilt: 1000),
            end: Aim(pan: 2000, tilt: 2000),
            arcStrength: 0
        )
        let score = compile([Places.slowHead], [row(sweep, at: 3, for: 2)])
        #expect(
            score.aims(at: [180, 210, 240, 270, 300]) == [
                Aim(pan: 1000, tilt: 1000), Aim(pan: 1500, tilt: 1000),
                Aim(pan: 2000, tilt: 1000), Aim(pan: 2000, tilt: 1500),
                Aim(pan: 2000, tilt: 2000),
            ]
        )
        #expect(score.dimmer(at: [180, 210, 240, 270, 300]) == [0, 128, 255, 128, 0])
    }

    @Test("its light is the rule's product, rounded half to even")
    func roundsTies() {
        let sweep = Sweep(start: Places.Slow.leftFront, subject: Places.Slow.piano)
        let cue = Cue.effect(0, .sweep(sweep), on: "a", at: .seconds(2), for: .seconds(1))
        // 255 · 0.1 is 25.5, 255 · 0.3 is 76.5.
        #expect(compile([Places.slowHead], [cue]).dimmer(at: [123, 129, 135]) == [26, 76, 128])
    }

    @Test("the arc bends to the left of the way, 220 steps at most")
    func bends() {
        let sweep = Sweep(
            start: Aim(pan: 10_000, tilt: 10_000),
            subject: Aim(pan: 11_000, tilt: 10_000),
            arcStrength: 0.1
        )
        let score = compile([Places.slowHead], [row(sweep, at: 3, for: 2)])
        #expect(
            score.aims(at: [210, 270]) == [
                Aim(pan: 10_500, tilt: 10_100), Aim(pan: 11_500, tilt: 10_100),
            ]
        )
        let far = Sweep(
            start: Aim(pan: 10_000, tilt: 10_000),
            subject: Aim(pan: 13_000, tilt: 10_000),
            arcStrength: 1
        )
        let wide = compile([Places.slowHead], [row(far, at: 3, for: 2)])
        #expect(wide.aims(at: [210]) == [Aim(pan: 11_500, tilt: 10_220)])
    }

    @Test("where no end is given it goes as far beyond the subject, within the head's range")
    func mirrors() {
        let start = Aim(pan: 1000, tilt: 60_000)
        let sweep = Sweep(start: start, subject: Aim(pan: 3000, tilt: 20_000))
        #expect(sweep.end == Aim(pan: 5000, tilt: 0))
        let high = Sweep(start: start, subject: Aim(pan: 40_000, tilt: 61_000))
        #expect(high.end == Aim(pan: 65_535, tilt: 62_000))
    }

    @Test("it goes no faster than the head can, and stays where it is when its time is over")
    func isLimited() {
        let sweep = Sweep(
            start: Aim(pan: 0, tilt: 0),
            subject: Aim(pan: 60_000, tilt: 0),
            arcStrength: 0
        )
        let score = compile([Places.slowHead], [row(sweep, at: 3, for: 0.1)])
        // 65535 ÷ 120 is 546.125 steps of pan a frame; a leg is three frames.
        #expect(
            score.aims(at: Array(180...187)).map(\.pan)
                == [0, 546, 1092, 1638, 2184, 2730, 3276, 3276]
        )
    }

    @Test("one that lasts no time makes one step towards its end, dark")
    func lastsNoTime() {
        let sweep = Sweep(
            start: Aim(pan: 1000, tilt: 1000),
            subject: Aim(pan: 1200, tilt: 1000),
            easing: 1,
            dimmerEasing: 1
        )
        let score = compile([Places.slowHead], [row(sweep, at: 3, for: 0)])
        #expect(score.aims(at: [179, 180, 599]).map(\.pan) == [1000, 1400, 1400])
        #expect(score.all.columns[5 * 600..<6 * 600].allSatisfy { $0 == 0 })
    }

    @Test("a dimmer easing of 1 leaves the one frame on the subject lit")
    func lightsOneFrame() {
        let sweep = Sweep(
            start: Places.Slow.leftFront,
            subject: Places.Slow.piano,
            dimmerEasing: 1,
            maxDimmer: 0.5
        )
        let score = compile([Places.slowHead], [row(sweep, at: 3, for: 2)])
        #expect(score.dimmer(at: [239, 240, 241]) == [0, 128, 0])
    }

    @Test("a sweep over nothing stands, and its light comes and goes")
    func standsStill() {
        let aim = Aim(pan: 300, tilt: 200)
        let score = compile(
            [Places.slowHead],
            [row(Sweep(start: aim, subject: aim), at: 3, for: 2)]
        )
        #expect(score.aims(at: [180, 200, 240, 300]) == [aim, aim, aim, aim])
        #expect(score.dimmer(at: [180, 240, 300]) == [0, 255, 0])
    }

    @Test("it opens a shutter that is not armed when its light comes, not before")
    func opensTheShutter() {
        let score = compile([.head("a", armed: false)], [known])
        #expect(score.levels(at: [99, 179, 180, 400], slot: 6) == [0, 0, 255, 255])
    }

    @Test("a head without a dimmer of its own just moves, from its time on")
    func movesAlone() {
        let roles: [ChannelRole] = [.pan, .panFine, .tilt, .tiltFine, .other, .dimmer]
        let score = compile([.of(roles, armed: [.dimmer: 255])], [known])
        #expect(score.aims(at: [179]) == [Aim(pan: 0, tilt: 0)])
        #expect(score.aims(at: [180]) == [Aim(pan: 546, tilt: 0)])
        #expect(score.dimmer(at: [0, 180, 240, 400]) == [255, 255, 255, 255])
    }

    @Test("a head with one byte an axis takes the high one; limits hold")
    func narrowHeads() {
        let narrow = compile([.of([.pan, .tilt, .dimmer])], [known])
        #expect(narrow.frame(240) == [175, 30, 61])
        let limited = compile([.head("a", limits: [.pan: 0...40_000])], [known])
        #expect(limited.aims(at: [180, 240]).map(\.pan) == [37_517, 40_000])
    }

    private let known = row(
        Sweep(
            start: Places.Slow.leftFront,
            subject: Places.Slow.piano,
            end: Places.Slow.rightFront,
            easing: 0.72,
            dimmerEasing: 0.34,
            maxDimmer: 0.24
        ),
        at: 3,
        for: 2
    )
}

private func row(_ sweep: Sweep, at time: Double, for duration: Double) -> Cue {
    .effect(0, .sweep(sweep), on: "a", at: .seconds(time), for: .seconds(duration))
}
