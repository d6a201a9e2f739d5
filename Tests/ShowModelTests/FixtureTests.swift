import DMX
import ShowModel
import TestSupport
import Testing

struct FixtureTests {
    @Test("channels are kept in rising order of slot, gaps and all")
    func order() {
        let fixture = Fixture(
            id: "a",
            name: "a",
            channels: [(30, "blue"), (2, "dim"), (7, "red")].map { slot, name in
                Channel(name: name, slot: .slot(slot), role: .other)
            }
        )
        #expect(fixture.channels.map(\.name) == ["dim", "red", "blue"])
        #expect(fixture.channelIndex(named: "blue") == 2)
        #expect(fixture.channelIndex(named: "Blue") == nil)
    }

    @Test("of two channels with one role the lower slot is meant")
    func firstOfARole() {
        let fixture = Fixture.of([.other, .dimmer, .dimmer])
        #expect(fixture.channelIndex(of: .dimmer) == 1)
        #expect(fixture.channelIndex(of: .shutter) == nil)
    }

    @Test("a channel's address is its slot in the fixture's universe")
    func address() {
        let par = Fixture.par("a", at: 20, universe: 3)
        #expect(par.channels.map(par.address) == (20...23).map { .slot($0, of: 3) })
    }

    @Test("a channel is armed where it has an arm level, 0 too")
    func armed() {
        #expect(
            Fixture.par("a", armed: true).channels.map(\.isArmed) == [true, false, false, false]
        )
        #expect(Channel(name: "mode", slot: .slot(1), role: .other, armLevel: 0).isArmed)
    }

    @Test("blackout and grand master work on dimmers and emitters, not on shutters or movement")
    func intensityRoles() {
        let intensity = ChannelRole.allCases.filter(\.isIntensity)
        #expect(intensity == [.dimmer, .red, .green, .blue, .emitter])
    }

    @Test("a colour gives each component its level, and each component its channel's role")
    func colour() {
        let colour = Colour(red: 1, green: 2, blue: 3)
        #expect(ColourComponent.allCases.map { colour[$0] } == [1, 2, 3])
        #expect(ColourComponent.allCases.map(\.role) == [.red, .green, .blue])
        #expect(ColourComponent.allCases.allSatisfy { Colour.white[$0] == 255 })
    }
}
