import DMX
import ShowPlayer
import Testing
import Timebase

@Suite("A live stage that plays")
struct LivePlayingTests {
    private let rig = LiveRig()
    private let song = LiveSong(frames: 240)
    private let clock = SetClock()

    @Test("it sends every frame of the song once and in order, then holds the last one")
    func plays() {
        start()
        rig.run(to: 6000, sign: 100)
        #expect(rig.sent.prefix(240) == (0..<240).map { Level($0) }[...])
        #expect(rig.sent.dropFirst(240).allSatisfy { $0 == 239 })
        #expect(rig.sent.count == 240 + 2)
        let status = rig.control.status
        #expect(status.mode == .playing)
        #expect(status.frame == FrameNumber(239))
        #expect(status.counts.skippedFrames == 0)
        #expect(status.counts.lateFrames == 0)
    }

    @Test("frames leave at their time by the clock's line")
    func isOnTime() {
        start()
        rig.run(to: 2000, sign: 100)
        for (index, time) in rig.sendTimes.enumerated() {
            let due = Double(index) * 1000 / 60
            #expect(time >= due && time < due + 0.06)
        }
    }

    @Test("after a stall the newest due frame alone is sent, and the missed ones are counted")
    func neverABurst() {
        start()
        rig.run(to: 505, sign: 100)
        rig.stall(to: 705)
        rig.run(to: 1000, sign: 100)
        #expect(rig.sent.contains(30) && rig.sent.contains(42))
        #expect(!rig.sent.contains { (31..<42).contains($0) })
        #expect(rig.control.status.counts.skippedFrames == 11)
        #expect(rig.control.status.counts.lateFrames == 1)
    }

    @Test("a seek shows the right frame within a tick, and is no skip", arguments: [3, 40, 200])
    func seeks(frame: Int) throws {
        start(at: 100)
        rig.run(to: 505, sign: 100)
        clock.set(FrameRate.fps60.time(of: FrameNumber(frame)), at: rig.clock.now())
        rig.control.alive()
        let before = rig.sent.count
        rig.run(to: 525, sign: 100)
        let after = rig.sent[before...]
        #expect(after.first == Level(frame) || after.first == Level(frame + 1))
        #expect(try #require(rig.sendTimes.dropFirst(before).first) < 505 + 16.7)
        #expect(rig.control.status.counts.skippedFrames == 0)
    }

    @Test("who drags the playhead about gets a packet a tick at most")
    func scrubs() {
        start()
        for step in 1...500 {
            rig.run(to: step * 4)
            clock.set(.milliseconds(step * 7919 % 3000), at: rig.clock.now())
            rig.control.alive()
        }
        #expect(rig.sent.count > 100)
        #expect(rig.sent.count <= 121)
    }

    @Test("a clock that does not run leaves on stage what is there, kept alive")
    func pauses() {
        start()
        rig.run(to: 505, sign: 100)
        clock.current = nil
        let before = rig.sent.count
        rig.run(to: 5000)
        #expect(rig.sent.dropFirst(before) == [30, 30, 30, 30])
        #expect(rig.control.status.mode == .playing)
        clock.set(.milliseconds(508), at: rig.clock.now())
        rig.run(to: 5020)
        #expect(rig.sent.suffix(2) == [30, 31])
    }

    @Test("a frame that is held takes over at once, and playing goes on where the clock is")
    func changesOver() {
        start()
        rig.run(to: 500, sign: 100)
        rig.control.show([255, 255])
        rig.run(to: 600)
        #expect(rig.sent.last == 255)
        #expect(rig.control.status.frame == nil)
        rig.control.play(song, by: clock)
        rig.control.alive()
        rig.run(to: 610)
        #expect(rig.sent.last == 36)
        #expect(rig.control.shown.frame == FrameNumber(36))
    }

    @Test("a source that takes another's place while playing is on stage from the next tick on")
    func replacesTheSource() {
        start()
        rig.run(to: 505, sign: 100)
        rig.control.play(LiveSong(frames: 240, base: 100), by: clock)
        rig.run(to: 525, sign: 100)
        #expect(rig.sent.suffix(2) == [30, 131])
    }

    @Test("what a slider changes beyond the end of a song is on stage a tick later")
    func slidersAtTheEnd() {
        start(at: 235)
        rig.run(to: 500, sign: 100)
        #expect(rig.sent.last == 239)
        song.base = 10
        rig.run(to: 540, sign: 100)
        #expect(rig.sent.last == 249)
    }

    @Test("it rests between two frames, in a pause, and beyond the end of the song")
    func rests() {
        start()
        rig.run(to: 3900, sign: 100)
        #expect(rig.steps < 4 * 80)
        var before = rig.steps
        rig.run(to: 5900, sign: 100)
        #expect(rig.steps - before < 2 * 80)
        clock.current = nil
        before = rig.steps
        rig.run(to: 6900)
        #expect(rig.steps - before <= 201)
        rig.control.hold()
        before = rig.steps
        rig.run(to: 9900)
        #expect(rig.steps - before < 10)
    }

    @Test("a source replaced by a shorter one stays within it")
    func shortens() {
        start(at: 200)
        rig.run(to: 100, sign: 100)
        rig.control.play(LiveSong(frames: 50), by: clock)
        rig.run(to: 200, sign: 100)
        #expect(rig.sent.last == 49)
        #expect(rig.control.status.frame == FrameNumber(49))
    }

    /// Plays the song from frame `frame`, with the clock running.
    private func start(at frame: Int = 0) {
        clock.set(FrameRate.fps60.time(of: FrameNumber(frame)), at: rig.clock.now())
        rig.control.play(song, by: clock)
    }
}
