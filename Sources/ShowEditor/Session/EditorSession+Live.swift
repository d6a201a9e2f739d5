import DMX
import ShowCompiler
import ShowModel
import ShowPlayer
import ShowSource
import Timebase
import WebServer

extension EditorSession {
    /// Sets slots by hand: on stage at once.
    func set(_ changes: [LiveChange], by number: Int) throws(MessageFault) {
        try desk.set(changes, by: number)
        tellTouches()
    }

    /// Gives slots back to the song.
    func release(_ universe: PortAddress?, _ slot: SlotNumber?, by number: Int?) {
        desk.release(universe, slot, by: number)
        tellTouches()
    }

    /// Tells each client what others did by hand since it was last told.
    func tellTouches() {
        for touch in desk.takeUntold() {
            broadcast(.delta(touch.changes), besides: touch.knownBy)
        }
    }

    /// Whether a client wants frames: it gets the newest at once.
    func subscribe(_ number: Int, toFrames wants: Bool) {
        clients[number]?.wantsFrames = wants
        if wants { sendFrame(to: number) }
    }

    /// Sends the frame on stage to one client.
    func sendFrame(to number: Int) {
        guard let client = clients[number], client.wantsFrames else { return }
        client.connection.send(frameMessage())
    }

    /// Sends the frame on stage to all who want it, where it is another than the last.
    func sendFrames() {
        let serial = stage.shownSerial
        guard serial != lastFrame, clients.values.contains(where: \.wantsFrames) else { return }
        lastFrame = serial
        let message = frameMessage()
        for client in clients.values where client.wantsFrames { client.connection.send(message) }
    }

    private func frameMessage() -> EditorMessage {
        let shown = stage.shown
        let state: UInt8 =
            switch playback.state {
            case .stopped: 0
            case .playing: 1
            case .paused: 2
            }
        let frame = UInt32(clamping: shown.frame?.index ?? standingFrame?.index ?? 0)
        var bytes: [UInt8] = [1, state, 0, 0]
        withUnsafeBytes(of: frame.littleEndian) { bytes += $0 }
        bytes += shown.levels
        return EditorMessage(.binary(bytes), as: .latest("dmx_frame"))
    }

    /// Plays `row` on stage without writing it, for as long as the client `number` is there.
    func begin(previewOf row: JSONContent, for number: Int) throws(MessageFault) {
        guard let song else { throw .noSong }
        let (cue, problems) = song.check(row)
        guard let cue else {
            let reason = problems.first.map { $0.message } ?? "the row cannot be played"
            throw MessageFault(.badValue, reason, hint: problems.first?.hint)
        }
        let frame = playback.state == .playing ? frameNow : standingFrame
        let shown = source.levels(at: frame, isArmed: true)
        preview = Preview(cue, on: show.stand, over: shown, clock: services.clock)
        previewer = number
        source.take(preview)
        desk.light(evenInTheDark: true)
    }

    private var frameNow: FrameNumber { show.stand.rate.frame(dueAt: position) }

    /// Ends the preview, if there is one.
    func endPreview() {
        guard preview != nil else { return }
        forgetPreview()
        desk.light()
    }

    /// Ends the preview without lighting what was under it.
    func forgetPreview() {
        preview = nil
        source.take(nil as Preview?)
    }
}

extension MessageFault {
    /// There is no song to do that with.
    static var noSong: MessageFault {
        MessageFault(.noSong, "no song is loaded", hint: "load one first")
    }
}
