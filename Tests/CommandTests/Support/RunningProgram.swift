import Glibc

/// A run of the program; ended with its value if it has not ended by itself.
struct RunningProgram: ~Copyable {
    private let process: pid_t
    private let output: Int32
    private let complaints: Int32

    /// Starts the program with `arguments` in `folder`, with this environment; what it prints goes
    /// to the file `output` where one is given. Where its standard error `isHeld` it takes nothing, as
    /// a terminal after Ctrl-S, until `finish`.
    init(
        _ arguments: [String],
        in folder: String,
        environment: [String],
        output file: String? = nil,
        isHeld: Bool = false
    ) throws {
        // `env` takes the program's place once it is in the folder, so that signals reach it.
        let starter = "/usr/bin/env"
        let words = [starter, "-C", folder, try Program.path()] + arguments
        // Sockets, as they can be kept from other programs started at the same time.
        let outputPair = try SocketPair()
        let complaintsPair = try SocketPair()
        if isHeld { complaintsPair.fill() }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, outputPair.far, STDOUT_FILENO)
        if let file {
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, file, O_WRONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, complaintsPair.far, STDERR_FILENO)
        var attributes = defaultSignals()
        defer { posix_spawnattr_destroy(&attributes) }
        var process = pid_t()
        let cause = withCStrings(words) { words in
            withCStrings(environment) { environment in
                posix_spawn(&process, starter, &actions, &attributes, words, environment)
            }
        }
        close(outputPair.far)
        close(complaintsPair.far)
        guard cause == 0 else {
            close(outputPair.near)
            close(complaintsPair.near)
            throw SystemFault(call: "posix_spawn", errno: cause)
        }
        self.process = process
        self.output = outputPair.near
        self.complaints = complaintsPair.near
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        close(output)
        close(complaints)
    }

    /// The next line that it writes to standard error, waiting for it; cut short where it ends.
    func nextComplaint() -> String {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while recv(complaints, &byte, 1, 0) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
        return String(decoding: line, as: UTF8.self)
    }

    /// Reads no more of its standard output: to the program the reader has gone away.
    func stopReading() { shutdown(output, Int32(SHUT_RD)) }

    /// Sends `signal` to the program.
    func send(_ signal: Int32) { kill(process, signal) }

    /// Waits until the program has ended; one that takes longer than `limit` is ended.
    consuming func finish(within limit: Duration = .seconds(60)) -> Outcome {
        let deadline = ContinuousClock.now + limit
        var output: [UInt8] = []
        var complaints: [UInt8] = []
        var isOpen = [true, true]
        while isOpen.contains(true) {
            let rest = deadline - ContinuousClock.now
            if rest <= .zero { break }
            // A negative descriptor is passed over by poll.
            var questions = [
                pollfd(fd: isOpen[0] ? self.output : -1, events: Int16(POLLIN), revents: 0),
                pollfd(fd: isOpen[1] ? self.complaints : -1, events: Int16(POLLIN), revents: 0),
            ]
            poll(&questions, 2, Int32(min(rest / .milliseconds(1), 100).rounded(.up)))
            if questions[0].revents != 0 { isOpen[0] = read(self.output, into: &output) }
            if questions[1].revents != 0 { isOpen[1] = read(self.complaints, into: &complaints) }
        }
        let tookTooLong = isOpen.contains(true)
        if tookTooLong { kill(process, SIGKILL) }
        var status: Int32 = 0
        waitpid(process, &status, 0)
        close(self.output)
        close(self.complaints)
        discard self
        return Outcome(
            ending: tookTooLong ? .tookTooLong : Outcome.Ending(status: status),
            output: String(decoding: output, as: UTF8.self),
            complaints: String(decoding: complaints, as: UTF8.self)
        )
    }
}

/// The system refused `call`.
struct SystemFault: Error {
    let call: String
    let errno: Int32
}

extension Outcome.Ending {
    /// What `waitpid` told.
    fileprivate init(status: Int32) {
        let signal = status & 0x7f
        self = signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: signal)
    }
}

private struct SocketPair {
    let near: Int32
    let far: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw SystemFault(call: "socketpair", errno: errno)
        }
        near = ends[0]
        far = ends[1]
    }

    /// Writes to the far end until no more fits.
    func fill() {
        let dots = [UInt8](repeating: UInt8(ascii: "."), count: 1024)
        while send(far, dots, dots.count, Int32(MSG_DONTWAIT)) > 0 {}
        while send(far, dots, 1, Int32(MSG_DONTWAIT)) > 0 {}
    }
}

/// Reads what is there; whether more may come.
private func read(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(descriptor, &piece, piece.count, 0)
    guard count > 0 else { return count < 0 && errno == EINTR }
    bytes += piece[..<count]
    return true
}

/// Attributes for a program that minds all signals, whatever the tests' own process does.
private func defaultSignals() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
        &attributes,
        Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    )
    return attributes
}

/// Runs `body` with `texts` as C has them: pointers to bytes, a null pointer last.
private func withCStrings<Result>(
    _ texts: [String],
    _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let pointers = texts.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    return body(pointers + [nil])
}
