import DMX
import ShowEditor
import ShowPlayer
import ShowSource
import Testing
import Timebase

/// What is on stage while a show is edited and played.
struct LiveTests {
    @Test("a level set by hand is on stage at once, over the song, until it is released")
    func delta() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "seek", "position": 2.5}"#)
        let stage = try desk.stage
        #expect(stage.level(0, 11) == 255)
        await desk.say(#"{"channel": 11, "value": 40}"#)
        #expect(stage.level(0, 11) == 40)
        await desk.say(#"{"type": "delta", "changes": [[0, 12, 1], [1, 5, 2]]}"#)
        #expect(stage.level(0, 12) == 1)
        #expect(stage.level(1, 5) == 2)
        try await desk.ask(#"{"type": "release", "universe": 0, "channel": 11}"#)
        #expect(stage.level(0, 11) == 255)
        #expect(stage.level(0, 12) == 1)
        try await desk.ask(#"{"type": "release"}"#)
        #expect(stage.level(1, 5) == 0)
    }

    @Test("armed slots hold their level on every frame, whatever else is done by hand")
    func armed() async throws {
        let desk = try await Desk()
        await desk.say(#"{"channel": 2, "value": 255}"#)
        try await desk.ask(#"{"type": "seek", "position": 7}"#)
        try await desk.ask(#"{"type": "playback", "action": "stop"}"#)
        await desk.say(#"{"channel": 3, "value": 1}"#)
        for frame in try desk.stage.frames.dropLast(2) {
            let offset = try #require(try desk.stage.offset(1, 6))
            #expect(frame[offset] == 255)
        }
    }

    @Test("before anything is played, what is set by hand finds its fixture armed")
    func armedFromTheStart() async throws {
        let desk = try await Desk()
        await desk.say(#"{"channel": 2, "value": 200}"#)
        let stage = try desk.stage
        #expect(stage.level(0, 1) == 255)
        #expect(stage.level(0, 2) == 200)
        try await desk.ask(#"{"type": "release"}"#)
        #expect(stage.level(0, 1) == 0)
        let row =
            #"{"time": 0, "fixture_id": "par_l", "effect": "flash", "duration": 0.5, "data": {}}"#
        try await desk.ask(#"{"type": "preview", "row": \#(row)}"#)
        #expect(stage.level(0, 1) == 255)
        #expect(stage.level(0, 2) == 255)
    }

    @Test("a slot that no frame has is rejected, and nothing of its message is done")
    func stray() async throws {
        let desk = try await Desk()
        let stray = #"{"type": "delta", "changes": [[0, 2, 9], [0, 400, 9]]}"#
        #expect(try await desk.ask(stray)["code"] == .string("not_found"))
        #expect(
            try await desk.ask(#"{"universe": 7, "channel": 1, "value": 1}"#)["code"]
                == .string("not_found")
        )
        #expect(try await desk.state()["live"]?.elements == [])
    }

    @Test("a level set by one client is told to all others, and to those who come later")
    func shared() async throws {
        let desk = try await Desk()
        let other = RecordingClient()
        await desk.session.connect(other, number: 2, greeting: nil)
        desk.client.forget()
        await desk.say(#"{"channel": 2, "value": 7}"#)
        #expect(other.last("delta")?["changes"]?.text == "[[0,2,7]]")
        #expect(desk.client.last("delta") == nil)
        #expect(try await desk.state()["live"]?.text == "[[0,2,7]]")
    }

    @Test("Add to Cue writes what was set by hand at the timecode, and gives the slots back")
    func addToCue() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "seek", "position": 4.5}"#)
        await desk.say(#"{"channel": 4, "value": 200}"#)
        await desk.say(#"{"universe": 1, "channel": 1, "value": 10}"#)
        // A slot that no fixture has, between two that fixtures have.
        await desk.say(#"{"channel": 9, "value": 200}"#)
        let answer = try await desk.ask(#"{"type": "add_cue", "name": "blue", "fade": 0.5}"#)
        #expect(answer["cue"]?.whole == 7)
        let cues = try #require(try await desk.state()["cues"]?.elements)
        let row = try #require(cues.first { $0["id"]?.whole == 7 }?["row"])
        // Both bytes of the axis, so that the head stands where it was seen.
        #expect(
            row.text == """
                {"time":4.500,"name":"blue","values":{"par_l":{"blue":200},\
                "head":{"pan":10,"pan_fine":0}},"fade":0.500}
                """
        )
        #expect(try await desk.state()["live"]?.elements == [])
    }

    @Test("a seek while paused shows the whole frame there, to the stage and to who wants frames")
    func seek() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "subscribe", "frames": true}"#)
        try await desk.ask(#"{"type": "seek", "position": 5.5}"#)
        let stage = try desk.stage
        #expect(stage.level(1, 5) == 128)
        #expect(stage.level(1, 6) == 255)
        let frame = try await desk.nextFrame { $0.last == 0 && $0[4] == 74 }
        #expect(frame[..<8] == [1, 2, 0, 0, 74, 1, 0, 0])
        #expect(frame.count == 8 + stage.layout.frameSize)
        #expect(desk.client.last("playback")?["state"] == .string("paused"))
    }

    @Test("while the song plays the stage follows the browser's sound")
    func plays() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "playback", "action": "play", "position": 0}"#)
        let stage = try desk.stage
        #expect(stage.mode == .playing)
        let start = desk.clock.now()
        await desk.hear(1.0, at: start)
        #expect(stage.signs >= 1)
        stage.play(at: start, .fps60)
        #expect(stage.level(0, 2) == 255)
        stage.play(at: start + .milliseconds(250), .fps60)
        #expect(stage.level(0, 2) == 128)
        await desk.say(#"{"channel": 2, "value": 3}"#)
        stage.play(at: start + .milliseconds(250), .fps60)
        #expect(stage.level(0, 2) == 3)
    }

    @Test("a seek while the song plays is told to all, with who asked, and goes on playing there")
    func seekWhilePlaying() async throws {
        let desk = try await Desk()
        let other = RecordingClient()
        await desk.session.connect(other, number: 2, greeting: nil)
        try await desk.ask(#"{"type": "playback", "action": "play", "position": 1}"#)
        #expect(other.last("playback")?["by"]?.whole == 1)
        try await desk.ask(#"{"type": "seek", "position": 5}"#, as: 2, at: other)
        for client in [desk.client, other] {
            let playback = try #require(client.last("playback"))
            #expect(playback["state"] == .string("playing"))
            #expect(playback["position"]?.double == 5)
            #expect(playback["driver"]?.whole == 1)
            #expect(playback["by"]?.whole == 2)
        }
        #expect(try await desk.state()["playback"]?["by"] == nil)
        let stage = try desk.stage
        let start = desk.clock.now()
        await desk.hear(6.5, at: start)
        stage.play(at: start, .fps60)
        #expect(stage.level(1, 5) == 255)
        try await desk.ask(#"{"type": "seek", "position": 9}"#)
        let last = try #require(desk.client.last("playback"))
        #expect(last["position"]?.double == 8)
        #expect(last["by"]?.whole == 1)
        try await desk.ask(#"{"type": "playback", "action": "stop"}"#, as: 2, at: other)
        #expect(desk.client.last("playback")?["by"]?.whole == 2)
    }

    @Test("only the client that plays drives")
    func driver() async throws {
        let desk = try await Desk()
        let other = RecordingClient()
        await desk.session.connect(other, number: 2, greeting: nil)
        try await desk.ask(#"{"type": "playback", "action": "play"}"#)
        #expect(desk.client.last("playback")?["driver"]?.whole == 1)
        let stray = #"{"type": "timecode", "position": 1, "at": 1000000}"#
        let answer = try await desk.ask(stray, as: 2, at: other)
        #expect(answer["code"] == .string("not_driver"))
    }

    @Test("stop ends dark, and the song is at its start again")
    func stop() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "seek", "position": 2.5}"#)
        try await desk.ask(#"{"type": "playback", "action": "stop"}"#)
        let stage = try desk.stage
        #expect(stage.mode == .dark)
        #expect(stage.level(0, 11) == 0)
        let playback = try #require(desk.client.last("playback"))
        #expect(playback["state"] == .string("stopped"))
        #expect(playback["position"]?.double == 0)
    }

    @Test("stop ends what is set by hand, too; the next touch shows it again, all armed")
    func stopWithHand() async throws {
        let desk = try await Desk()
        await desk.say(#"{"universe": 1, "channel": 20, "value": 90}"#)
        try await desk.ask(#"{"type": "playback", "action": "stop"}"#)
        let stage = try desk.stage
        #expect(stage.mode == .dark)
        await desk.say(#"{"universe": 1, "channel": 5, "value": 60}"#)
        #expect(stage.level(1, 20) == 90)
        #expect(stage.level(1, 5) == 60)
        #expect(stage.level(0, 1) == 255)
    }

    @Test("no head moves because the song was stopped and something is touched")
    func headsStay() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "seek", "position": 6}"#)
        let stage = try desk.stage
        #expect(stage.level(1, 1) == 128)
        #expect(stage.level(1, 5) == 255)
        try await desk.ask(#"{"type": "playback", "action": "stop"}"#)
        await desk.say(#"{"channel": 2, "value": 60}"#)
        #expect(stage.level(1, 1) == 128)
        #expect(stage.level(1, 5) == 0)
    }

    @Test("what was stopped stays dark while the sheet is edited")
    func editsInTheDark() async throws {
        let desk = try await Desk()
        await desk.say(#"{"channel": 2, "value": 60}"#)
        try await desk.ask(#"{"type": "playback", "action": "stop"}"#)
        let shown = try desk.stage.frames.count
        try await desk.ask(#"{"type": "delete_cue", "cue": 1}"#)
        #expect(try desk.stage.mode == .dark)
        #expect(try desk.stage.frames.count == shown)
    }

    @Test("a browser that goes, or falls silent, while its sound plays leaves the stage dark")
    func vanished() async throws {
        let desk = try await Desk()
        let driver = RecordingClient()
        await desk.session.connect(driver, number: 2, greeting: nil)
        try await desk.ask(#"{"type": "playback", "action": "play"}"#, as: 2, at: driver)
        await desk.session.disconnect(2)
        #expect(try desk.stage.mode == .dark)
        #expect(desk.client.last("playback")?["reason"]?.string?.isEmpty == false)
        #expect(desk.client.last("playback")?["by"] == .null)
        desk.client.forget()
        try await desk.ask(#"{"type": "playback", "action": "play"}"#)
        desk.clock.advance(by: .milliseconds(700))
        try desk.stage.loseDriver(at: desk.clock.now())
        let stopped = try await desk.client.wait(for: "the end") { message in
            message["type"] == .string("playback") && message["state"] == .string("stopped")
        }
        #expect(stopped["reason"]?.string?.isEmpty == false)
    }

    @Test("a driver that took over is not blamed for the silence before it")
    func takesOver() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "playback", "action": "play"}"#)
        let silentAt = desk.clock.now()
        desk.clock.advance(by: .milliseconds(30))
        let again = RecordingClient()
        await desk.session.connect(again, number: 2, greeting: nil)
        try await desk.ask(#"{"type": "playback", "action": "play"}"#, as: 2, at: again)
        try desk.stage.loseDriver(at: silentAt)
        while try desk.stage.hasEvents { try await Task.sleep(for: .milliseconds(2)) }
        await desk.session.disconnect(1)
        let playback = try #require(try await desk.state()["playback"])
        #expect(playback["state"] == .string("playing"))
        #expect(playback["driver"]?.whole == 2)
    }

    @Test("a preview ends with the client that began it")
    func previewer() async throws {
        let desk = try await Desk()
        let other = RecordingClient()
        await desk.session.connect(other, number: 2, greeting: nil)
        let row =
            #"{"time": 0, "fixture_id": "par_r", "effect": "full", "duration": 60, "data": {}}"#
        try await desk.ask(#"{"type": "preview", "row": \#(row)}"#, as: 2, at: other)
        #expect(try desk.stage.level(0, 11) == 255)
        await desk.session.disconnect(2)
        #expect(try desk.stage.level(0, 11) == 0)
    }

    @Test("a preview plays over what is shown, and ends by itself without a trace in the sheet")
    func preview() async throws {
        let desk = try await Desk()
        try await desk.ask(#"{"type": "seek", "position": 7}"#)
        let stage = try desk.stage
        let before = desk.folder.sheet
        let row =
            #"{"time": 0, "fixture_id": "par_l", "effect": "flash", "duration": 0.5, "data": {}}"#
        try await desk.ask(#"{"type": "preview", "row": \#(row)}"#)
        #expect(stage.level(0, 2) == 255)
        desk.clock.advance(by: .milliseconds(250))
        try await desk.until { stage.level(0, 2) == 128 }
        desk.clock.advance(by: .seconds(3))
        try await desk.until { stage.level(0, 2) == 0 }
        #expect(try await desk.files()[0] == before)
        let wrong = try await desk.ask(
            #"{"type": "preview", "row": {"time": 0, "effect": "flsh"}}"#
        )
        #expect(wrong["code"] == .string("bad_value"))
    }
}

extension Desk {
    /// Says that the sound is at `position` at `instant`.
    func hear(_ position: Double, at instant: Instant) async {
        let at = Double(instant.nanoseconds) / 1e6
        await say(#"{"type": "timecode", "position": \#(position), "at": \#(at)}"#)
    }

    /// Waits until `isTrue`.
    func until(_ isTrue: () -> Bool) async throws {
        for _ in 0..<2500 {
            if isTrue() { return }
            try await Task.sleep(for: .milliseconds(2))
        }
        Issue.record("it never came true")
    }

    /// Waits for a frame message that `isWanted`.
    func nextFrame(_ isWanted: ([UInt8]) -> Bool) async throws -> [UInt8] {
        try await until { client.binaries.contains(where: isWanted) }
        let frame = client.binaries.first(where: isWanted)
        return try #require(frame)
    }
}

extension RecordingStage {
    /// Where a slot is in a frame.
    func offset(_ universe: Int, _ slot: Int) -> Int? {
        guard let address = PortAddress(universe), let number = SlotNumber(slot) else { return nil }
        return layout.offset(of: SlotAddress(address, number))
    }
}
