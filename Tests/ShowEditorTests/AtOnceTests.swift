import ShowEditor
import ShowPlayer
import ShowSource
import Testing
import Timebase
import WebServer

/// What reaches the stage without waiting for the session.
struct AtOnceTests {
    @Test("a slider is on stage when its message has been read, whatever the session does")
    func slider() async throws {
        let desk = try await Desk()
        let other = RecordingClient()
        await desk.session.connect(other, number: 2, greeting: nil)
        let receiver = EditorReceiver(desk.session)
        let stage = try desk.stage
        #expect(receiver.takes(#"{"channel": 2, "value": 200}"#))
        #expect(stage.level(0, 2) == 200)
        #expect(receiver.takes(#"{"type": "delta", "changes": [[0, 2, 7], [0, 3, 9]]}"#))
        #expect(stage.level(0, 2) == 7)
        #expect(stage.level(0, 3) == 9)
        let told = try await other.wait(for: "the second delta") { message in
            message["changes"]?.text.hasSuffix("[0,3,9]]") == true
        }
        #expect(told["changes"]?.text == "[[0,2,7],[0,3,9]]")
        #expect(desk.client.all("delta").isEmpty)
        #expect(try await desk.state()["live"]?.text == "[[0,2,7],[0,3,9]]")
    }

    @Test("the sound that drives is heard whatever the session does, and no other")
    func timecode() async throws {
        let desk = try await Desk()
        let receiver = EditorReceiver(desk.session)
        let now = Double(desk.clock.now().nanoseconds) / 1e6
        let heard = #"{"type": "timecode", "position": 1, "at": \#(now)}"#
        #expect(!receiver.takes(heard))
        try await desk.ask(#"{"type": "playback", "action": "play", "position": 0}"#)
        let signs = try desk.stage.signs
        #expect(!receiver.takes(heard, from: 2))
        #expect(try desk.stage.signs == signs)
        #expect(receiver.takes(heard, isNext: false))
        #expect(try desk.stage.signs == signs + 1)
        try await desk.ask(#"{"type": "playback", "action": "pause"}"#)
        #expect(!receiver.takes(heard))
    }

    @Test(
        "what is wrong, or need not be at once, is the session's",
        arguments: [
            #"{"channel": 0, "value": 200}"#, #"{"channel": 400, "value": 1}"#, "{", "[]",
            #"{"type": "delta", "channel": 2, "value": 1, "stray": 1}"#,
            #"{"type": "seek", "position": 1}"#, #"{"type": "release"}"#,
        ]
    )
    func rest(message: String) async throws {
        let desk = try await Desk()
        #expect(!EditorReceiver(desk.session).takes(message))
        #expect(try desk.stage.level(0, 2) != 1)
    }

    @Test("a slider waits for what the same hand did before")
    func inOrder() async throws {
        let desk = try await Desk()
        let receiver = EditorReceiver(desk.session)
        #expect(!receiver.takes(#"{"channel": 2, "value": 200}"#, isNext: false))
        #expect(try desk.stage.level(0, 2) != 200)
    }

    @Test("who takes a slot over from another is told so, too: both know what it is")
    func takesOver() async throws {
        let desk = try await Desk()
        let other = RecordingClient()
        await desk.session.connect(other, number: 2, greeting: nil)
        let receiver = EditorReceiver(desk.session)
        #expect(receiver.takes(#"{"channel": 2, "value": 50}"#, from: 2))
        #expect(receiver.takes(#"{"channel": 2, "value": 100}"#, from: 1))
        for client in [desk.client, other] {
            _ = try await client.wait(for: "what it is") { message in
                message["changes"]?.text == "[[0,2,100]]"
            }
        }
    }

    @Test("what somebody sets while somebody else adds to the cue is in the row, or still set")
    func addsMeanwhile() async throws {
        let desk = try await Desk()
        let receiver = EditorReceiver(desk.session)
        for round in 1...40 {
            #expect(receiver.takes(#"{"channel": 12, "value": 255}"#, from: 2))
            async let added = desk.ask(#"{"type": "add_cue", "time": \#(round)}"#)
            for _ in 0..<(round % 5) { await Task.yield() }
            #expect(receiver.takes(#"{"channel": 12, "value": \#(round)}"#, from: 2))
            let id = try #require(try await added["cue"]?.whole)
            let state = try await desk.state()
            let cue = state["cues"]?.elements?.first { $0["id"]?.whole == id }
            let isInRow = cue?["row"]?["values"]?["par_r"]?["red"]?.whole == round
            #expect(isInRow || state["live"]?.text == "[[0,12,\(round)]]")
            try await desk.ask(#"{"type": "release"}"#)
        }
    }

    @Test("a sound that somebody else sends elsewhere is not believed before it is there")
    func sentElsewhere() async throws {
        let desk = try await Desk()
        let receiver = EditorReceiver(desk.session)
        func hear(_ place: Double) -> Bool {
            let now = Double(desk.clock.now().nanoseconds) / 1e6
            return receiver.takes(#"{"type": "timecode", "position": \#(place), "at": \#(now)}"#)
        }
        try await desk.ask(#"{"type": "playback", "action": "play", "position": 0}"#)
        #expect(hear(0.5))
        let other = RecordingClient()
        await desk.session.connect(other, number: 2, greeting: nil)
        try await desk.ask(#"{"type": "seek", "position": 6}"#, as: 2, at: other)
        desk.clock.advance(by: .milliseconds(50))
        #expect(hear(0.55))
        #expect(try await desk.state()["playback"]?["position"]?.double == 6)
        desk.clock.advance(by: .milliseconds(100))
        #expect(hear(6.1))
        #expect(try await desk.state()["playback"]?["position"]?.double == 6.1)
        try await desk.ask(#"{"type": "seek", "position": 1}"#, as: 2, at: other)
        try await desk.ask(#"{"type": "playback", "action": "play"}"#)
        desk.clock.advance(by: .milliseconds(50))
        #expect(hear(7))
        #expect(try await desk.state()["playback"]?["position"]?.double == 7)
    }

    @Test("loading a song forgets hands, and what others were not told of them yet")
    func load() async throws {
        let desk = try await Desk()
        let receiver = EditorReceiver(desk.session)
        #expect(receiver.takes(#"{"channel": 2, "value": 200}"#))
        let name = try #require(try await desk.state()["song"]?["name"]?.string)
        try await desk.ask(#"{"type": "load_song", "song": "\#(name)"}"#)
        #expect(try desk.stage.level(0, 2) == 0)
        #expect(try await desk.state()["live"]?.text == "[]")
    }
}

extension EditorReceiver {
    fileprivate func takes(_ text: String, from number: Int = 1, isNext: Bool = true) -> Bool {
        receivesAtOnce(.text(text), from: ClientID(number: number), isNext: isNext)
    }
}
