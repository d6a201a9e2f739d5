import ShowModel
import ShowSource
import Testing

/// The public table of effects is what the reader goes by.
struct EffectCatalogueTests {
    @Test("every effect is described once, in order, in words of its own")
    func isComplete() {
        #expect(EffectDescription.all.map(\.name) == EffectName.allCases)
        #expect(EffectDescription.all.allSatisfy { $0.summary.hasSuffix(".") })
        #expect(Set(EffectDescription.all.map(\.summary)).count == EffectName.allCases.count)
    }

    @Test("an effect is read on exactly the fixtures that have what it needs")
    func needs() throws {
        let fixtures = try #require(TemporaryShow(row: "{}").read().show).fixtures
        #expect(fixtures.count == 4)
        for fixture in fixtures {
            for effect in EffectDescription.all {
                let row = """
                    {"time": 0, "fixture_id": "\(fixture.id)", "effect": "\(effect.name.rawValue)"}
                    """
                let lines = try TemporaryShow(row: row).lines()
                let isRefused = lines.contains { $0.contains("is not supported by") }
                #expect(isRefused == !fixture.has(effect.need), "\(effect.name) on \(fixture.id)")
            }
        }
    }

    /// A value that each kind of parameter takes, on the head of the tests.
    static func value(_ kind: ParameterKind) -> String {
        switch kind {
        case .level, .startLevels, .fraction, .position: "7"
        case .colour: "\"#102030\""
        case .easing, .orbitEasing: "\"linear\""
        case .flag: "false"
        case .number(let range): "\(range.upperBound)"
        case .rate: "12"
        case .point: "\"piano\""
        case .preset: "\"Piano\""
        case .channelNames: "[\"gobo\"]"
        }
    }

    @Test("the reader knows every parameter by each of its names", arguments: EffectName.allCases)
    func everyName(name effectName: EffectName) throws {
        let effect = EffectDescription(of: effectName)
        for parameter in effect.parameters {
            for name in [parameter.name] + parameter.aliases {
                let value = EffectCatalogueTests.value(parameter.kind)
                let lines = try linesOfRow(effect, data: "{\"\(name)\": \(value)}")
                #expect(!lines.contains { $0.contains("unknown") }, "\(name)")
                #expect(!lines.contains { $0.contains(", not ") }, "\(name): \(lines)")
            }
        }
    }

    @Test("the reader knows no other parameter", arguments: EffectName.allCases)
    func noOther(name effectName: EffectName) throws {
        let effect = EffectDescription(of: effectName)
        // set_channels takes the names of channels instead.
        if effect.name == .setChannels { return }
        let lines = try linesOfRow(effect, data: "{\"no_such\": 1}")
        let names = effect.parameters.flatMap { [$0.name] + $0.aliases }.sorted()
        let hint = names.isEmpty ? "it has none" : "it has: \(names.joined(separator: ", "))"
        let message =
            "warning: parameter 'no_such' is unknown for '\(effect.name.rawValue)' | \(hint)"
        #expect(lines.contains { $0.hasSuffix(message) }, "\(lines)")
    }

    @Test(
        "the reader misses exactly the parameters that are needed",
        arguments: EffectName.allCases
    )
    func needed(name effectName: EffectName) throws {
        let effect = EffectDescription(of: effectName)
        let lines = try linesOfRow(effect, data: "{}")
        let missed = effect.parameters.filter { parameter in
            lines.contains { $0.hasSuffix("| give '\(parameter.name)'") }
        }
        #expect(missed.map(\.name) == effect.parameters.filter(\.isNeeded).map(\.name))
    }

    private func linesOfRow(_ effect: EffectDescription, data: String) throws -> [String] {
        let fixture = effect.need == .colour ? "wash" : "head"
        let row = """
            {"time": 0, "fixture_id": "\(fixture)", "effect": "\(effect.name.rawValue)", "data": \(data)}
            """
        let lines = try TemporaryShow(row: row).lines()
        // The place is not taught: that is another matter.
        return lines.filter { !$0.contains("POI 'piano' is unknown") }
    }
}
