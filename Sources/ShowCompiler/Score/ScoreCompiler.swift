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
    /// later row; a row past the last frame is not rendered.
    public func score(of cues: [Cue], frameCount: FrameCount) -> Score {
        var fixtures = patch.fixtures.map {
            FixtureScore($0, rate: rate, frameCount: frameCount)
        }
        for cue in cues.sorted(by: { ($0.time, $0.row) < ($1.time, $1.row) }) {
            let start = rate.frame(nearest: cue.time)
            guard start < .zero + frameCount else { continue }
            add(cue, at: start, to: &fixtures)
        }
        var channels = patch.armLevels.map(ChannelScore.init(base:))
        for (index, fixture) in fixtures.enumerated() {
            for (channel, story) in fixture.channels.enumerated() {
                channels[patch.offset(fixture: index, channel: channel)] = story
            }
        }
        return Score(layout: patch.layout, channels: channels, rate: rate, frameCount: frameCount)
    }

    private func add(_ cue: Cue, at start: FrameNumber, to fixtures: inout [FixtureScore]) {
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
        }
    }
}
