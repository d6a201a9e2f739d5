import ShowSource

extension EditorSession {
    /// Writes what makes `new` of what the journal has to the journal's end.
    func writeDown(_ new: EditedSong) throws(MessageFault) {
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
            let journal = journal
            do {
                try await offload { try journal.flush() }
                for answer in answers { tell(answer.message, to: answer.number) }
            } catch {
                let fault = MessageFault(.cannotSave, "\(error)")
                saving.files = .failed
                saving.fault = fault.reason
                broadcast(.saved(saving))
                for answer in answers {
                    guard case .accepted(let reply, _) = answer.message else { continue }
                    tell(.rejected(reply: reply, fault), to: answer.number)
                }
            }
        }
        work.flush = nil
    }
}
