import Foundation
import Testing

struct MonitorScreenTests {
    private static let arguments = ["monitor", "--bind", "127.0.0.1", "--port", "0"]
    /// Art-Net 4, ArtDmx: universe 0, sequence 1, all levels full.
    private static let full =
        Array("Art-Net\0".utf8) + [0x00, 0x50, 0, 14, 1, 0, 0, 0, 2, 0]
        + [UInt8](repeating: 255, count: 512)

    @Test("on a terminal it takes the whole screen, gives it back, and tells the summary")
    func alternateScreen() throws {
        let terminal = try PseudoTerminal(columns: 80, rows: 24)
        let code = try terminal.run(MonitorScreenTests.arguments, until: "no levels yet")
        #expect(code == 0)
        let entered = try #require(terminal.output.range(of: "\u{1b}[?1049h"))
        let left = try #require(terminal.output.range(of: "\u{1b}[?1049l"))
        let drawn = terminal.output[entered.upperBound..<left.lowerBound]
        #expect(drawn.contains("lightshow monitor"))
        #expect(drawn.contains("\u{1b}[?25l") && drawn.contains("\u{1b}[?25h"))
        #expect(terminal.output[left.upperBound...].contains("0 packets in "))
    }

    @Test("a universe has its rate, its faults and a picture of its levels")
    func universe() throws {
        let terminal = try PseudoTerminal(columns: 80, rows: 24)
        try terminal.run(
            MonitorScreenTests.arguments,
            sending: [MonitorScreenTests.full, MonitorScreenTests.full],
            until: "██████████"
        )
        let page = try #require(terminal.pages.last { $0.contains("██████████") })
        let line = try #require(page.components(separatedBy: "\r\n").dropFirst(2).first)
        let words = line.replacing(/\u{1b}\[[0-9;]*[mK]/, with: "").split(separator: " ")
        // Universe 0, 2 packets, one of them with the other's number, no slot changed.
        #expect([words[0], words[2], words[3], words[4]] == ["0", "2", "1", "0"])
    }

    @Test("no line is wider than the terminal and no page higher", arguments: [12, 40, 200])
    func sizes(columns: Int) throws {
        let workshop = Workshop()
        let show = workshop.path(of: try workshop.compiled())
        let terminal = try PseudoTerminal(columns: columns, rows: 6)
        try terminal.run(
            MonitorScreenTests.arguments + ["--show", show],
            environment: ["NO_COLOR": "1"],
            until: "lightshow"
        )
        for page in terminal.pages {
            let lines = page.components(separatedBy: "\r\n")
            #expect(lines.count <= 6)
            // What is left of a line but its text: the clearing of its rest, a return.
            let texts = lines.map { $0.replacing(/\u{1b}\[K|\r/, with: "") }
            #expect(texts.allSatisfy { $0.count <= columns })
        }
    }

    @Test(
        "every fixture of the show has a block, in colour unless NO_COLOR is set",
        arguments: [true, false]
    )
    func fixtures(hasColour: Bool) throws {
        let workshop = Workshop()
        let show = workshop.path(of: try workshop.compiled())
        let terminal = try PseudoTerminal(columns: 120, rows: 40)
        try terminal.run(
            MonitorScreenTests.arguments + ["--show", show],
            environment: ["NO_COLOR": hasColour ? "" : "1"],
            sending: [MonitorScreenTests.full],
            until: "pan 65535  tilt 65535"
        )
        let page = try #require(terminal.pages.last { $0.contains("pan 65535") })
        let block = hasColour ? "\u{1b}[48;2;255;255;255m    \u{1b}[0m" : "████"
        #expect(page.contains("\(block) Par   #ffffff  100%"))
        #expect(page.contains("\(block) Head  #ffffff  100%  pan 65535  tilt 65535"))
    }

    @Test("a fixture whose universe is silent is named all the same")
    func silent() throws {
        let workshop = Workshop()
        let show = workshop.path(of: try workshop.compiled())
        let terminal = try PseudoTerminal(columns: 120, rows: 40)
        try terminal.run(
            MonitorScreenTests.arguments + ["--show", show],
            until: "Head  nothing arrives"
        )
    }
}
