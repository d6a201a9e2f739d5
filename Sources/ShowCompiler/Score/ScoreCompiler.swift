import DMX
public import ShowModel
public import Timebase

/// Cues → score. A pure function of the patch, the rate and the rows.
public struct ScoreCompiler: Sendable {
    private let patch: Patch
    private let rate: FrameRate

    /// A compiler for the fixtures of `patch` at `rate`.
    public init(patch: Patch, rate: FrameRate) {
        self.patch = patch
        self.rate = rate
    }

    /// The score of a song of `frameCount` frames.
    ///
    /// Rows come in any order. Of the rows started by a frame the one with the latest time as written
    /// (less the dark approach that orbits and sweeps begin with) owns a channel, at equal times the
    /// later row; a row past the last frame is not rendered. A chase is as many rows as it has steps,
    /// each with its own time.
    public func score(of cues: [Cue], frameCount: FrameCount) -> Score {
        var fixtures = patch.fixtures.map {
            FixtureScore($0, rate: rate, frameCount: frameCount)
        }
        for cue in inOrder(cues, before: rate.time(of: .zero + frameCount)) {
            let start = rate.frame(nearest: cue.time)
            guard start < .zero + frameCount else { continue }
            add(cue, at: start, to: &fixtures, frameCount: frameCount)
        }
        var channels = patch.armLevels.map(ChannelScore.init(base:))
        for (index, fixture) in fixtures.enumerated() {
            for (channel, story) in fixture.channels.enumerated() {
                channels[patch.offset(fixture: index, channel: channel)] = story
            }
        }
        return Score(layout: patch.layout, channels: channels, rate: rate, frameCount: frameCount)
    }

    /// What the rows come to, in the order in which they take over.
    private func inOrder(_ cues: [Cue], before end: Duration) -> [Cue] {
        cues.flatMap { $0.parts(before: end) }.enumerated().sorted { a, b in
            (a.element.time, a.element.row, a.offset) < (b.element.time, b.element.row, b.offset)
        }.map(\.element)
    }

    private func add(
        _ cue: Cue,
        at start: FrameNumber,
        to fixtures: inout [FixtureScore],
        frameCount: FrameCount
    ) {
        switch cue.action {
        case .snapshot(let snapshot):
            let end = rate.frame(nearest: cue.time + snapshot.fade)
            for values in snapshot.values {
                guard let fixture = patch.index(of: values.fixture) else { continue }
                fixtures[fixture].add(values.writes, of: cue, at: start.index, for: end - start)
            }
        case .effect(let row):
            guard let fixture = patch.index(of: row.fixture) else { return }
            let end = rate.frame(nearest: cue.time + row.duration)
            fixtures[fixture].add(row.effect, of: cue, at: start.index, for: end - start)
        case .chase(let row):
            // The steps of a static chase have become effects before.
            guard case .wave(let wave) = row.chase.content else { return }
            let length = rate.frame(nearest: cue.time + row.duration(from: cue.time)) - start
            let left = .zero + frameCount - start
            let span = FrameSpan(start, to: start + min(length, left))
            let beats = WaveBeats(row, at: cue.time, in: span, rate: rate)
            for (place, id) in wave.fixtures.enumerated() {
                guard let fixture = patch.index(of: id) else { continue }
                let run = WaveRun(wave: wave, place: place, beats: beats)
                fixtures[fixture].add(run, of: cue, at: start.index, for: length)
            }
        }
    }
}
