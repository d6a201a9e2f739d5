import ShowCompiler
import ShowModel
import TestSupport
import Testing

// The numbers of the first test are what the author of the formats' own renderer makes of that row.
@Suite("circle")
struct CircleTests {
    @Test("a circle in the author's room comes out to the step")
    func knownNumbers() {
        let score = compile([Places.fastHead], [row(radius: 0.3)])
        #expect(
            score.aims(at: [0, 30, 60, 120, 180, 240, 500]) == [
                Aim(pan: 1092, tilt: 2184), Aim(pan: 33852, tilt: 17145),
                Aim(pan: 44683, tilt: 18343), Aim(pan: 46273, tilt: 14525),
                Aim(pan: 44593, tilt: 9578), Aim(pan: 42968, tilt: 13481),
                Aim(pan: 42968, tilt: 13481),
            ]
        )
    }

    @Test("it leaves the dimmer alone, and makes no dark way ahead")
    func leavesTheDimmer() {
        let full = Cue.effect(0, .full(colour: .white, brightness: 1), on: "a", at: .zero)
        let circle = row(radius: 0.3, at: 2)
        let score = compile([Places.fastHead], [full, circle])
        #expect(score.dimmer(at: [0, 100, 119, 120, 500]) == [255, 255, 255, 255, 255])
        #expect(score.aims(at: [119]) == [Aim(pan: 0, tilt: 0)])
    }

    @Test("negative orbits go around the other way, half ones half the way")
    func turns() {
        let back = compile([Places.fastHead], [row(radius: 0.3, orbits: -1)])
        #expect(
            back.aims(at: [60, 120, 180]) == [
                Aim(pan: 44593, tilt: 9578), Aim(pan: 46273, tilt: 14525),
                Aim(pan: 44683, tilt: 18343),
            ]
        )
        let half = compile([Places.fastHead], [row(radius: 0.3, orbits: 0.5)])
        #expect(half.aims(at: [240]) == [Aim(pan: 46273, tilt: 14525)])
    }

    @Test("on a place that it knows the head points exactly there, and walls stop the circle")
    func hitsItsReferences() {
        let circle = Circle(
            centre: RoomPoint(x: 0, y: 0, z: 0),
            radius: 9,
            orbits: 0.25,
            references: Places.Fast.corners
        )
        let cue = Cue.effect(0, .circle(circle), on: "a", at: .zero, for: .seconds(4))
        let score = compile([Places.fastHead], [cue])
        #expect(
            score.aims(at: [60, 120, 240]) == [
                Aim(pan: 38445, tilt: 18570), Aim(pan: 38445, tilt: 18570),
                Aim(pan: 45741, tilt: 21002),
            ]
        )
    }

    @Test("one that lasts no time makes one step")
    func lastsNoTime() {
        let score = compile([Places.fastHead], [row(radius: 0.3, for: 0)])
        #expect(score.aims(at: [0, 1, 99]).map(\.pan) == [1092, 1092, 1092])
    }

    private func row(
        radius: Double,
        orbits: Double = 1,
        at time: Double = 0,
        for duration: Double = 4
    ) -> Cue {
        let circle = Circle(
            centre: RoomPoint(x: 0.5, y: 0.5, z: 0),
            radius: radius,
            orbits: orbits,
            references: Places.Fast.corners
        )
        return .effect(1, .circle(circle), on: "a", at: .seconds(time), for: .seconds(duration))
    }
}
