import ShowSource

extension EditorSession {
    /// Takes a message of the client `number`, and answers it.
    public func receive(_ bytes: [UInt8], from number: Int) async {
        var reply: JSONContent?
        do throws(MessageFault) {
            var reader = try MessageReader(bytes)
            reply = try reader.request
            try await perform(ClientMessage(&reader), from: number, reply)
        } catch {
            tell(.rejected(reply: reply, error), to: number)
        }
    }

    /// Refuses a binary message: clients have none.
    func refuseBytes(from number: Int) {
        let fault = MessageFault(.badMessage, "a client's messages are text")
        tell(.rejected(reply: nil, fault), to: number)
    }

    private func perform(
        _ message: ClientMessage,
        from number: Int,
        _ reply: JSONContent?
    ) async throws(MessageFault) {
        switch message {
        case .delta(let changes): return try set(changes, by: number)
        case .timecode(let position, let at): return try hear(position, at: at, from: number)
        case .clock(let sent): return tell(.clock(sent: sent, now: now), to: number)
        case .edit(let edit): return try perform(edit, from: number, reply)
        case .undo: return try stepBack(for: number, reply)
        case .redo: return try stepForward(for: number, reply)
        case .release(let universe, let slot): release(universe, slot, by: number)
        case .subscribe(let frames): subscribe(number, toFrames: frames)
        case .seek(let position): try seek(to: position, by: number)
        case .playback(let action, let position): try perform(action, at: position, by: number)
        case .loadSong(let name): try await load(name, why: "load_song")
        case .getPeaks(let columns): try await sendPeaks(columns, to: number)
        case .preview(let row): try begin(previewOf: row, for: number)
        case .previewStop: endPreview()
        case .lock(let locked):
            isLocked = locked
            broadcast(.locked(locked))
        case .save: await saveAsAsked()
        case .resolve(let keepsMine): try await resolve(keepsMine: keepsMine)
        case .chat(let text): try ask(text)
        case .proposal(let proposal, let accepts):
            return try decide(proposal, accepts: accepts, by: number, reply)
        }
        tell(.accepted(reply: reply, []), to: number)
    }
}
