import DMX
import Dispatch
import Glibc
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
        var renderer = ScoreRenderer(score)
        for number in 0..<info.blockCount {
            let block = rendering.add { renderer.render(info.span(ofBlock: number)) }
            _ = packing.add { encoder.encode(block, number: number) }
            if number % 15 == 7 { baselines.take(block) }
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

    /// As the command does it: eight blocks a job, as many jobs at a time as there are cores, each with
    /// a renderer of its own.
    private func secondsOnAllCores(_ score: Score, _ info: TimelineInfo) -> Double {
        var timing = Timing()
        let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        let jobs = (0..<info.blockCount).groups(8)
        let bytes = Atomic(0)
        timing.add {
            DispatchQueue.concurrentPerform(iterations: cores) { core in
                var renderer = ScoreRenderer(score)
                var encoder = BlockEncoder()
                for job in stride(from: core, to: jobs.count, by: cores) {
                    for number in jobs[job] {
                        let block = renderer.render(info.span(ofBlock: number))
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

extension Range<Int> {
    /// The range in pieces of `count`, the last one what is left.
    fileprivate func groups(_ count: Int) -> [Range<Int>] {
        stride(from: lowerBound, to: upperBound, by: count).map {
            $0..<Swift.min($0 + count, upperBound)
        }
    }
}
