import ArgumentParser
import Timebase

extension Duration {
    /// A time on the command line, in seconds: 0 or more, up to a year, which no show is as long as.
    static func parsedSeconds(_ text: String) throws -> Duration {
        guard let seconds = Double(text), (0...secondsPerYear).contains(seconds) else {
            throw ValidationError("a time is a number of seconds, 0 or more, not '\(text)'")
        }
        return .seconds(seconds)
    }
}

private let secondsPerYear = 366.0 * 24 * 3600
