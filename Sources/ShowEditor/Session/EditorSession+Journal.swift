import ShowSource

extension EditorSession {
    /// Writes what makes `new` of what the journal has to the journal's end.
    func writeDown(_ new: EditedSong) throws(MessageFault) {
        if let reason = saving.journalFault, saving.files == .failed {
            throw MessageFault(
                .cannotSave,
                "nothing can be saved: \(reason)",
                hint: "mend what is wrong with the disk; saving is tried again every second"
            )
        }
        let states = new.fileBytes
        do throws(JournalFault) {
            if !journal.isInPlace {
                journal = try Journal(folder: path)
                work.isJournalBegun = false
            }
            // Without what it goes on from, an edit could not be taken up.
            if !work.isJournalBegun { try beginJournal() }
            try journal.append(
                SongFile.allCases.compactMap { file in
                    states[file].flatMap { bytes in
                        JournalRecord.splice(
                            file,
                            song: new.name,
                            from: journalled[file] ?? [],
                            to: bytes
                        )
                    }
                }
            )
        } catch {
            throw MessageFault(
                .cannotSave,
                "\(error)",
                hint: "make room on the disk, and try again"
            )
        }
        for (file, bytes) in states { journalled[file] = bytes }
    }

    /// Makes the journal anew where somebody took it away: with all edits that are not saved, and locked
    /// against other services.
    func keepJournal() throws(MessageFault) {
        if let song, !journal.isInPlace { try writeDown(song) }
    }

    /// Begins the journal with the files as they are on the disk.
    func beginJournal() throws(JournalFault) {
        work.isJournalBegun = false
        guard let song else { return try journal.restart(with: []) }
        let records = SongFile.allCases.map { file in
            JournalRecord.stands(file, song: song.name, bytes: files[file]?.bytes)
        }
        try journal.restart(with: records)
        journalled = files.compactMapValues(\.bytes)
        work.isJournalBegun = true
        saving.journalFault = nil
    }

    /// Answers `message` once all that was written to the journal is on the disk.
    func answer(_ message: ServerMessage, to number: Int) {
        work.answers.append((number, message))
        if work.flush == nil { work.flush = Task { await flush() } }
    }

    private func flush() async {
        while !work.answers.isEmpty {
            let answers = work.answers
            work.answers = []
            let fault = await makeSafe()
            for answer in answers {
                guard let fault, case .accepted(let reply, _) = answer.message else {
                    tell(answer.message, to: answer.number)
                    continue
                }
                tell(.rejected(reply: reply, fault), to: answer.number)
            }
        }
        work.flush = nil
    }

    /// Brings all edits so far to the disk: in the journal, or where that cannot be, in their files.
    ///
    /// - Returns: why they are on no disk; nil where they are.
    private func makeSafe() async -> MessageFault? {
        // Once a disk refused to, it may say yes the next time and have dropped what it had.
        if saving.journalFault == nil {
            guard let reason = await flushJournal() else { return nil }
            saving.journalFault = reason
        }
        if await saveNow() { return nil }
        saving.files = .failed
        broadcast(.saved(saving))
        return MessageFault(
            .cannotSave,
            "the edit stands here, but is on no disk: \(saving.message ?? "nobody knows why")",
            hint: "mend what is wrong with the disk; saving is tried again every second"
        )
    }

    /// Waits until the journal, where the next service looks for it, is on the disk.
    ///
    /// - Returns: why it is not; nil where it is.
    private func flushJournal() async -> String? {
        do {
            var flushed: Journal?
            while flushed !== journal {
                let (journal, disk) = (journal, services.disk)
                try await offload { try journal.flush(on: disk) }
                flushed = journal
                // It may have been taken away in the meantime.
                try keepJournal()
            }
            return nil
        } catch let fault as MessageFault {
            return fault.reason
        } catch {
            return "\(error)"
        }
    }
}
