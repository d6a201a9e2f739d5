import Testing

/// A monitor that listens at a free port of 127.0.0.1.
struct RunningMonitor: ~Copyable {
    /// The port it listens at.
    let port: UInt16
    private let program: RunningProgram
    /// Kept, for the program runs in its folder.
    private let workshop: Workshop

    /// Starts a monitor with `arguments`, and returns once it listens.
    ///
    /// It ends by itself after a minute where `arguments` name no other end.
    init(_ arguments: String..., in workshop: Workshop = Workshop()) throws {
        let place = ["monitor", "--bind", "127.0.0.1", "--port", "0"]
        let limit = arguments.contains("--seconds") ? [] : ["--seconds", "60"]
        let program = try workshop.start(place + arguments + limit)
        let line = program.nextComplaint()
        let prefix = "listening at 127.0.0.1:"
        let port = line.hasPrefix(prefix) ? UInt16(line.dropFirst(prefix.count)) : nil
        self.port = try #require(port, "the monitor said: \(line)")
        self.program = program
        self.workshop = workshop
    }

    /// Sends `packets` from one socket, in order.
    ///
    /// - Returns: the port that they come from.
    @discardableResult
    func send(_ packets: [UInt8]...) throws -> UInt16 {
        try UDPSender().send(packets, to: port)
    }

    /// Sends `signal` to the monitor.
    func send(signal: Int32) { program.send(signal) }

    /// Reads no more of what it writes.
    func stopReading() { program.stopReading() }

    /// Waits for its end.
    consuming func finish() -> Outcome {
        let workshop = workshop
        let outcome = program.finish()
        withExtendedLifetime(workshop) {}
        return outcome
    }
}
