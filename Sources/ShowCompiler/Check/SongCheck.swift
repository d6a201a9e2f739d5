public import ShowModel
public import Timebase

/// What can only be said of a song's rows once its sound has been measured.
public struct SongCheck: Sendable {
    private let rate: FrameRate
    private let sound: SoundLength

    /// A check against a sound of this length, at `rate`.
    public init(sound: SoundLength, rate: FrameRate) {
        self.sound = sound
        self.rate = rate
    }

    /// Rows that start past the last frame, rows that last longer than the song, strobes that the rate
    /// cannot show, rows that start the same effect on the same fixture at the
    /// same instant, and a length in the metadata that is not the sound's.
    public func diagnostics(of song: Song) -> [Diagnostic] {
        let end = FrameNumber.zero + sound.frameCount(at: rate)
        let length = Timecode.minutes(sound.duration)
        var found = song.cues.filter { rate.frame(nearest: $0.time) >= end }.map { cue in
            Diagnostic(
                .warning,
                at: cue.location,
                "the row at \(Timecode.minutes(cue.time)) is past the end of the song (\(length))",
                hint: cue.time >= .seconds(1000) && cue.time / 1000 < sound.duration
                    ? "it is not rendered; times are in seconds, not milliseconds"
                    : "it is not rendered; move it before the end, or take it out"
            )
        }
        found += song.cues.compactMap { overlong($0, before: end) }
        found += song.cues.compactMap { tooFast($0, before: end) }
        found += song.cues.compactMap { unfinished($0, before: end) }
        found += InstantCheck(end: rate.time(of: end)).diagnostics(of: song.cues)
        if let written = song.metadata.length, abs(written - sound.duration) > .milliseconds(100) {
            found.append(
                Diagnostic(
                    .warning,
                    at: song.metadata.lengthLocation,
                    "the metadata says \(Timecode.minutes(written)), but the sound is \(length) long",
                    hint: "the sound decides; correct \"length\""
                )
            )
        }
        return found
    }

    /// What there is to say of a row that lasts longer than all of the song, and longer than anyone
    /// would mean.
    private func overlong(_ cue: Cue, before end: FrameNumber) -> Diagnostic? {
        guard rate.frame(nearest: cue.time) < end else { return nil }
        let (key, duration): (String, Duration)
        switch cue.action {
        case .snapshot(let snapshot): (key, duration) = ("fade", snapshot.fade)
        case .effect(let row): (key, duration) = ("duration", row.duration)
        case .chase: return nil
        }
        guard duration > max(sound.duration, .seconds(60)) else { return nil }
        let length = Timecode.minutes(sound.duration)
        return Diagnostic(
            .warning,
            at: cue.location,
            "a '\(key)' of \(Timecode.minutes(duration)) is longer than the song (\(length))",
            hint: "it is in seconds, not milliseconds"
        )
    }

    /// What there is to say of a strobe that is on and off in less than a frame each.
    private func tooFast(_ cue: Cue, before end: FrameNumber) -> Diagnostic? {
        let rates = cue.parts(before: rate.time(of: end)).compactMap { part -> Double? in
            guard case .effect(let row) = part.action, case .strobe(let hertz) = row.effect else {
                return nil
            }
            return hertz
        }
        guard let fastest = rates.max(), fastest * 2 > rate.framesPerSecond else { return nil }
        return Diagnostic(
            .warning,
            at: cue.location,
            "a strobe of \(decimal(fastest)) Hz is faster than \(rate) frames a second can show",
            hint: "\(decimal(rate.framesPerSecond / 2, .down)) Hz is the most"
        )
    }

    /// What there is to say of a chase that starts in the song and runs on past its end.
    private func unfinished(_ cue: Cue, before end: FrameNumber) -> Diagnostic? {
        guard case .chase(let row) = cue.action, rate.frame(nearest: cue.time) < end else {
            return nil
        }
        let rendered = cue.parts(before: rate.time(of: end)).count {
            rate.frame(nearest: $0.time) < end
        }
        guard rendered < row.partCount else { return nil }
        let count = "\(row.partCount - rendered) of \(row.partCount)"
        let isWave = if case .wave = row.chase.content { true } else { false }
        let parts = isWave ? "repetitions" : "steps"
        let length = Timecode.minutes(sound.duration)
        return Diagnostic(
            .warning,
            at: cue.location,
            "\(count) \(parts) of chase '\(row.chase.id)' start past the end of the song (\(length))",
            hint: "they are not rendered; start it earlier, or give fewer 'repetitions'"
        )
    }
}

private func abs(_ duration: Duration) -> Duration {
    duration < .zero ? .zero - duration : duration
}
