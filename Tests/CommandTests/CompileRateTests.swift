import TestSupport
import Testing

struct CompileRateTests {
    /// A rate, a sound, and the frames that cover it: ceil(samples / sample rate × rate) + 1.
    struct Length: CustomTestStringConvertible {
        let rate: String
        let samples: Int
        let sampleRate: Int
        let frames: Int

        var testDescription: String { "\(samples) samples at \(sampleRate) Hz, \(rate) fps" }
    }

    static let lengths = [
        Length(rate: "60", samples: 735, sampleRate: 44_100, frames: 2),
        Length(rate: "60", samples: 736, sampleRate: 44_100, frames: 3),
        Length(rate: "60", samples: 44_101, sampleRate: 44_100, frames: 62),
        Length(rate: "60", samples: 47_999, sampleRate: 48_000, frames: 61),
        Length(rate: "60", samples: 48_001, sampleRate: 48_000, frames: 62),
        Length(rate: "50", samples: 44_099, sampleRate: 44_100, frames: 51),
        Length(rate: "50", samples: 961, sampleRate: 48_000, frames: 3),
        Length(rate: "30000/1001", samples: 44_100, sampleRate: 44_100, frames: 31),
        Length(rate: "30000/1001", samples: 48_048, sampleRate: 48_000, frames: 31),
        Length(rate: "30000/1001", samples: 48_049, sampleRate: 48_000, frames: 32),
        Length(rate: "1", samples: 1, sampleRate: 44_100, frames: 2),
    ]

    @Test("the frames cover the sound exactly, and one more", arguments: lengths)
    func frameCount(length: Length) throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs = [.init("tune", samples: length.samples, rate: length.sampleRate, cues: "[]")]
        try workshop.write(show)
        let run = try workshop.run("compile", "show", "--rate", length.rate, "--json")
        let song = try #require(try JSONAnswer(run.output)["songs"]?[0])
        #expect(song["frames"]?.number == length.frames)
        #expect(song["rate"]?.text == length.rate)
    }

    /// Who says what rate, and which counts.
    struct Choice: CustomTestStringConvertible {
        let option: String?
        let settings: String?
        let environment: String?
        let rate: String

        var testDescription: String {
            "--rate \(option ?? "–"), show.json \(settings ?? "–"), FPS \(environment ?? "–")"
        }
    }

    static let choices = [
        Choice(option: nil, settings: nil, environment: nil, rate: "60"),
        Choice(option: nil, settings: nil, environment: "25", rate: "25"),
        Choice(option: nil, settings: nil, environment: "", rate: "60"),
        Choice(option: nil, settings: "50", environment: "25", rate: "50"),
        Choice(option: nil, settings: "\"30000/1001\"", environment: "25", rate: "30000/1001"),
        Choice(option: "40", settings: "50", environment: "25", rate: "40"),
        Choice(option: "40", settings: "50", environment: "nonsense", rate: "40"),
    ]

    @Test("--rate comes before show.json, that before FPS, that before 60", arguments: choices)
    func precedence(choice: Choice) throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.settings = choice.settings.map { "{ \"rate\": \($0) }" }
        try workshop.write(show)
        let run = try workshop.start(
            ["compile", "show", "--json"] + (choice.option.map { ["--rate", $0] } ?? []),
            environment: choice.environment.map { ["FPS": $0] } ?? [:]
        ).finish()
        #expect(try JSONAnswer(run.output)["songs"]?[0]?["rate"]?.text == choice.rate)
    }

    @Test(
        "a rate that is none is a wrong command line",
        arguments: ["0", "60/0", "29.97", "1e2", "abc", "", "99999999999", "-5"]
    )
    func wrongRate(rate: String) throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        let option = try workshop.run("compile", "show", "--rate", rate)
        #expect(option.ending == .exited(64))
        #expect(option.complaints.contains("a rate is a number such as 60, 50 or 30000/1001"))
        #expect(workshop.files(in: "build").isEmpty)
    }

    @Test("an FPS that is no rate is named")
    func wrongEnvironment() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        let run = try workshop.run("compile", "show", environment: ["FPS": "sixty"])
        #expect(run.ending == .exited(64))
        #expect(run.complaints.contains("$FPS is a rate such as 60, 50 or 30000/1001, not 'sixty'"))
    }
}
