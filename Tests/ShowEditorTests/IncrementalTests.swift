import DMX
import ShowSource
import TestSupport
import Testing

/// What is on stage after edits is what the saved files give from nothing.
struct IncrementalTests {
    @Test(
        "after random edits the stage shows what a new session shows of the files",
        arguments: 0..<3
    )
    func random(seed: UInt64) async throws {
        let desk = try await Desk()
        var random = SeededRandom(seed: seed)
        for _ in 0..<60 { try await desk.ask(randomEdit(&random)) }
        try await holds(desk)
    }

    @Test("so many rows between two others that their ranks have no room left change nothing")
    func crowded() async throws {
        let desk = try await Desk()
        // Each takes its place right behind the row at 1 s, before those that came first.
        for number in 0..<45 {
            let time = 1.9 - Double(number) / 100
            try await desk.ask(
                #"{"type": "insert_cue", "row": {"time": \#(time), "values": {"lamp": {"dim": \#(number)}}}}"#
            )
        }
        try await holds(desk)
    }

    private func holds(_ desk: Desk) async throws {
        try await desk.ask(#"{"type": "save"}"#)
        let copy = try EditedFolder(files: [
            "cues/tide.cue.json": desk.folder.sheet,
            "metadata/tide.metadata.json": desk.folder.text("metadata/tide.metadata.json") ?? "",
        ])
        let fresh = try await Desk(copy)
        for tenth in 0..<80 {
            let seek = #"{"type": "seek", "position": \#(Double(tenth) / 10)}"#
            try await desk.ask(seek)
            try await fresh.ask(seek)
            #expect(try desk.stage.frames.last == fresh.stage.frames.last, "at \(tenth)")
        }
    }

    private func randomEdit(_ random: inout SeededRandom) -> String {
        let time = Double(Int.random(in: 0..<80, using: &random)) / 10
        let level = Int.random(in: 0...255, using: &random)
        let cue = Int.random(in: 1...20, using: &random)
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1:
            let row = #"{"time": \#(time), "values": {"lamp": {"dim": \#(level)}}, "fade": 0.5}"#
            return #"{"type": "insert_cue", "row": \#(row)}"#
        case 2:
            let row =
                #"{"time": \#(time), "fixture_id": "par_r", "effect": "flash", "duration": 1}"#
            return #"{"type": "insert_cue", "row": \#(row)}"#
        case 3: return #"{"type": "insert_cue", "row": {"time": \#(time), "chaser_id": "rise"}}"#
        case 4:
            return #"{"type": "update_cue", "cue": \#(cue), "path": ["time"], "value": \#(time)}"#
        case 5: return #"{"type": "delete_cue", "cue": \#(cue)}"#
        case 6: return #"{"type": "undo"}"#
        case 7: return #"{"type": "set_tempo", "bpm": \#(level + 1), "first": \#(time)}"#
        default: return #"{"type": "duplicate_cue", "cue": \#(cue), "time": \#(time)}"#
        }
    }
}
