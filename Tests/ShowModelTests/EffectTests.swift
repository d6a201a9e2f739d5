import ShowModel
import Testing

struct EffectTests {
    static let white = Flash()
    static let aim = Aim(pan: 1, tilt: 2)
    static let circle = Circle(
        centre: RoomPoint(x: 0, y: 0, z: 0),
        radius: 1,
        references: [Circle.Reference(location: RoomPoint(x: 0, y: 0, z: 0), aim: aim)]
    )
    static let effects: [Effect] = [
        .blackout, .circle(circle), .colourFade(ColourFade()), .fadeIn(FadeIn()),
        .fadeOut(startLevel: nil, easing: .linear), .flash(white),
        .full(colour: .white, brightness: 1), .moveTo(Position(pan: 1, tilt: 2)),
        .moveToPoint(Position(pan: 1, tilt: 2)),
        .orbit(Orbit(start: aim, subject: aim)),
        .orbit(Orbit(start: aim, subject: aim, isReversed: true)),
        .seek(Position(pan: 1, tilt: 2)), .setChannels([]), .strobe(rate: 10),
        .sweep(Sweep(start: aim, subject: aim)),
    ]

    @Test("every effect has its own name, and every name its effect")
    func names() {
        #expect(Self.effects.map(\.name) == EffectName.allCases)
    }

    @Test("effects are called as cue sheets call them")
    func writtenNames() {
        #expect(
            EffectName.allCases.map(\.rawValue) == [
                "blackout", "circle", "color_fade", "fade_in", "fade_out", "flash", "full",
                "move_to",
                "move_to_poi", "orbit", "orbit_out", "seek",
                "set_channels", "strobe", "sweep",
            ]
        )
    }

    @Test("without parameters a flash is full white and a fade ends full")
    func defaults() {
        #expect(Self.white == Flash(colour: .white, brightness: 1, channels: nil))
        #expect(FadeIn().brightness == 1)
        #expect(FadeIn().easing == .linear)
    }
}
