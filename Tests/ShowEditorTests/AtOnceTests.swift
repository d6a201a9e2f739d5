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
        _ = try await other.wait(for: "the second delta") { message in
            message["changes"]?.elements?.count == 2
        }
        let told = other.all("delta").map { $0["changes"]?.text }
        #expect(told == ["[[0,2,200]]", "[[0,2,7],[0,3,9]]"])
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
