import Glibc
import Testing

/// Law 7: never a torn file.
struct KilledTests {
    @Test("a compile killed at any instant leaves the old file or the new one, whole")
    func killed() throws {
        let workshop = Workshop()
        var show = SmallShow()
        show.songs = [.init("tune", samples: 44_100 * 20, cues: "[]")]
        let file = try workshop.compiled(show)
        let old = try #require(workshop.bytes(of: file))
        show.songs[0].cues = SmallShow.cues
        let started = ContinuousClock.now
        _ = try workshop.compiled(show)
        let whole = ContinuousClock.now - started
        let new = try #require(workshop.bytes(of: file))
        #expect(old != new)

        for part in 0..<10 {
            try workshop.write(old, to: file)
            let program = try workshop.start(["compile", "show", "--no-audio", "-o", file])
            // Parts of what a run takes on this machine, so that kills fall all over it.
            let limit = whole * part / 10
            let run = program.finish(within: limit)
            #expect(run.ending == .tookTooLong || run.ending == .exited(0))
            #expect([old, new].contains(workshop.bytes(of: file)), "killed after \(limit)")
        }
    }
}
