import DMX
import ShowCompiler
import ShowModel
import TestSupport
import Testing
import Timebase

struct PatchCheckTests {
    /// A dimmer alone on `slot`, written in that line of a file.
    private func lamp(_ slot: Int, universe: Int = 0) -> Fixture {
        Fixture(
            id: FixtureID("lamp-\(slot)"),
            name: "Lamp",
            universe: .universe(universe),
            channels: [Channel(name: "dim", slot: .slot(slot), role: .dimmer)],
            writtenAt: SourceLocation(file: "fixtures.json", line: slot, column: 3)
        )
    }

    @Test("more slots than a DMX line carries are told at the first fixture beyond")
    func warns() {
        let fixtures = [lamp(1, universe: 7), lamp(512, universe: 7), lamp(376, universe: 7)]
        #expect(
            PatchCheck(rate: .fps60).diagnostics(of: fixtures) == [
                Diagnostic(
                    .warning,
                    at: SourceLocation(file: "fixtures.json", line: 512, column: 3),
                    "universe 7 is used up to slot 512,"
                        + " but a DMX line carries 375 slots at 60 frames a second",
                    hint: "patch what is beyond to another universe, or compile at 44 or fewer"
                )
            ]
        )
    }

    @Test("universes are told in rising order, and those that fit are not")
    func tellsUniverses() {
        let fixtures = [lamp(400, universe: 9), lamp(375, universe: 4), lamp(376, universe: 2)]
        let messages = PatchCheck(rate: .fps60).diagnostics(of: fixtures).map(\.message)
        #expect(
            messages == [
                "universe 2 is used up to slot 376,"
                    + " but a DMX line carries 375 slots at 60 frames a second",
                "universe 9 is used up to slot 400,"
                    + " but a DMX line carries 375 slots at 60 frames a second",
            ]
        )
    }

    /// Rates, and the most slots a line carries at each.
    static let limits: [(rate: FrameRate, slots: Int)] = [
        (.fps(60), 375), (.fps(50), 451), (.fps(30000, over: 1001), 512), (.fps(44), 512),
        (.fps(45), 501), (.fps(120), 186),
    ]

    @Test("how many slots a line carries follows from the rate", arguments: limits)
    func knowsLimit(rate: FrameRate, slots: Int) {
        let check = PatchCheck(rate: rate)
        #expect(check.diagnostics(of: [lamp(slots)]) == [])
        if slots < 512 { #expect(check.diagnostics(of: [lamp(slots + 1)]).count == 1) }
    }

    @Test("no rate is too high to be told")
    func survivesHighRates() {
        let found = PatchCheck(rate: .fps(Int(Int32.max))).diagnostics(of: [lamp(1)])
        #expect(
            found.map(\.message) == [
                "universe 0 is used up to slot 1,"
                    + " but a DMX line carries 0 slots at 2147483647 frames a second"
            ]
        )
    }
}
