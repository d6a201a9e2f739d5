import Foundation
import Testing

/// A terminal of the test's own, and all that a program writes to it.
final class PseudoTerminal {
    /// What was written so far.
    private(set) var output = ""
    private let master: Int32
    private let slave: Int32

    /// A terminal of `columns` × `rows` characters.
    init(columns: Int, rows: Int) throws {
        var (master, slave): (Int32, Int32) = (-1, -1)
        var size = winsize(
            ws_row: UInt16(rows),
            ws_col: UInt16(columns),
            ws_xpixel: 0,
            ws_ypixel: 0
        )
        try #require(openpty(&master, &slave, nil, nil, &size) == 0)
        self.master = master
        self.slave = slave
    }

    deinit {
        close(master)
        close(slave)
    }

    /// Each page that was drawn: what follows a move to the top left corner.
    var pages: [String] {
        output.components(separatedBy: "\u{1b}[H").dropFirst().map {
            $0.components(separatedBy: "\u{1b}[J")[0]
        }
    }

    /// Runs the program on the terminal until it has drawn a page that holds `expected`, then ends
    /// it as Ctrl-C does.
    ///
    /// - Parameter packets: sent to the port that it shows, once it has drawn that.
    /// - Returns: its exit code.
    @discardableResult
    func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        sending packets: [[UInt8]] = [],
        until expected: String
    ) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try Program.path())
        process.arguments = arguments
        process.environment = ["TERM": "xterm"].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
        try process.run()
        // No test that fails leaves the program behind.
        defer { kill(process.processIdentifier, SIGKILL) }
        if !packets.isEmpty {
            let start = "127.0.0.1:"
            try read { $0.contains(start) }
            let port = pages[0].components(separatedBy: start)[1].prefix { $0.isNumber }
            try UDPSender().send(packets, to: try #require(UInt16(port)))
        }
        try read { $0.contains(expected) }
        kill(process.processIdentifier, SIGINT)
        try read { $0.contains("\u{1b}[?1049l") && $0.utf8.last == UInt8(ascii: "\n") }
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -1
    }

    /// Reads what the program writes until `isEnough` of the newest of it; fails after some
    /// hundred pages without it.
    private func read(until isEnough: (_ newest: String) -> Bool) throws {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        var pieces = 0
        while !isEnough(String(output.suffix(1 << 14))) {
            var question = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            try #require(poll(&question, 1, 20_000) > 0, "the program says more")
            let count = Glibc.read(master, &bytes, bytes.count)
            pieces += 1
            try #require(count > 0 && pieces < 400, "the program writes what is expected")
            output += String(decoding: bytes[..<count], as: UTF8.self)
        }
    }
}
