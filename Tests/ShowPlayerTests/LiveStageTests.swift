import DMX
import ShowPlayer
import Synchronization
import Testing
import Timebase

@Suite("A live stage on its own thread", .timeLimit(.minutes(5)))
struct LiveStageTests {
    @Test("what any thread asks for leaves by the stage's thread, in turn")
    func sends() async throws {
        let wire = Wire()
        let stage = try stage(settings(), on: wire)
        var sent = wire.frames.makeAsyncIterator()
        #expect(await sent.next() == 0)
        for level in [Level(10), 20, 30] {
            await Task.detached { stage.control.show([Level](repeating: level, count: 64)) }.value
            // On a busy machine the frame before may be repeated in between.
            while await sent.next() != level {}
        }
        #expect(stage.end()?.counts.sentFrames == 4)
    }

    @Test("the end is on the wire when the call returns, and a second call finds it done")
    func ends() async throws {
        let wire = Wire()
        let stage = try stage(settings(), on: wire)
        stage.control.show([Level](repeating: 9, count: 64))
        var sent = wire.frames.makeAsyncIterator()
        while await sent.next() != 9 {}
        let report = try #require(stage.end())
        #expect(report.counts.endingFrames == 4)
        #expect(stage.status.mode == .ended)
        #expect(stage.end() == report)
        #expect(await wire.rest().suffix(4) == [0, 0, 0, 0])
    }

    @Test("a stage that is let go of ends dark, too")
    func isLetGo() async throws {
        let wire = Wire()
        do {
            let stage = try stage(settings(), on: wire)
            stage.control.show([Level](repeating: 9, count: 64))
            var sent = wire.frames.makeAsyncIterator()
            while await sent.next() != 9 {}
        }
        #expect(await wire.rest().suffix(4) == [0, 0, 0, 0])
    }

    @Test("what was played is let go of at the next order but one, or at the end")
    func letsGo() async throws {
        let wire = Wire()
        let stage = try stage(settings(), on: wire)
        var sent = wire.frames.makeAsyncIterator()
        let clock = RunningClock(from: .zero, by: SystemClock())
        weak let first = play(on: stage, by: clock)
        while await sent.next() != 1 {}
        stage.control.show([Level](repeating: 200, count: 64))
        while await sent.next() != 200 {}
        weak let second = play(on: stage, by: clock)
        #expect(first == nil)
        stage.end()
        #expect(second == nil)
    }

    /// Plays a song on `stage` that nobody else holds.
    private func play(on stage: LiveStage, by clock: RunningClock) -> LiveSong {
        let song = LiveSong(frames: 1)
        song.base = 1
        stage.control.play(song, by: clock)
        return song
    }

    @Test("it plays by a clock, and goes dark by itself when nobody drives it")
    func goesDark() async throws {
        let wire = Wire()
        var settings = settings()
        settings.longestSilence = .milliseconds(150)
        let stage = try stage(settings, on: wire)
        let song = LiveSong(frames: 100_000, base: 1)
        stage.control.play(song, by: RunningClock(from: .zero, by: SystemClock()))
        var sent = wire.frames.makeAsyncIterator()
        while await sent.next() == 0 {}
        while await sent.next() != 0 {}
        while stage.status.mode != .dark { await Task.yield() }
        #expect(stage.control.takeEvents().count == 1)
        stage.end()
    }

    @Test("what others see of a frame is never a mixture of two")
    func isNeverTorn() async throws {
        let settings = settings(frameSize: 20_000, leastGap: .microseconds(1))
        let stage = try stage(settings, on: Wire())
        await withTaskGroup { group in
            for writer in 0..<2 {
                group.addTask {
                    for step in 0..<200 {
                        let level = Level(step + writer * 50 & 255)
                        stage.control.show([Level](repeating: level, count: 20_000))
                    }
                }
            }
            group.addTask {
                for _ in 0..<400 {
                    let levels = stage.control.shown.levels
                    #expect(levels.allSatisfy { $0 == levels[0] })
                }
            }
        }
        stage.end()
    }

    private func stage(_ settings: LiveSettings, on wire: Wire) throws -> LiveStage {
        let stage = LiveStage(settings, output: wire.output())
        return try #require(stage)
    }

    private func settings(
        frameSize: Int = 64,
        leastGap: Duration = .nanoseconds(16_666_667)
    ) -> LiveSettings {
        LiveSettings(
            frameSize: frameSize,
            rate: .fps60,
            intensityMask: IntensityMask([Bool](repeating: true, count: frameSize)),
            blackoutLook: [Level](repeating: 0, count: frameSize),
            leastGap: leastGap
        )
    }
}

/// What leaves a stage's thread: the first level of every frame.
private struct Wire {
    let frames: AsyncStream<Level>
    private let continuation: AsyncStream<Level>.Continuation

    init() {
        (frames, continuation) = AsyncStream.makeStream()
    }

    /// What is left when the stage is gone: the output goes with the thread, and the stream of frames
    /// with the output.
    func rest() async -> [Level] {
        var levels: [Level] = []
        for await level in frames { levels.append(level) }
        return levels
    }

    func output() -> sending any DMXOutput { WireEnd(continuation) }
}

private final class WireEnd: DMXOutput {
    private let continuation: AsyncStream<Level>.Continuation

    init(_ continuation: AsyncStream<Level>.Continuation) {
        self.continuation = continuation
    }

    deinit {
        continuation.finish()
    }

    func send(_ frame: UnsafeRawBufferPointer) -> SendResult {
        continuation.yield(frame[0])
        return SendResult(sent: 1)
    }
}
