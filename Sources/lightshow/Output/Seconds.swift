import ArgumentParser
import Timebase
import TimelineFile

extension Duration {
    /// A time on the command line, in seconds: 0 or more, up to a year, which no show is as long as.
    static func parsedSeconds(_ text: String) throws -> Duration {
        guard let seconds = Double(text), (0...secondsPerYear).contains(seconds) else {
            throw ValidationError("a time is a number of seconds, 0 or more, not '\(text)'")
        }
        return .seconds(seconds)
    }
}

extension TimelineInfo {
    /// The frame that `--from time` starts at; refused where the show in `file` has ended by then.
    func frame(from time: Duration, in file: String) throws(Failure) -> FrameNumber {
        let start = rate.frame(nearest: time)
        guard FrameSpan(all: frameCount).contains(start) else {
            let end = Timecode.minutes(duration)
            throw .input("--from \(Timecode.minutes(time)) is past the end of \(file) (\(end))")
        }
        return start
    }

    /// The frames from `--from start` to `--to end`, which the show in `file` may have ended before;
    /// all of them where neither is given.
    func span(
        from start: Duration?,
        to end: Duration?,
        in file: String
    ) throws(Failure) -> FrameSpan {
        let first = try frame(from: start ?? .zero, in: file)
        let all = FrameNumber.zero + frameCount
        return FrameSpan(first, to: end.map { min(all, rate.frame(nearest: $0)) } ?? all)
    }
}

private let secondsPerYear = 366.0 * 24 * 3600
