import Audio
import DMX
import ShowModel
import Timebase
import TimelineFile

/// What `compile` did, for people and as JSON.
struct CompileReport: Encodable {
    let show: String
    /// Milliseconds that reading and checking the show's files took.
    let readMs: Double
    var songs: [SongReport] = []
    let diagnostics: [DiagnosticReport]
    let errors: Int
    let warnings: Int
    let notes: Int

    /// A report on `show`, of which there is `list` to say.
    init(_ show: CheckedShow, _ list: DiagnosticList) {
        self.show = show.show?.name ?? ""
        readMs = show.readTime.milliseconds
        diagnostics = list.diagnostics.map(DiagnosticReport.init)
        errors = list.count(of: .error)
        warnings = list.count(of: .warning)
        notes = list.count(of: .note)
    }
}

/// One song's part of the report.
struct SongReport: Encodable {
    let song: String
    let path: String
    let frames: Int
    let rate: String
    let seconds: Double
    let universes: Int
    let fixtures: Int
    let cues: CueCounts
    let bytes: Int
    let isUpToDate: Bool
    let blocks: Int
    let blocksMade: Int
    /// In seconds: where the blocks lie that were made, start and end.
    let changed: [[Double]]
    let stagesMs: StageTimes
    private let work: String?

    private enum CodingKeys: String, CodingKey {
        case song, path, frames, rate, seconds, universes, fixtures, cues, bytes, isUpToDate, blocks
        case blocksMade, changed, stagesMs
    }

    init(
        song: ScoredSong,
        path: String,
        info: TimelineInfo,
        work: BlockWork,
        stages: StageTimes
    ) {
        self.song = song.song.name
        self.path = path
        self.frames = info.frameCount.frames
        self.rate = "\(info.rate)"
        self.seconds = song.sound.length.duration.seconds
        self.universes = info.layout.universes.count
        self.fixtures = info.fixtures.count
        self.cues = CueCounts(song.song.cues)
        self.bytes = fileSize(path)
        self.isUpToDate = work.isUpToDate
        self.blocks = info.blockCount
        self.blocksMade = work.madeCount
        self.changed = work.madeSpans.map { span in
            [span.start, span.end].map { info.rate.time(of: $0).seconds }
        }
        self.work = work.summary
        self.stagesMs = stages
    }

    /// One line: what was made of what, and how fast.
    var summary: String {
        let what = [
            "\(counted(frames, "frame")) at \(rate) fps",
            counted(universes, "universe"),
            counted(fixtures, "fixture"),
            cues.summary,
            size(bytes),
        ].joined(separator: ", ")
        let done = work.map { "\($0); " } ?? ""
        return "\(printable(path)): \(done)\(what) in \(fixed(stagesMs.total, 0)) ms"
    }
}

/// How many rows of each kind a sheet has.
struct CueCounts: Encodable {
    var snapshots = 0
    var effects: [String: Int] = [:]
    var chases = 0

    init(_ cues: [Cue]) {
        for cue in cues {
            switch cue.action {
            case .snapshot: snapshots += 1
            case .effect(let row): effects[row.effect.name.rawValue, default: 0] += 1
            case .chase: chases += 1
            }
        }
    }

    /// "217 cues (12 snapshots, 202 effects, 3 chases)".
    var summary: String {
        let effectCount = effects.values.reduce(0, +)
        let kinds = [
            snapshots > 0 ? counted(snapshots, "snapshot") : nil,
            effectCount > 0 ? counted(effectCount, "effect") : nil,
            chases > 0 ? counted(chases, "chase") : nil,
        ].compactMap(\.self)
        let total = counted(snapshots + effectCount + chases, "cue")
        return kinds.count > 1 ? "\(total) (\(kinds.joined(separator: ", ")))" : total
    }
}

/// How long each stage took, in milliseconds.
struct StageTimes: Encodable {
    let measureSound: Double
    let score: Double
    let check: Double
    let digestSources: Double
    let renderAndWrite: Double

    init(_ times: ScoredSong.Times, digest: Duration, framesAndFile: Duration) {
        measureSound = times.measure.milliseconds
        score = times.score.milliseconds
        check = times.check.milliseconds
        digestSources = digest.milliseconds
        renderAndWrite = framesAndFile.milliseconds
    }

    var total: Double { measureSound + score + check + digestSources + renderAndWrite }
}
