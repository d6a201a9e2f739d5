import Audio
import Glibc
import ShowPlayer
import Timebase
import WebServer

extension EditorSession {
    /// Plays, pauses or stops.
    func perform(
        _ action: PlaybackAction,
        at wanted: Duration?,
        by number: Int
    ) throws(MessageFault) {
        guard let song else { throw .noSong }
        let place = min(wanted ?? position, song.length)
        switch action {
        case .play:
            remote.restart()
            playback = Playback(state: .playing, position: place, driver: number)
            playedAt = now
            stage.alive()
            stage.play(source, by: remote)
        case .pause:
            remote.pause()
            playback = Playback(state: .paused, position: place)
            light()
        case .stop:
            playback = Playback()
            endPreview()
            return goDark(because: nil)
        }
        broadcast(.playback(playback))
    }

    /// Goes to `place`: what is to be seen there is seen at once.
    func seek(to place: Duration) throws(MessageFault) {
        guard let song else { throw .noSong }
        let place = min(place, song.length)
        if playback.state == .playing {
            remote.restart()
            playback.position = place
            playedAt = now
            stage.alive()
        } else {
            playback = Playback(state: .paused, position: place)
            light()
            broadcast(.playback(playback))
        }
        tellTime()
    }

    /// The driver's sound was at `place` at the instant `at`.
    func hear(_ place: Duration, at: Instant, from number: Int) throws(MessageFault) {
        guard playback.state == .playing, playback.driver == number else {
            throw MessageFault(.notDriver, "another client plays the sound, or none does")
        }
        if remote.add(RemoteReading(position: place, heardAt: at)) { stage.alive() }
    }

    /// Ends what plays, dark, `because` of something nobody asked for, or because it was asked for.
    func goDark(because reason: String?) {
        remote.pause()
        playback = Playback(reason: reason)
        if live.isEmpty { stage.darken() } else { light() }
        broadcast(.playback(playback))
    }

    /// Tells all clients where the song is.
    func tellTime() {
        let message = ServerMessage.timecode(
            position: position,
            isPlaying: playback.state == .playing
        )
        broadcast(message, as: .latest("timecode"))
    }

    /// Begins to look after what happens by itself.
    func begin() {
        let interval = services.watchInterval
        watching = Task { [weak self] in
            while !Task.isCancelled {
                try? await Task.sleep(for: interval)
                await self?.watch()
            }
        }
        pulse = Task { [weak self] in
            var beat = 0
            while !Task.isCancelled {
                guard let self else { return }
                await self.beat(beat)
                beat += 1
                try? await Task.sleep(for: .milliseconds(16))
            }
        }
    }

    private func beat(_ number: Int) {
        sendFrames()
        if let preview {
            if now >= preview.end { endPreview() } else { light() }
        }
        if number % 4 == 0 {
            let isSilent = stage.takeEvents().contains { event in
                if case .driverSilent = event { true } else { false }
            }
            if playback.state == .playing, isSilent || neverBegan {
                goDark(because: "nothing was heard of the browser that plays the sound")
            }
        }
        if number % 16 == 0, playback.state == .playing { tellTime() }
        if number % 60 == 0 { tellOutput() }
    }

    /// Whether the driver was told to play and has not said once where its sound is.
    private var neverBegan: Bool {
        remote.line() == nil && playedAt.map { now - $0 > .seconds(3) } ?? false
    }

    private func tellOutput() {
        let counts = stage.status.counts
        let isNews = counts.failedPackets != lastOutput.failed
        lastOutput.packets = counts.sentPackets
        lastOutput.failed = counts.failedPackets
        lastOutput.reason =
            counts.lastCause == 0 ? nil : String(cString: strerror(counts.lastCause))
        if isNews { broadcast(.output(lastOutput), as: .latest("output")) }
    }
}
