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
            desk.expect(nil)
            driverSince = now
            awaitDriver()
            playback = Playback(state: .playing, position: place, driver: number)
            stage.alive()
            stage.play(source, by: remote)
        case .pause:
            remote.pause()
            playback = Playback(state: .paused, position: place)
            desk.light()
        case .stop:
            forgetPreview()
            return goDark(because: nil, by: number)
        }
        broadcast(.playback(playback, by: number))
    }

    /// Goes to `place`, as the client `number` asks: what is to be seen there is seen at once.
    func seek(to place: Duration, by number: Int) throws(MessageFault) {
        guard let song else { throw .noSong }
        let place = min(place, song.length)
        if playback.state == .playing {
            remote.restart()
            awaitDriver()
            playback.position = place
            desk.expect(AwaitedPlace(place: place, since: now))
            stage.alive()
        } else {
            playback = Playback(state: .paused, position: place)
            desk.light()
        }
        broadcast(.playback(playback, by: number))
        tellTime()
    }

    /// The driver's sound was at `place` at the instant `at`.
    func hear(_ place: Duration, at: Instant, from number: Int) throws(MessageFault) {
        guard desk.hear(RemoteReading(position: place, heardAt: at), from: number) else {
            throw MessageFault(.notDriver, "another client plays the sound, or none does")
        }
    }

    /// From here on the driver has so long to say its first: a sound may have to be loaded.
    private func awaitDriver() { driverDue = now + .seconds(2) }

    /// Goes dark where the driver never said where its sound is. One that falls silent later is the
    /// stage's to notice.
    private func missDriver() {
        guard playback.state == .playing, remote.line() == nil, now > driverDue else { return }
        goDark(because: "the browser that plays the sound never said where it is")
    }

    /// Ends what plays, dark: what is set by hand is seen again with the next touch.
    ///
    /// - Parameters:
    ///   - reason: why, where nobody asked for it.
    ///   - number: the client that asked for it.
    func goDark(because reason: String?, by number: Int? = nil) {
        remote.pause()
        playback = Playback(reason: reason)
        desk.darken()
        broadcast(.playback(playback, by: number))
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
        tellTouches()
        sendFrames()
        if let preview {
            if now >= preview.end { endPreview() } else { desk.light() }
        }
        if number % 4 == 0 {
            missDriver()
            for event in stage.takeEvents() { take(event) }
        }
        if number % 16 == 0, playback.state == .playing { tellTime() }
        if number % 60 == 0 { tellOutput() }
    }

    /// What the stage did by itself. The silence of a driver before this one, or of this one before its
    /// connection broke, is no silence of this one.
    private func take(_ event: LiveEvent) {
        guard case .driverSilent(let moment) = event, moment > driverSince,
            playback.state == .playing
        else { return }
        goDark(because: "nothing was heard of the browser that plays the sound")
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
