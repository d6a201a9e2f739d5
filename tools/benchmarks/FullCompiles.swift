import DMX
import Dispatch
import ShowCompiler
import Synchronization
import Timebase
import TimelineFile

/// How fast whole songs are compiled, the file's bytes in memory.
struct FullCompiles {
    private var table = Table(
        "full compile, 5 min",
        "rows",
        "score s",
        "prints s",
        "render s",
        "pack s",
        "one core s",
        "its CPU s",
        "× real time",
        "all cores s",
        "× real time",
        "× copying",
        "× plain zstd"
    )

    mutating func measure(universes: Int) {
        let song = BenchedSong(universes: universes, seconds: 300)
        var scoring = Timing()
        let score = scoring.add {
            song.compiler.score(of: song.cues, frameCount: song.frameCount)
        }
        var prints = Timing()
        let info = prints.add { song.info(score) }
        var (rendering, packing) = (Timing(), Timing())
        var encoder = BlockEncoder()
        var baselines = Baselines()
        for number in 0..<info.blockCount {
            let block = rendering.add { score.render(info.span(ofBlock: number)) }
            _ = packing.add { encoder.encode(block, number: number) }
            if number % 15 == 7 { baselines.take(block) }
        }
        let onOne = scoring + prints + rendering + packing
        let onAll = scoring.wall + prints.wall + secondsOnAllCores(score, info)
        table.add(
            "\(universes) × 512 slots",
            told(Double(song.cues.count)),
            told(scoring.wall, 3),
            told(prints.wall, 3),
            told(rendering.wall, 2),
            told(packing.wall, 2),
            told(onOne.wall, 2),
            told(onOne.processor, 2),
            told(Double(song.seconds) / onOne.wall),
            told(onAll, 2),
            told(Double(song.seconds) / onAll),
            told(onOne.wall / baselines.copySeconds(song.byteCount), 1),
            told(onOne.wall / baselines.packSeconds(song.byteCount), 2)
        )
    }

    private func secondsOnAllCores(_ score: Score, _ info: TimelineInfo) -> Double {
        var timing = Timing()
        let blocksAJob = 8
        let bytes = Atomic(0)
        timing.add {
            DispatchQueue.concurrentPerform(iterations: (info.blockCount + 7) / blocksAJob) { job in
                var encoder = BlockEncoder()
                let first = job * blocksAJob
                for number in first..<min(first + blocksAJob, info.blockCount) {
                    let block = score.render(info.span(ofBlock: number))
                    let stored = encoder.encode(block, number: number).stored.count
                    bytes.add(stored, ordering: .relaxed)
                }
            }
        }
        precondition(bytes.load(ordering: .relaxed) > 0, "something was packed")
        return timing.wall
    }

    func show() { table.show() }
}
