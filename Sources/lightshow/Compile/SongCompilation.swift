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
        for start in stride(from: 0, to: info.blockCount, by: jobs * perJob) {
            let end = min(start + jobs * perJob, info.blockCount)
            for block in await encoded(start..<end, perJob: perJob, info, carried) {
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
        _ info: TimelineInfo,
        _ carried: CarriedBlocks
    ) async -> [EncodedBlock] {
        await withTaskGroup(of: (Int, [EncodedBlock]).self) { group in
            for first in stride(from: numbers.lowerBound, to: numbers.upperBound, by: perJob) {
                let mine = first..<min(first + perJob, numbers.upperBound)
                group.addTask { (first, encoded(mine, info, carried)) }
            }
            var parts: [Int: [EncodedBlock]] = [:]
            for await (first, blocks) in group { parts[first] = blocks }
            return stride(from: numbers.lowerBound, to: numbers.upperBound, by: perJob)
                .flatMap { parts[$0] ?? [] }
        }
    }

    /// The blocks of `numbers` in order, one after the other: those carried over, and the others made.
    private func encoded(
        _ numbers: Range<Int>,
        _ info: TimelineInfo,
        _ carried: CarriedBlocks
    ) -> [EncodedBlock] {
        var decoder = BlockDecoder()
        var blocks = numbers.map { carried.block($0, using: &decoder) }
        let missing = numbers.filter { blocks[$0 - numbers.lowerBound] == nil }
        let atOnce = song.score.spansAtOnce(of: info.framesPerBlock)
        var encoder = BlockEncoder()
        for start in stride(from: 0, to: missing.count, by: atOnce) {
            let group = missing[start..<min(start + atOnce, missing.count)]
            let levels = song.score.render(group.map(info.span(ofBlock:)))
            for (number, block) in zip(group, levels) {
                blocks[number - numbers.lowerBound] = encoder.encode(block, number: number)
            }
        }
        return blocks.compactMap(\.self)
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
