import ShowSource

/// Files as the journal of a killed service leaves them.
struct JournalReplay {
    /// One file that is to be other than it is on the disk.
    struct Recovery: Hashable {
        let file: SongFile
        let song: String
        /// What it is to hold.
        let bytes: [UInt8]
        /// Whether somebody else wrote to it since: then this must not go over it.
        let isConflict: Bool
    }

    /// One file of one song.
    private struct Place: Hashable {
        let file: SongFile
        let song: String
    }

    /// The states of one file, from the one that stood on the disk on.
    private var states: [Place: [[UInt8]?]] = [:]
    private var order: [Place] = []

    /// What `records` tell.
    init(_ records: [JournalRecord]) {
        for record in records {
            switch record {
            case .stands(let file, let song, let bytes):
                let place = Place(file: file, song: song)
                if states[place] == nil { order.append(place) }
                states[place] = [bytes]
            case .splice(let file, let song, let offset, let removed, let inserted):
                let place = Place(file: file, song: song)
                var bytes = states[place]?.last?.flatMap(\.self) ?? []
                guard states[place] != nil, offset <= bytes.count, removed <= bytes.count - offset
                else { continue }
                bytes.replaceSubrange(offset..<offset + removed, with: inserted)
                states[place]?.append(bytes)
            }
        }
    }

    /// The files that have to be written so that no edit is lost.
    ///
    /// A save is told in the journal after it is made; a kill between the two leaves a file that has
    /// some of the edits already. So it is held against all states that it went through.
    func recoveries(in folder: SourceFolder) throws(ShowSourceError) -> [Recovery] {
        var recoveries: [Recovery] = []
        for place in order {
            guard let states = states[place], states.count > 1,
                let bytes = states.last?.flatMap(\.self)
            else { continue }
            let now = try folder.file(place.file, of: place.song).bytes
            if now == bytes { continue }
            recoveries.append(
                Recovery(
                    file: place.file,
                    song: place.song,
                    bytes: bytes,
                    isConflict: !states.contains(now)
                )
            )
        }
        return recoveries
    }
}

extension SourceFolder {
    /// The sheet or the metadata of `song`.
    func file(_ file: SongFile, of song: String) throws(ShowSourceError) -> SourceFile {
        switch file {
        case .sheet: try cueSheet(of: song)
        case .metadata: try metadata(of: song)
        }
    }
}
