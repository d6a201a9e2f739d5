import ArgumentParser

/// Why a command ends early, as the process tells its caller.
struct Failure: Error {
    /// What the caller should do about it, by the exit code that says so.
    enum Kind: Int32 {
        /// Mend the input.
        case inputWasWrong = 1
        /// Mend the world: a file, a socket, the sound.
        case worldFailed = 2
    }

    let kind: Kind
    /// One line for people; nil where all has been said.
    let message: String?

    /// The input was wrong, as `message` says or as has been said.
    static func input(_ message: String? = nil) -> Failure {
        Failure(kind: .inputWasWrong, message: message)
    }

    /// The world failed, as `message` says.
    static func world(_ message: String) -> Failure {
        Failure(kind: .worldFailed, message: message)
    }

    /// Tells the message on standard error.
    func tell() {
        if let message { complain("error: \(message)") }
    }
}

extension Failure: CustomStringConvertible {
    /// The message: what somebody tells who does not know that it is a failure.
    var description: String { message ?? "it failed" }
}

/// Runs the body of a command: a failure is told on standard error and becomes the exit code.
func reportingFailures(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let failure as Failure {
        throw exitCode(telling: failure)
    }
}

/// Runs the body of a command: a failure is told on standard error and becomes the exit code.
func reportingFailures(_ body: () throws -> Void) throws {
    do {
        try body()
    } catch let failure as Failure {
        throw exitCode(telling: failure)
    }
}

private func exitCode(telling failure: Failure) -> ExitCode {
    failure.tell()
    return ExitCode(failure.kind.rawValue)
}
