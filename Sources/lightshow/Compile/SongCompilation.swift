import Audio
import DMX
import ShowCompiler
import ShowModel
import ShowSource
import Timebase
import TimelineFile

/// One song on its way to one show file.
struct SongCompilation {
    let show: Show
    let song: ScoredSong
    let folder: String
    /// The files of the show as a whole.
    let sharedPaths: [String]
    let embedsSound: Bool
    let jobs: Int

    /// Compiles the song and writes it to `path`, whole or not at all.
    func write(to path: String) async throws -> SongReport {
        let clock = ContinuousClock()
        let started = clock.now
        let sources = try SourceList(folder: folder, shared: sharedPaths, song: song.song)
        let builder = TimelineInfoBuilder(show: show, song: song)
        let info = builder.info(
            sources: sources.digests,
            sound: try sources.sound(song.sound, embedded: embedsSound)
        )
        let digested = clock.now
        try OutputPath.makeFolders(above: path)
        do throws(TimelineFileError) {
            try await write(song.score, info, to: path)
        } catch {
            throw error.isOfTheWorld
                ? Failure.world("\(error)") : Failure.input("song '\(song.song.name)': \(error)")
        }
        let written = clock.now
        return SongReport(
            song: song,
            path: path,
            info: info,
            cues: CueCounts(song.song.cues),
            stages: StageTimes(
                song.times,
                digest: digested - started,
                framesAndFile: written - digested
            )
        )
    }

    /// Renders and packs the blocks on all processors, a few at a time, and writes them in order.
    private func write(
        _ score: Score,
        _ info: TimelineInfo,
        to path: String
    ) async throws(TimelineFileError) {
        var writer = try TimelineWriter(path: path, info: info)
        var progress = ProgressLine(title: "compiling \(song.song.name)", total: info.blockCount)
        let perJob = 8
        for start in stride(from: 0, to: info.blockCount, by: jobs * perJob) {
            let end = min(start + jobs * perJob, info.blockCount)
            for block in await encoded(start..<end, perJob: perJob, of: score, info) {
                try writer.append(block)
            }
            progress.show(done: end)
        }
        progress.clear()
        if embedsSound {
            try writer.embedSound(from: try FileBytes(path: song.song.soundPath))
        }
        try writer.finish()
    }

    /// The blocks of `numbers`, packed, in order.
    private func encoded(
        _ numbers: Range<Int>,
        perJob: Int,
        of score: Score,
        _ info: TimelineInfo
    ) async -> [EncodedBlock] {
        await withTaskGroup(of: (Int, [EncodedBlock]).self) { group in
            for first in stride(from: numbers.lowerBound, to: numbers.upperBound, by: perJob) {
                let mine = first..<min(first + perJob, numbers.upperBound)
                group.addTask {
                    var encoder = BlockEncoder()
                    let blocks = mine.map { number in
                        encoder.encode(score.render(info.span(ofBlock: number)), number: number)
                    }
                    return (first, blocks)
                }
            }
            var parts: [Int: [EncodedBlock]] = [:]
            for await (first, blocks) in group { parts[first] = blocks }
            return stride(from: numbers.lowerBound, to: numbers.upperBound, by: perJob)
                .flatMap { parts[$0] ?? [] }
        }
    }
}
