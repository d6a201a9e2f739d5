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
    /// owns a channel, at equal times the later row; a row past the last frame is not rendered. A
    /// chase is as many rows as it has steps, each with its own time.
    public func score(of cues: [Cue], frameCount: FrameCount) -> Score {
        var score = Score(
            layout: patch.layout,
            armLevels: patch.armLevels,
            rate: rate,
            frameCount: frameCount
        )
        for cue in inOrder(cues, before: rate.time(of: .zero + frameCount)) {
            let start = rate.frame(nearest: cue.time)
            guard start < .zero + frameCount else { continue }
            write(cue, at: start, to: &score)
        }
        return score
    }

    /// What the rows come to, in the order in which they take over.
    private func inOrder(_ cues: [Cue], before end: Duration) -> [Cue] {
        cues.flatMap { $0.parts(before: end) }.enumerated().sorted { a, b in
            (a.element.time, a.element.row, a.offset) < (b.element.time, b.element.row, b.offset)
        }.map(\.element)
    }

    private func write(_ cue: Cue, at start: FrameNumber, to score: inout Score) {
        switch cue.action {
        case .snapshot(let snapshot):
            let end = rate.frame(nearest: cue.time + snapshot.fade)
            for values in snapshot.values {
                guard let fixture = patch.index(of: values.fixture) else { continue }
                write(cue, fixture, start, end, to: &score) { site in
                    site.snapshot(values.writes)
                }
            }
        case .effect(let row):
            guard let fixture = patch.index(of: row.fixture) else { return }
            let end = rate.frame(nearest: cue.time + row.duration)
            write(cue, fixture, start, end, to: &score) { site in
                site.curves(of: row.effect)
            }
        case .chase(let row):
            if case .wave(let wave) = row.chase.content {
                write(wave, of: row, cue, at: start, to: &score)
            }
        }
    }

    /// A wave that runs once; steps have become effects before.
    private func write(
        _ wave: ColourWave,
        of row: ChaseCue,
        _ cue: Cue,
        at start: FrameNumber,
        to score: inout Score
    ) {
        let end = rate.frame(nearest: cue.time + row.duration(from: cue.time))
        let beats = WaveBeats(
            row,
            at: cue.time,
            start: start,
            length: end - start,
            limit: .zero + score.frameCount - start,
            rate: rate
        )
        for (place, id) in wave.fixtures.enumerated() {
            guard let fixture = patch.index(of: id) else { continue }
            write(cue, fixture, start, end, to: &score) { site in
                site.wave(wave, place: place, beats: beats)
            }
        }
    }

    /// Appends what `curves` makes of the levels that `fixture` has without this row.
    private func write(
        _ cue: Cue,
        _ fixture: Int,
        _ start: FrameNumber,
        _ end: FrameNumber,
        to score: inout Score,
        curves: (EffectSite) -> [ChannelCurve]
    ) {
        let model = patch.fixtures[fixture]
        let found = model.channels.indices.map { channel in
            let offset = patch.offset(fixture: fixture, channel: channel)
            return score.level(at: start.index, offset: offset)
        }
        let site = EffectSite(fixture: model, length: end - start, found: found)
        for written in curves(site) {
            let segment = Segment(
                start: start.index,
                end: max(start.index + written.length.frames, start.index),
                curve: written.curve,
                row: cue.row
            )
            score.append(segment, to: patch.offset(fixture: fixture, channel: written.channel))
        }
    }
}
