import Files
import ShowSource
import Timebase

extension EditorSession {
    /// Saves once edits pause.
    func saveLater() {
        work.edits += 1
        let edit = work.edits
        let first = work.firstEdit ?? now
        work.firstEdit = first
        if saving.files != .waiting {
            saving.files = .waiting
            broadcast(.saved(saving))
        }
        let delay = services.saveDelay
        Task { [weak self] in
            try? await Task.sleep(for: delay)
            await self?.save(ifDue: edit, since: first)
        }
    }

    /// Saves where the edit number `edit` was the last one, or the first since `first` waits too long.
    private func save(ifDue edit: Int, since first: Instant) async {
        if work.edits == edit || now - first >= services.longestSaveDelay { await saveNow() }
    }

    /// Saves now, and has the show file written whatever was known of it: it may be gone, or old.
    func saveAsAsked() async {
        let requests = work.showFileRequests
        await saveNow()
        guard saving.files == .saved, work.showFileRequests == requests else { return }
        writeShowFile()
    }

    /// Saves what is not saved, and has the show file written after it; after a save that is under way,
    /// which may not have the last edit.
    ///
    /// - Returns: whether the files hold by now what was edited before.
    @discardableResult
    func saveNow() async -> Bool {
        while let running = work.save { _ = await running.value }
        let save = Task {
            defer { work.save = nil }
            return await saveUnsaved()
        }
        work.save = save
        return await save.value
    }

    private func saveUnsaved() async -> Bool {
        guard let song else { return true }
        guard conflict == nil else { return false }
        work.firstEdit = nil
        let unsaved = song.fileBytes.filter {
            files[$0.key]?.bytes != $0.value || work.unflushed.contains($0.key)
        }
        for file in SongFile.allCases {
            guard let bytes = unsaved[file], let old = files[file] else { continue }
            guard await save(bytes, over: old, as: file, of: song.name) else { return false }
        }
        finishSaving(wrote: !unsaved.isEmpty)
        return true
    }

    /// Whether the files on the disk, as far as is known here, hold all that was edited.
    var isAllSaved: Bool {
        song?.fileBytes.allSatisfy { files[$0.key]?.bytes == $0.value } ?? true
    }

    private func save(
        _ bytes: [UInt8],
        over old: SourceFile,
        as file: SongFile,
        of song: String
    ) async -> Bool {
        let folder = folder
        do {
            files[file] = try await offload { try folder.save(bytes, over: old) }
            work.unflushed.remove(file)
            return true
        } catch ShowSourceError.changedOutside(let path) {
            beginConflict(over: path)
        } catch {
            if case ShowSourceError.cannotSave(_, .flushFolder, _) = error {
                // It is there by now: the next save must not take it for somebody else's.
                let now = try? await offload { try folder.file(file, of: song) }
                if let now, now.bytes == bytes {
                    files[file] = now
                    work.unflushed.insert(file)
                }
            }
            // Tried again every second; told once.
            let before = saving
            saving.files = .failed
            saving.fault = "\(error)"
            if saving != before { broadcast(.saved(saving)) }
        }
        return false
    }

    private func finishSaving(wrote: Bool) {
        if isAllSaved {
            // Where it cannot be begun anew the files have it all; the next edit begins it.
            try? beginJournal()
            saving.files = .saved
            saving.fault = nil
        }
        if wrote || saving.showFile == .failed {
            writeShowFile()
        } else {
            broadcast(.saved(saving))
        }
    }

    /// Has the song's show file written; once more where that is under way.
    func writeShowFile() {
        guard let song else { return }
        work.showFileRequests += 1
        saving.showFile = .waiting
        broadcast(.saved(saving))
        if !work.showFiles.contains(song.name) { work.showFiles.append(song.name) }
        writeShowFiles()
    }

    /// Writes the show files that wait, where that is not under way.
    func writeShowFiles() {
        guard work.showFileWork == nil, !work.showFiles.isEmpty else { return }
        work.showFileWork = Task {
            while !work.showFiles.isEmpty { await writeShowFile(of: work.showFiles.removeFirst()) }
            work.showFileWork = nil
        }
    }

    private func writeShowFile(of name: String) async {
        let report = await services.writeShowFile(name)
        // Of another song nothing is told; and what waits again is not done.
        guard name == song?.name, !work.showFiles.contains(name) else { return }
        saving.showFile = report.fault == nil ? .saved : .failed
        saving.showFileFault = report.fault
        broadcast(.saved(saving))
        if let remarks = report.remarks, show.note(remarks, of: name) { tellProblems() }
    }
}
