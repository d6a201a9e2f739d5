import ShowSource

extension EditorSession {
    /// From here on nothing is written until somebody decides.
    func beginConflict(over path: String) {
        conflict = path
        saving.files = .failed
        saving.fault = "'\(path)' was changed outside while there are edits that are not in it"
        broadcast(.conflict(file: path))
        broadcast(.saved(saving))
    }

    /// Decides a conflict.
    func resolve(keepsMine: Bool) async throws(MessageFault) {
        guard conflict != nil, let song else {
            throw MessageFault(.notFound, "there is no conflict")
        }
        guard !work.isGivingUp else { throw .givingUp }
        if !keepsMine { return try await giveUp(song) }
        let folder = folder
        do {
            let (sheet, metadata) = try await offload {
                (try folder.cueSheet(of: song.name), try folder.metadata(of: song.name))
            }
            files = [.sheet: sheet, .metadata: metadata]
        } catch {
            throw MessageFault(.cannotSave, "\(error)")
        }
        conflict = nil
        await saveNow()
    }

    /// Loads what was written outside in place of the edits of `song`, once these are put aside.
    private func giveUp(_ song: EditedSong) async throws(MessageFault) {
        work.isGivingUp = true
        defer { work.isGivingUp = false }
        let given = song.fileBytes.filter { files[$0.key]?.bytes != $0.value }
        let folder = path
        do {
            let paths = try await offload {
                try SongFile.allCases.compactMap { file in
                    try given[file].map {
                        try PutAside($0, of: song.name, as: file).write(in: folder)
                    }
                }
            }
            saving.notes += paths.map {
                "edits of '\(song.name)' that were given up are in '\($0)'"
            }
        } catch {
            throw MessageFault(
                .cannotSave,
                "what is given up could not be put aside: \(error)",
                hint: "make room on the disk, and try again"
            )
        }
        // Who made an edit before is answered before the song is another.
        await work.flush?.value
        try await load(song.name, why: "resolved")
    }
}

extension MessageFault {
    /// Edits give way to a file just now: one that came in between would be lost.
    static var givingUp: MessageFault {
        MessageFault(
            .conflict,
            "the song is being loaded as somebody else wrote it",
            hint: "send it again"
        )
    }
}
