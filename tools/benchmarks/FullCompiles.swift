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
        "score CPU s",
        "prints CPU s",
        "render CPU s",
        "pack CPU s",
        "all CPU s",
        "one core s",
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
        for numbers in info.groups(score.spansAtOnce(of: info.framesPerBlock)) {
            let blocks = rendering.add { score.render(numbers.map(info.span(ofBlock:))) }
            for (number, block) in zip(numbers, blocks) {
                _ = packing.add { encoder.encode(block, number: number) }
                if number % 15 == 7 { baselines.take(block) }
            }
        }
        let onOne = scoring + prints + rendering + packing
        let onAll = scoring.wall + prints.wall + secondsOnAllCores(score, info)
        table.add(
            "\(universes) × 512 slots",
            told(Double(song.cues.count)),
            told(scoring.processor, 3),
            told(prints.processor, 3),
            told(rendering.processor, 2),
            told(packing.processor, 2),
            told(onOne.processor, 2),
            told(onOne.wall, 2),
            told(Double(song.seconds) / onOne.wall),
            told(onAll, 2),
            told(Double(song.seconds) / onAll),
            told(onOne.wall / baselines.copySeconds(song.byteCount), 1),
            told(onOne.wall / baselines.packSeconds(song.byteCount), 2)
        )
    }

    private func secondsOnAllCores(_ score: Score, _ info: TimelineInfo) -> Double {
        var timing = Timing()
        let jobs = info.groups(8)
        let atOnce = score.spansAtOnce(of: info.framesPerBlock)
        let bytes = Atomic(0)
        timing.add {
            DispatchQueue.concurrentPerform(iterations: jobs.count) { job in
                var encoder = BlockEncoder()
                for numbers in jobs[job].groups(atOnce) {
                    let blocks = score.render(numbers.map(info.span(ofBlock:)))
                    for (number, block) in zip(numbers, blocks) {
                        let stored = encoder.encode(block, number: number).stored.count
                        bytes.add(stored, ordering: .relaxed)
                    }
                }
            }
        }
        precondition(bytes.load(ordering: .relaxed) > 0, "something was packed")
        return timing.wall
    }

    func show() { table.show() }
}

extension TimelineInfo {
    /// The numbers of all blocks, at most `count` together.
    fileprivate func groups(_ count: Int) -> [Range<Int>] { (0..<blockCount).groups(count) }
}

extension Range<Int> {
    /// The range in pieces of `count`, the last one what is left.
    fileprivate func groups(_ count: Int) -> [Range<Int>] {
        stride(from: lowerBound, to: upperBound, by: count).map {
            $0..<Swift.min($0 + count, upperBound)
        }
    }
}
