import ShowCompiler
import ShowModel
import ShowSource

extension EditorSession {
    /// Loads the song called `name`: all clients are told the whole state.
    func load(_ name: String, why: String) async throws(MessageFault) {
        guard let entry = show.song(named: name) else {
            let hint = guess(name, among: show.show.songs.map(\.name)).map { "'\($0)'?" }
            throw MessageFault(.notFound, "there is no song '\(name)'", hint: hint)
        }
        if why == "load_song" { try await saveAll() }
        let sound = await sound(of: entry)
        let (folder, services) = (folder, services)
        do {
            for _ in 0..<20 {
                let edits = work.edits
                let (sheet, metadata, hasShowFile) = try await offload {
                    (
                        try folder.cueSheet(of: entry.name), try folder.metadata(of: entry.name),
                        services.hasShowFile(entry.name)
                    )
                }
                // Edits that came while files were read would be lost with the song that they are of.
                let isNoneNew = work.edits == edits && isAllSaved && !work.isSaving
                if why == "resolved" || isNoneNew {
                    put(entry, sound, sheet, metadata, isSame: why != "load_song")
                    // The show file does not know yet what somebody else wrote, now or while nobody
                    // edited.
                    let isRead = why == "changed_outside" || why == "resolved"
                    let isStale = isRead || hasShowFile || work.showFiles.contains(entry.name)
                    if isStale { saving.showFile = .waiting }
                    tellAll(why: why)
                    if isStale { writeShowFile() }
                    return
                }
                // Such an edit and a change from outside are a conflict, which the next look finds.
                guard why == "load_song" else { return }
                try await saveAll()
            }
        } catch let fault as MessageFault {
            throw fault
        } catch {
            throw MessageFault(.notFound, "\(error)")
        }
        throw MessageFault(.cannotSave, "others edit all the time", hint: "try again")
    }

    private func saveAll() async throws(MessageFault) {
        await saveNow()
        guard !isAllSaved, saving.files == .failed else { return }
        throw MessageFault(
            .cannotSave,
            "there are edits of '\(song?.name ?? "")' that could not be saved",
            hint: saving.fault
        )
    }

    private func sound(of song: Song) async -> SoundShelf.Measured {
        let path = song.soundPath
        if let known = sounds.sound(at: path) { return known }
        let measured = await offload { SoundShelf.measure(path) }
        sounds.keep(measured, of: path)
        return measured
    }

    /// Puts a song on the desk. Nothing of the one before stays; of the same one, whose files others have
    /// changed, what plays, what is set by hand, and what can be undone: that change, too.
    private func put(
        _ entry: Song,
        _ sound: SoundShelf.Measured,
        _ sheet: SourceFile,
        _ metadata: SourceFile,
        isSame: Bool
    ) {
        // A late message about a row or part of the song before must not mean one of this.
        let first = song?.nextNumbers ?? EditedSong.Numbers()
        let new = EditedSong(
            entry,
            sound,
            sheet,
            metadata,
            numberedFrom: first,
            on: show.stand
        )
        if let song, isSame {
            history.note("a change outside", on: song)
        } else {
            playback = Playback()
            forgetPreview()
            desk.clear()
            desk.darken()
            history = EditHistory()
        }
        talk.turnPage()
        conflict = nil
        song = new
        if new.hasSheet { _ = show.note(sheetOf: new.name) }
        files = [.sheet: sheet, .metadata: metadata]
        saving = SaveState(notes: saving.notes)
        // Where there is no room for it, the first edit is told so.
        try? beginJournal()
        source.take(new.score)
        desk.light()
    }

    /// Looks whether files were changed by others.
    func watch() {
        guard !work.isWatching, !work.isSaving else { return }
        work.isWatching = true
        // Where it cannot be made, the next edit is told so.
        try? keepJournal()
        let watched = files
        let show = show
        Task {
            let (changed, isCurrent) = await offload {
                let changed = SongFile.allCases.first { file in
                    (try? watched[file]?.isChangedOutside()) ?? false
                }
                return (changed, show.isCurrent)
            }
            // What was saved here in the meantime is no change from outside.
            if let changed, files == watched, !work.isSaving { await meet(changeOf: changed) }
            if !isCurrent, !work.isSaving { await readShowAgain() }
            if saving.files == .failed, conflict == nil { await saveNow() }
            work.isWatching = false
        }
    }

    /// Takes fixtures, points, chases and songs as they are now; where they cannot be read, the old ones
    /// stay until they can.
    private func readShowAgain() async {
        let (path, services) = (path, services)
        let new: LoadedShow
        do {
            new = try await offload { try LoadedShow(folder: path, services) }
        } catch {
            if let fault = error as? EditorError, show.note(fault) { tellProblems() }
            return
        }
        if new.stand.patch.fixtures != show.stand.patch.fixtures
            || new.stand.rate != show.stand.rate
        {
            if playback.state == .playing { goDark(because: "the show's fixtures were changed") }
            guard let opened = try? services.stage(for: new) else { return }
            stage.end()
            stage = opened.stage
            lastOutput.node = opened.node
            lastFrame = -1
            forgetPreview()
            source = StageSource(empty: new.stand)
            desk.move(to: stage, source)
        }
        show = new
        if let song {
            let moved = song.moved(to: new.stand)
            self.song = moved
            if moved.hasSheet { _ = show.note(sheetOf: moved.name) }
            source.take(moved.score)
        }
        desk.light()
        tellAll(why: "show_changed")
        if saving.showFile != .none { writeShowFile() }
    }

    private func meet(changeOf file: SongFile) async {
        guard let song, let path = files[file]?.path else { return }
        if isAllSaved {
            try? await load(song.name, why: "changed_outside")
        } else if conflict == nil {
            beginConflict(over: path)
        }
    }
}
