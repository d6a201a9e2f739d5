import ArgumentParser
import ArtNet

/// `lightshow monitor`: shows what arrives.
struct Monitor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the Art-Net packets that arrive.",
        discussion: """
            On a terminal: every universe with its rate, its faults and a picture of its levels, \
            live; q or Ctrl-C ends it. Elsewhere: one line a second, and a summary at the end.
            """
    )

    @Option(help: ArgumentHelp("The UDP port to listen at; 0 takes a free one.", valueName: "port"))
    var port: UInt16 = NodeAddress.standardPort

    @Option(
        help: ArgumentHelp(
            "Listen at this address of the machine only, beside programs at its others.",
            valueName: "ip"
        ),
        transform: address
    )
    var bind = IPv4Address.any

    @Option(
        help: ArgumentHelp("Show the fixtures of this show file as they look.", valueName: "file"),
        completion: .file(extensions: ["bin"])
    )
    var show: String?

    @Flag(help: "Write one JSON object a packet, with the kernel's receive time.")
    var json = false

    @Option(help: ArgumentHelp("End after so many seconds.", valueName: "s"))
    var seconds: Double?

    @Option(help: ArgumentHelp("End after so many packets.", valueName: "n"))
    var packets: Int?

    func validate() throws {
        if let seconds, !(seconds > 0 && seconds < 1e9) {
            throw ValidationError("--seconds is a time above 0, not \(seconds)")
        }
        if let packets, packets < 1 {
            throw ValidationError("--packets is 1 or more, not \(packets)")
        }
    }

    func run() throws {
        try reportingFailures {
            do {
                try listen()
            } catch let error as ArtNetError {
                throw Failure.world("\(error)" + (hint(for: error).map { "\n  \($0)" } ?? ""))
            } catch OutputFault.readerGone {
                // Whoever looked has seen enough.
            } catch OutputFault.system(let cause) {
                throw Failure.world("cannot write: \(systemMessage(cause))")
            }
        }
    }

    private func listen() throws {
        let signals = StopSignals()
        let rig = try show.map { try Rig(showAt: $0) }
        let receiver = try ArtNetReceiver(at: bind, port: port)
        let address = "\(receiver.address)"
        var loop = MonitorLoop(receiver: receiver, signals: signals)
        loop.packetLimit = packets
        loop.timeLimit = seconds.map { .seconds($0) }
        try run(&loop, at: address, rig: rig)
    }

    private func run(_ loop: inout MonitorLoop, at address: String, rig: Rig?) throws {
        if !json, let terminal = Terminal(.standard) {
            let state = try watch(&loop, on: terminal, at: address, rig: rig)
            try OutputStream.standard.write(MonitorSummary(state).text)
            return
        }
        // Told apart from the results, so that a script knows when it may begin to send.
        try OutputStream.error.write("listening at \(address)\n")
        if json {
            var view = JSONView()
            let state = try loop.run(showing: &view)
            guard state.dropped > 0 else { return }
            let packets = counted(state.dropped, "packet")
            try OutputStream.error.write("warning: \(packets) came faster than they were written\n")
        } else {
            var view = PlainView()
            let state = try loop.run(showing: &view)
            try OutputStream.standard.write(MonitorSummary(state).text)
        }
    }

    /// The live view, which is gone from the terminal when this returns.
    private func watch(
        _ loop: inout MonitorLoop,
        on terminal: Terminal,
        at address: String,
        rig: Rig?
    ) throws -> MonitorState {
        var view = try ScreenView(on: terminal, listeningAt: address, rig: rig)
        return try loop.run(showing: &view)
    }

    private func hint(for error: ArtNetError) -> String? {
        switch error {
        case .portTaken:
            "end it, or listen beside it at an address or port of your own: --bind 127.0.0.2, "
                + "--port 6455"
        case .notOurAddress:
            "--bind takes an address of this machine; 'ip address' lists them"
        case .address, .nodeTwice, .system:
            nil
        }
    }
}

/// The address that was given on the command line, as four numbers.
private func address(_ text: String) throws -> IPv4Address {
    guard let address = IPv4Address(text: text) else {
        throw ValidationError("an address is four numbers 0…255, as in 127.0.0.1")
    }
    return address
}
