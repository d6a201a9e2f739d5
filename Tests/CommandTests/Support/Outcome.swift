/// How a run of the program ended, and what it printed.
struct Outcome {
    /// How a process ends.
    enum Ending: Hashable {
        /// By itself, with this exit code.
        case exited(Int32)
        /// By a signal: it crashed.
        case killed(signal: Int32)
        /// Not at all within its time limit; it was ended.
        case tookTooLong
    }

    let ending: Ending
    /// What went to standard output.
    let output: String
    /// What went to standard error.
    let complaints: String

    /// Everything it printed, as a reader at a terminal sees it.
    var text: String { output + complaints }

    /// The lines of standard output.
    var lines: [Substring] { output.split(separator: "\n") }

    /// The exit code; −1 where it did not exit by itself.
    var code: Int32 {
        if case .exited(let code) = ending { code } else { -1 }
    }
}
