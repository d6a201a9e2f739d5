import DMX
import ShowModel
import TestSupport
import Testing

/// What each shape of fixture can do, as a table.
struct CapabilityTests {
    /// One shape of fixture, and what is expected of it.
    struct Shape: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let fixture: Fixture
        let intensity: Fixture.Intensity
        var hasColour = false
        var hasPosition = false
        let effects: [EffectName]
    }

    static let light: [EffectName] = [
        .blackout, .fadeIn, .fadeOut, .flash, .full, .setChannels, .strobe,
    ]
    static let colourLight: [EffectName] = [
        .blackout, .colourFade, .fadeIn, .fadeOut, .flash, .full, .setChannels, .strobe,
    ]
    static let headLight: [EffectName] = [
        .blackout, .circle, .fadeIn, .fadeOut, .flash, .full, .moveTo, .moveToPoint, .orbit,
        .orbitOut, .seek, .setChannels, .strobe, .sweep,
    ]

    static let shapes = [
        Shape(
            testDescription: "a dimmer alone",
            fixture: .of([.dimmer]),
            intensity: .dimmer(0),
            effects: light
        ),
        Shape(
            testDescription: "an armed dimmer alone",
            fixture: .of([.dimmer], armed: [.dimmer: 255]),
            intensity: .none,
            effects: light
        ),
        Shape(
            testDescription: "a par with a free dimmer",
            fixture: .par("a"),
            intensity: .dimmer(0),
            hasColour: true,
            effects: colourLight
        ),
        Shape(
            testDescription: "a par armed by its dimmer",
            fixture: .par("a", armed: true),
            intensity: .colour([1, 2, 3]),
            hasColour: true,
            effects: colourLight
        ),
        Shape(
            testDescription: "red, green, blue",
            fixture: .rgb("a"),
            intensity: .colour([0, 1, 2]),
            hasColour: true,
            effects: colourLight
        ),
        Shape(
            testDescription: "red, green, blue with an armed green",
            fixture: .of([.red, .green, .blue], armed: [.green: 128]),
            intensity: .colour([0, 2]),
            hasColour: true,
            effects: colourLight
        ),
        Shape(
            testDescription: "red, green, blue with a shutter",
            fixture: .of([.shutter, .red, .green, .blue]),
            intensity: .colour([1, 2, 3]),
            hasColour: true,
            effects: colourLight
        ),
        Shape(
            testDescription: "red and green without blue",
            fixture: .of([.red, .green]),
            intensity: .none,
            effects: [.setChannels]
        ),
        Shape(
            testDescription: "a shutter alone",
            fixture: .of([.shutter]),
            intensity: .shutter(0),
            effects: [.blackout, .full, .setChannels]
        ),
        Shape(
            testDescription: "an armed shutter alone",
            fixture: .of([.shutter], armed: [.shutter: 255]),
            intensity: .none,
            effects: [.blackout, .full, .setChannels]
        ),
        Shape(
            testDescription: "a free shutter behind an armed dimmer",
            fixture: .of([.dimmer, .shutter], armed: [.dimmer: 255]),
            intensity: .none,
            effects: light
        ),
        Shape(
            testDescription: "a head armed by its shutter",
            fixture: .head("a"),
            intensity: .dimmer(5),
            hasPosition: true,
            effects: headLight
        ),
        Shape(
            testDescription: "a head armed by its dimmer",
            fixture: .of([.pan, .tilt, .dimmer], armed: [.dimmer: 255]),
            intensity: .none,
            hasPosition: true,
            effects: headLight
        ),
        Shape(
            testDescription: "a scanner that turns about one axis",
            fixture: .of([.tilt]),
            intensity: .none,
            hasPosition: true,
            effects: [
                .circle, .moveTo, .moveToPoint, .orbit, .orbitOut, .seek, .setChannels, .sweep,
            ]
        ),
        Shape(
            testDescription: "a fine channel without its coarse one",
            fixture: .of([.panFine]),
            intensity: .none,
            effects: [.setChannels]
        ),
        Shape(
            testDescription: "neither light nor movement",
            fixture: .of([.other, .emitter]),
            intensity: .none,
            effects: [.setChannels]
        ),
        Shape(
            testDescription: "no channel at all",
            fixture: .of([]),
            intensity: .none,
            effects: [.setChannels]
        ),
    ]

    @Test("the channels tell what a fixture can do", arguments: shapes)
    func table(shape: Shape) {
        #expect(shape.fixture.intensity == shape.intensity)
        #expect(shape.fixture.hasColour == shape.hasColour)
        #expect(shape.fixture.hasPosition == shape.hasPosition)
        #expect(shape.fixture.supportedEffects == shape.effects)
    }

    @Test(
        "supported effects come in alphabetical order, as people look for them",
        arguments: shapes
    )
    func order(shape: Shape) {
        let names = shape.fixture.supportedEffects.map(\.rawValue)
        #expect(names == names.sorted())
    }

    @Test("no effect finds its intensity on an armed channel", arguments: ChannelRole.allCases)
    func armed(role: ChannelRole) {
        let roles = ChannelRole.allCases
        let fixture = Fixture.of(roles, armed: [role: 255])
        let writable: [Int] =
            switch fixture.intensity {
            case .dimmer(let channel), .shutter(let channel): [channel]
            case .colour(let channels): channels
            case .none: []
            }
        #expect(writable.allSatisfy { !fixture.channels[$0].isArmed })
        #expect(fixture.unarmed(role) == nil)
    }

    @Test("what it is called makes no difference to what it can do")
    func kind() {
        let channels = [Channel(name: "dim", slot: .slot(1), role: .dimmer)]
        let head = Fixture(id: "a", name: "a", kind: "moving_head", channels: channels)
        #expect(!head.hasPosition)
        #expect(!head.hasColour)
    }
}
