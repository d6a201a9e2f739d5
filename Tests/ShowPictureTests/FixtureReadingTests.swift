import DMX
import ShowPicture
import Testing
import TimelineFile

struct FixtureReadingTests {
    /// What `fixture` does where its slots hold `levels`; slots beyond them are not there.
    private func light(_ fixture: TimelineFixture, _ levels: [Level]) -> Light {
        reading(fixture, levels).light { levels[$0] }
    }

    private func reading(_ fixture: TimelineFixture, _ levels: [Level]) -> FixtureReading {
        FixtureReading(fixture) { $0.index < levels.count ? $0.index : nil }
    }

    @Test("a light is dimmer times colour")
    func dimmerTimesColour() {
        let par = fixture("par", "dimmer", "red", "green", "blue")
        #expect(light(par, [255, 200, 100, 0]) == Light(red: 200, green: 100, blue: 0))
        #expect(light(par, [51, 200, 100, 0]) == Light(red: 40, green: 20, blue: 0))
        #expect(light(par, [0, 200, 100, 0]) == .dark)
    }

    @Test("a closed shutter is dark, an open one lets all through")
    func shutter() {
        let head = fixture("head", "dimmer", "shutter", "red")
        #expect(light(head, [255, 0, 255]) == .dark)
        #expect(light(head, [255, 1, 255]) == .onlyRed)
        #expect(light(head, [255, 255, 255]) == .onlyRed)
    }

    @Test("a fixture without colours is white times its dimmer")
    func whiteOnly() {
        #expect(light(fixture("spot", "dimmer", "shutter"), [128, 255]) == .grey(128))
        #expect(light(fixture("lamp", "dimmer"), [255]) == .white)
    }

    @Test("where a shutter is all there is, it is the intensity")
    func shutterOnly() {
        #expect(light(fixture("old", "shutter"), [64]) == .grey(64))
    }

    @Test("emitters besides red, green and blue add to all three; alone they are white")
    func emitters() {
        let par = fixture("par", "red", "green", "blue", "emitter", "emitter")
        #expect(light(par, [255, 0, 0, 10, 50]) == Light(red: 255, green: 50, blue: 50))
        #expect(light(fixture("uv", "emitter"), [77]) == .grey(77))
    }

    @Test("a fixture without any light is dark")
    func nothing() {
        #expect(light(fixture("fogger", "other"), [255]) == .dark)
    }

    @Test("channels whose slots are not there count as if the fixture had none")
    func cutOff() {
        #expect(light(fixture("par", "red", "dimmer"), [255]) == .onlyRed)
    }

    @Test("pan and tilt are coarse times 256 plus fine, nil where the fixture does not turn")
    func positions() {
        let levels: [Level] = [1, 2, 3]
        let head = reading(fixture("head", "pan", "panFine", "tilt"), levels)
        #expect(head.turns)
        #expect(head.pan { levels[$0] } == 258)
        #expect(head.tilt { levels[$0] } == 768)
        let par = reading(fixture("par", "dimmer"), levels)
        #expect(!par.turns)
        #expect(par.pan { levels[$0] } == nil)
    }
}
