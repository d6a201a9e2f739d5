import Glibc
import Testing

/// `edit` on the command line: what is wrong is told in plain words, before anything is done.
struct EditTests {
    @Test(
        "a slip on the command line is told in one sentence, and nothing is made",
        arguments: [
            (["--node", "999.1.1.1"], "999.1.1.1"), (["--node", "lamp"], "lamp"),
            (["--node", "10.0.0.1:99999"], "99999"), (["--node", ""], "--node"),
            (["--node", "10.0.0.1", "--node", "10.0.0.1"], "named twice"),
            (["--listen", "0.0.0.0:0"], "give a token"), (["--listen", "here"], "no port"),
            (["--listen", "[::]:0"], "give a token"), (["--token", "short"], "16 to 128"),
            (["--chat-url", "ftp://x"], "no http:// or https://"),
        ]
    )
    func slips(arguments: [String], says words: String) throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        let before = workshop.files()
        let run = try workshop.start(["edit", "show", "--listen", "127.0.0.1:0"] + arguments)
            .finish(within: .seconds(20))
        #expect(run.ending == .exited(1))
        #expect(run.complaints.contains(words), "\(run.text)")
        #expect(run.complaints.split(separator: "\n").count == 1, "\(run.text)")
        #expect(!run.text.contains("Failure("))
        #expect(run.output == "")
        #expect(workshop.files() == before)
    }

    @Test("$DMX_NODE_IP that is no address is told in one sentence")
    func environmentNode() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        let run = try workshop.run(
            "edit",
            "show",
            "--listen",
            "127.0.0.1:0",
            environment: ["DMX_NODE_IP": "999.1.1.1"]
        )
        #expect(run.ending == .exited(1))
        #expect(run.complaints.hasPrefix("error: $DMX_NODE_IP: '999.1.1.1'"))
    }

    @Test("a rate that is none is a wrong command line", arguments: ["0", "fast", "-1"])
    func rate(text: String) throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        let run = try workshop.run("edit", "show", "--rate", text)
        #expect(run.ending == .exited(64))
        let other = try workshop.run("edit", "show", environment: ["FPS": text])
        #expect(other.ending == .exited(64))
        #expect(other.complaints.contains("$FPS is a rate"))
    }

    @Test("fixtures that cannot be read are told as `check` tells them")
    func brokenFixtures() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.fixtures = "[{"
        try workshop.write(show)
        let check = try workshop.run("check", "show")
        let run = try workshop.start(["edit", "show", "--listen", "127.0.0.1:0"])
            .finish(within: .seconds(20))
        #expect(run.ending == .exited(1))
        let place = try #require(check.lines.first { $0.contains("fixtures.json:1:") })
        #expect(run.complaints.contains(place), "\(run.text)")
        #expect(!run.text.contains("Diagnostic("))
    }

    @Test("a folder that is not there is told as such, and not made")
    func noFolder() throws {
        let workshop = Workshop()
        let run = try workshop.start(["edit", "nowhere", "--listen", "127.0.0.1:0"])
            .finish(within: .seconds(20))
        #expect(run.ending == .exited(2))
        #expect(run.complaints.contains("there is no folder 'nowhere'"))
        #expect(workshop.files().isEmpty)
    }
}
