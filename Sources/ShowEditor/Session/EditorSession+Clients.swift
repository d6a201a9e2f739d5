import ShowSource
import WebServer

extension EditorSession {
    /// A client came. One that knows this session is told what it missed, any other all there is.
    public func connect(_ client: any EditorClient, number: Int, greeting: Greeting?) {
        clients[number] = Client(connection: client)
        if let greeting, greeting.session == id, let missed = log.changes(after: greeting.sequence)
        {
            let resumed = ServerMessage.resumed(
                client: number,
                playback: playback,
                live: desk.live.changes,
                history: history
            )
            client.send(EditorMessage(.text(resumed.text(sequence: greeting.sequence))))
            for message in missed { client.send(message) }
        } else {
            tellAll(to: number, why: "connected")
        }
        broadcast(.clients(clients.count))
    }

    /// A client was too slow, and reads again.
    public func fellBehind(_ number: Int) {
        tellAll(to: number, why: "fell_behind")
        sendFrame(to: number)
    }

    /// A client went. Where it drove the song, the stage goes dark.
    public func disconnect(_ number: Int) {
        guard clients.removeValue(forKey: number) != nil else { return }
        if playback.driver == number, playback.state == .playing {
            goDark(because: "the browser that played the sound is gone")
        }
        if previewer == number { endPreview() }
        broadcast(.clients(clients.count))
    }

    /// Tells `message` to all clients but `other`; counts it where it is a change.
    func broadcast(
        _ message: ServerMessage,
        besides other: Int? = nil,
        as delivery: Delivery = .ordered
    ) {
        let wire =
            message.isChange
            ? log.add { EditorMessage(.text(message.text(sequence: $0))) }
            : EditorMessage(.text(message.text(sequence: log.sequence)), as: delivery)
        for (number, client) in clients where number != other { client.connection.send(wire) }
    }

    /// Tells `message`, which is no change, to one client.
    func tell(_ message: ServerMessage, to number: Int) {
        let wire = EditorMessage(.text(message.text(sequence: log.sequence)))
        clients[number]?.connection.send(wire)
    }

    /// Tells all clients what there is to say about the show.
    func tellProblems() { broadcast(.problems(ShowState(loaded: show).problems)) }

    /// Tells one client the whole state.
    func tellAll(to number: Int, why: String) {
        let message = ServerMessage.initial(state(for: number, why: why))
        let bytes = message.text(sequence: log.sequence)
        clients[number]?.connection.send(EditorMessage(.text(bytes), as: .fullState))
    }

    /// Tells all clients the whole state, which replaces what they know.
    func tellAll(why: String) {
        log.restart()
        for number in clients.keys {
            tellAll(to: number, why: why)
            sendFrame(to: number)
        }
    }

    /// What `initial` says to the client `number`.
    private func state(for number: Int, why: String) -> [MemberText] {
        let head = [
            Member("protocol", .whole(1)), Member("session", .string(id)),
            Member("why", .string(why)), Member("client", .whole(number)),
        ]
        var now = playback
        now.position = position
        let rest = [
            Member("playback", now.content), Member("live", .changes(desk.live.changes)),
            Member("history", history.content),
            Member("saved", saving.content), Member("conflict", .orNull(conflict)),
            Member("locked", .bool(isLocked)), Member("clients", .whole(clients.count)),
            Member("output", lastOutput.content),
        ]
        return [MemberText(head), toldShow, toldSong, MemberText(rest), toldTalk]
    }

    private var toldShow: MemberText {
        let text = told.show ?? MemberText(ShowState(loaded: show).members)
        told.show = text
        return text
    }

    private var toldSong: MemberText {
        let nothing = [
            Member("song", .null), Member("cues", .array([])), Member("parts", .array([])),
            Member("hints", .array([])),
        ]
        let text = told.song ?? MemberText(song?.members ?? nothing)
        told.song = text
        return text
    }

    private var toldTalk: MemberText {
        let text =
            told.talk
            ?? MemberText([
                Member("echo", .bool(services.responder.isEcho)),
                Member("chat", .array(talk.messages.map(\.content))),
                Member("proposals", .array(talk.proposals.map(\.content))),
            ])
        told.talk = text
        return text
    }
}
