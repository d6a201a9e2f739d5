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

    /// Compiles the song and writes it to `path`, whole or not at all. What `earlier`, the file that is
    /// there, has of it is not made again; where that is everything, the file is left as it is.
    func write(to path: String, after earlier: EarlierFile?) async throws -> SongReport {
        let clock = ContinuousClock()
        let started = clock.now
        let sources = try SourceList(folder: folder, shared: sharedPaths, song: song)
        let builder = TimelineInfoBuilder(show: show, song: song)
        let info = builder.info(
            sources: sources.digests,
            sound: try sources.sound(song.sound, embedded: embedsSound)
        )
        let digested = clock.now
        var work = BlockWork(info: info, carried: [])
        if earlier?.isUpToDate(with: info) == true {
            work = .none(of: info)
        } else {
            work.carried = earlier?.reusableBlocks(for: info) ?? []
            try OutputPath.makeFolders(above: path)
            do throws(TimelineFileError) {
                try await write(info, work, from: earlier, to: path)
            } catch {
                throw error.isOfTheWorld
                    ? Failure.world("\(error)")
                    : Failure.input("song '\(song.song.name)': \(error)")
            }
        }
        let written = clock.now
        return SongReport(
            song: song,
            path: path,
            info: info,
            work: work,
            stages: StageTimes(
                song.times,
                digest: digested - started,
                framesAndFile: written - digested
            )
        )
    }

    /// Renders and packs the blocks on all processors, a few at a time, and writes them in order.
    private func write(
        _ info: TimelineInfo,
        _ work: BlockWork,
        from earlier: EarlierFile?,
        to path: String
    ) async throws(TimelineFileError) {
        var writer = try TimelineWriter(path: path, info: info)
        var progress = ProgressLine(title: "compiling \(song.song.name)", total: info.blockCount)
        let perJob = 8
        let carried = CarriedBlocks(numbers: work.carried, file: earlier)
        var renderers = Array(repeating: ScoreRenderer(song.score), count: jobs)
        for start in stride(from: 0, to: info.blockCount, by: jobs * perJob) {
            let end = min(start + jobs * perJob, info.blockCount)
            for block in await encoded(start..<end, perJob: perJob, info, carried, &renderers) {
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

    /// The blocks of `numbers`, packed, in order. Each job goes on with a renderer of its own, which
    /// knows what it saw in the jobs before.
    private func encoded(
        _ numbers: Range<Int>,
        perJob: Int,
        _ info: TimelineInfo,
        _ carried: CarriedBlocks,
        _ renderers: inout [ScoreRenderer]
    ) async -> [EncodedBlock] {
        await withTaskGroup(of: (Int, [EncodedBlock], ScoreRenderer).self) { group in
            let starts = stride(from: numbers.lowerBound, to: numbers.upperBound, by: perJob)
            for (job, first) in starts.enumerated() {
                let mine = first..<min(first + perJob, numbers.upperBound)
                let renderer = renderers[job]
                group.addTask {
                    var renderer = renderer
                    let blocks = encoded(mine, info, carried, &renderer)
                    return (job, blocks, renderer)
                }
            }
            var parts = Array(repeating: [EncodedBlock](), count: renderers.count)
            for await (job, blocks, renderer) in group {
                parts[job] = blocks
                renderers[job] = renderer
            }
            return parts.flatMap(\.self)
        }
    }

    /// The blocks of `numbers` in order, one after the other: those carried over, and the others made.
    private func encoded(
        _ numbers: Range<Int>,
        _ info: TimelineInfo,
        _ carried: CarriedBlocks,
        _ renderer: inout ScoreRenderer
    ) -> [EncodedBlock] {
        var decoder = BlockDecoder()
        var encoder = BlockEncoder()
        return numbers.map { number in
            if let block = carried.block(number, using: &decoder) { return block }
            return encoder.encode(renderer.render(info.span(ofBlock: number)), number: number)
        }
    }
}

/// Blocks of an earlier file that are taken as they are stored.
private struct CarriedBlocks: Sendable {
    let numbers: Set<Int>
    let file: EarlierFile?

    /// Block `number`; nil where it must be made: it has changed, or it is hurt.
    func block(_ number: Int, using decoder: inout BlockDecoder) -> EncodedBlock? {
        numbers.contains(number) ? file?.block(number, using: &decoder) : nil
    }
}
