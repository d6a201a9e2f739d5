import TestSupport
import Testing
import Timebase

struct BeatGridTests {
    private func grid(_ beats: [Double]) throws -> BeatGrid {
        try #require(BeatGrid(beats: beats.map { .seconds($0) }))
    }

    private func tempo(_ beatsPerMinute: Int, over denominator: Int = 1) throws -> Tempo {
        try #require(Tempo(beatsPerMinute: beatsPerMinute, over: denominator))
    }

    private func beats(_ thousandths: Int) -> Beats {
        Beats(attobeats: Int128(thousandths) * 1_000_000_000_000_000)
    }

    @Test("at a constant tempo beat 0 is at the start of the song, and a beat is 60 s ÷ tempo")
    func constant() throws {
        let grid = BeatGrid(tempo: try tempo(120))
        #expect(grid.time(of: Beats(0)) == .zero)
        #expect(grid.time(of: beats(2500)) == .milliseconds(1250))
        #expect(grid.time(of: Beats(-2)) == .seconds(-1))
        #expect(grid.beat(at: .milliseconds(1250)) == beats(2500))
        #expect(grid.time(beats(250), after: .milliseconds(1003)) == .milliseconds(1128))
    }

    @Test("a tempo that no decimal interval fits does not drift")
    func neverDrifts() throws {
        let grid = BeatGrid(tempo: try tempo(1273, over: 10))
        #expect(grid.time(of: Beats(1_273_000)) == .seconds(600_000))
        #expect(grid.beat(at: .seconds(600_000)) == Beats(1_273_000))
        #expect(grid.time(of: Beats(1)).attoseconds == 471_327_572_663_000_786)
    }

    @Test("between measured beats a beat runs evenly, outside of them as in the interval beside")
    func measured() throws {
        let grid = try grid([1, 1.5, 2.5, 2.75])
        #expect(
            [-1000, 0, 500, 1000, 1500, 2000, 2500, 3000, 5000].map { grid.time(of: beats($0)) }
                == [0.5, 1, 1.25, 1.5, 2, 2.5, 2.625, 2.75, 3.25].map { .seconds($0) }
        )
        #expect(
            [0.5, 1, 1.25, 1.5, 2, 2.5, 2.625, 2.75, 3.25].map { grid.beat(at: .seconds($0)) }
                == [-1000, 0, 500, 1000, 1500, 2000, 2500, 3000, 5000].map { beats($0) }
        )
    }

    @Test("beats are counted from any time, also between two beats and outside of all")
    func after() throws {
        let grid = try grid([1, 1.5, 2.5, 2.75])
        // A half into the first interval, so a half into the next: 1.5 + 0.5 · 1.
        #expect(grid.time(Beats(1), after: .seconds(1.25)) == .seconds(2))
        // Two beats before the first: −1 s is beat −4, and 5.5 later is 1.5.
        #expect(grid.time(beats(5500), after: .seconds(-1)) == .seconds(2))
        #expect(grid.time(Beats(2), after: .seconds(4)) == .seconds(4.5))
        #expect(grid.beats(from: .seconds(1.25), to: .seconds(2)) == Beats(1))
        #expect(grid.beats(from: .seconds(2), to: .seconds(1.25)) == Beats(-1))
        #expect(grid.beats(from: .seconds(4), to: .seconds(4.5)) == Beats(2))
    }

    @Test("no beat later is the same time, to the last digit")
    func zeroIsExact() throws {
        let grid = try grid([0, 0.7, 1.3, 1.9])
        var random = SeededRandom(seed: 7)
        for _ in 0..<200 {
            let time = Duration(
                attoseconds: Int128.random(in: -1...3_000_000_000_000_000_000, using: &random)
            )
            #expect(grid.time(.zero, after: time) == time)
        }
    }

    @Test("beats at equal intervals are the grid of their tempo, whatever noise a float adds")
    func equalsTempo() throws {
        let noisy = (0..<40).map { Duration.seconds(Double($0) * 0.6) }
        #expect(noisy != (0..<40).map { Duration.milliseconds($0 * 600) })
        let measured = try #require(BeatGrid(beats: noisy.reversed() + noisy))
        #expect(measured == BeatGrid(tempo: try tempo(100)))
    }

    @Test("where measured beats follow each other evenly, steps come as at that tempo, exactly")
    func evenStretchEqualsTempo() throws {
        // One beat far away is late, so that the grid is a measured one.
        let even = (0..<64).map { Duration.milliseconds(600 * $0) }
        let measured = try #require(BeatGrid(beats: even + [.seconds(60)]))
        let constant = BeatGrid(tempo: try tempo(100))
        #expect(measured != constant)
        var random = SeededRandom(seed: 8)
        for _ in 0..<500 {
            let time = Duration.milliseconds(Int.random(in: 0...15_000, using: &random))
            let step = beats(Int.random(in: 0...24_000, using: &random))
            #expect(measured.time(step, after: time) == constant.time(step, after: time))
        }
    }

    @Test("one beat says where, not how fast; none and no tempo says nothing")
    func needsATempo() throws {
        #expect(BeatGrid(beats: []) == nil)
        #expect(BeatGrid(beats: [.seconds(1), .seconds(1)]) == nil)
        let grid = try #require(BeatGrid(beats: [.seconds(1)], tempo: try tempo(60)))
        #expect(grid.time(of: Beats(3)) == .seconds(4))
        #expect(try BeatGrid(beats: [], tempo: tempo(60)) == BeatGrid(tempo: tempo(60)))
    }

    @Test("measured beats count before the tempo")
    func beatsBeforeTempo() throws {
        let grid = try #require(BeatGrid(beats: [.zero, .seconds(2)], tempo: try tempo(60)))
        #expect(grid.time(of: Beats(1)) == .seconds(2))
    }

    @Test("however far apart beats are, a frame can be told of every time")
    func bounded() throws {
        let day = 86_400.0
        let grid = try #require(BeatGrid(beats: [.zero, .seconds(0.001), .seconds(100 * day)]))
        let far = grid.time(Beats(1_000_000_000), after: .seconds(day))
        #expect(far == .seconds(1_000_000_000))
        let fastest = FrameRate.fps(Int(Int32.max))
        #expect(fastest.frame(nearest: far).index == Int(Int32.max) * 1_000_000_000)
    }

    @Test("a tempo is more than nothing, and known by its beats a minute")
    func tempos() throws {
        #expect(Tempo(beatsPerMinute: 0) == nil)
        #expect(Tempo(beatsPerMinute: -120) == nil)
        #expect(Tempo(beatsPerMinute: 120, over: 0) == nil)
        #expect(try tempo(1273, over: 10).beatsPerMinute == 127.3)
        #expect(try tempo(1280, over: 10) == tempo(128))
    }
}
