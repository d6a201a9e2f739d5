import DMX
import ShowModel
import Timebase

/// The parameters of the `dynamic_wave_generator`: of a chase, and those that a row gives instead.
struct WaveParameters {
    /// What chase files call the generator.
    static let generator = "dynamic_wave_generator"

    /// What they say.
    private(set) var wave = ColourWave(fixtures: [])
    /// Whether fixtures are named, also such as could not be read.
    private(set) var namesFixtures = false

    /// What the parameters are called.
    static let names = Form.wave.keys

    /// Takes what `members` give; `owner` is what messages call whose parameters they are. What is
    /// wrong is reported, and stays as it was; of a parameter that is not known is warned.
    ///
    /// - Parameters:
    ///   - patch: the fixtures that they may name; nil where they could not be read.
    ///   - others: keys that `members` may have besides, read elsewhere.
    mutating func read(
        _ members: [JSONMember],
        of owner: String,
        besides others: [String] = [],
        in patch: Patch?,
        _ report: inout Report
    ) {
        for member in members where member.value.kind != .null {
            let value = member.value
            let what = "'\(member.key)'"
            switch member.key {
            case "fixtures": read(fixtures: value, in: patch, &report)
            case "base_color": wave.base = report.plainColour(value, what) ?? wave.base
            case "accent_color": wave.accent = report.plainColour(value, what) ?? wave.accent
            case "duration_beats":
                wave.duration = report.beats(value, what, mayBeZero: false) ?? wave.duration
            case "fade_in_beats": wave.fadeIn = report.beats(value, what) ?? wave.fadeIn
            case "fade_out_beats": wave.fadeOut = report.beats(value, what) ?? wave.fadeOut
            case "speed":
                let expected = "a number -1000…1000"
                let speed = report.real(value, what, in: InputRange.waveSpeed, expected: expected)
                wave.speed = speed ?? wave.speed
            case let key where others.contains(key): continue
            default:
                report.unknownParameter(member, of: owner, known: WaveParameters.names + others)
            }
        }
    }

    private mutating func read(fixtures value: JSONValue, in patch: Patch?, _ report: inout Report)
    {
        guard let elements = report.array(value, "'fixtures'") else { return }
        wave.fixtures = []
        namesFixtures = !elements.isEmpty
        for element in elements {
            guard let name = report.name(element, "a fixture in 'fixtures'"),
                let fixture = report.fixture(name, at: element.offset, in: patch),
                isWorkable(fixture, at: element.offset, &report)
            else { continue }
            wave.fixtures.append(fixture.fixture.id)
        }
    }

    /// Whether the wave can run through `fixture`; where not, or not to any end, that is reported.
    private func isWorkable(
        _ fixture: PatchedFixture,
        at offset: Int,
        _ report: inout Report
    ) -> Bool {
        guard fixture.isWhole else {
            report.countKnownError()
            return false
        }
        guard fixture.fixture.hasColour else {
            report.error(
                at: offset,
                "a wave needs red, green and blue, which \(fixture.title) does not have"
            )
            return false
        }
        if wave.fixtures.contains(fixture.fixture.id) {
            let hint = "its last place counts"
            report.warning(at: offset, "\(fixture.title) is in 'fixtures' twice", hint: hint)
        }
        let colours = ColourComponent.allCases
        if colours.allSatisfy({ fixture.fixture.unarmed($0.role) == nil }) {
            report.warning(
                at: offset,
                "a wave has nothing that it may write on \(fixture.title)",
                hint: "its red, green and blue are armed"
            )
        }
        return fixture.isUsable
    }
}

extension Report {
    /// An amount of beats, 0…100 000.
    mutating func beats(
        _ value: JSONValue,
        _ what: @autoclosure () -> String,
        mayBeZero: Bool = true
    ) -> Beats? {
        if let written = value.number?.scaled(byPowerOfTen: 18) {
            let beats = Beats(attobeats: written)
            let isEnough = mayBeZero ? beats >= .zero : beats > .zero
            if isEnough, beats <= mostBeats { return beats }
        }
        let range = mayBeZero ? "0…100000" : "more than 0, up to 100000"
        mismatch(value, what(), expected: "a number of beats, \(range)")
        return nil
    }

    /// Warns of `member` as a parameter that `owner` does not take.
    mutating func unknownParameter(_ member: JSONMember, of owner: String, known: [String]) {
        let known = known.sorted()
        let did = guess(member.key, among: known).map { "; \($0)" } ?? ""
        warning(
            at: member.keyOffset,
            "parameter '\(shortened(member.key))' is unknown for \(owner)",
            hint: "it has: \(list(known))\(did)"
        )
    }
}

private let mostBeats = Beats(InputRange.beats.upperBound)
