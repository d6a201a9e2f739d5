import ShowCompiler
import ShowModel
import ShowSource
import Timebase

extension EditedSong {
    /// The keys of `initial` about the song.
    var members: [Member] {
        [
            Member("song", about), Member("cues", .array(rows.rows.map { $0.content })),
            Member("parts", partsContent), Member("hints", hintsContent),
        ]
    }

    /// The keys of `metadata_changed`.
    var metadataMembers: [Member] {
        [
            Member("parts", partsContent), Member("hints", hintsContent),
            Member("tempo", tempoContent), Member("beats", .array(beats)),
        ]
    }

    private var about: JSONContent {
        let file = soundPath.split(separator: "/").last.map(String.init) ?? soundPath
        return .object([
            Member("name", .string(name)), Member("file", .string(file)),
            Member("url", .string("/songs/\(file.percentEncoded)")),
            Member("length", .seconds(length)), Member("frames", .whole(score.frameCount.frames)),
            Member("tempo", tempoContent),
            Member("key", .orNull(facts.key)), Member("beats", .array(beats)),
            Member("problems", .array(problems.map(\.content))),
        ])
    }

    /// The song's tempo, as its metadata say it.
    private var tempoContent: JSONContent {
        facts.tempo.map { .double($0.beatsPerMinute) } ?? .null
    }

    /// The song's beats, as measured, or told by its tempo; 20,000 at most.
    private var beats: [JSONContent] {
        guard let grid = facts.beatGrid else { return [] }
        var beats: [JSONContent] = []
        for beat in 0..<20_000 {
            let time = grid.time(of: Beats(beat))
            if time >= length { break }
            if time >= .zero { beats.append(.seconds(time)) }
        }
        return beats
    }

    /// The song's parts, as `initial` and `metadata_changed` tell them.
    private var partsContent: JSONContent {
        .array(
            metadata.parts.compactMap { numbered in
                guard let part = numbered.part else { return nil }
                return .object([
                    Member("id", .whole(numbered.id.number)), Member("title", .string(part.name)),
                    Member("start", .seconds(part.start)), Member("end", .seconds(part.end)),
                    Member("type", .string(part.kind)),
                ])
            }
        )
    }

    /// The song's hints, as `initial` and `metadata_changed` tell them.
    private var hintsContent: JSONContent {
        .array(
            metadata.hints.map { hint in
                .object([
                    Member("name", .string(hint.name)),
                    Member("times", .array(hint.times.map { .seconds($0) })),
                ])
            }
        )
    }
}

extension SongPart {
    /// What sort of part it is: its name without the number at its end, in small letters.
    fileprivate var kind: String {
        let words = name.lowercased().split { !$0.isLetter && $0 != "-" }
        return words.joined(separator: " ")
    }
}

extension EditedRow {
    /// The row as `initial` and `cues_changed` tell it.
    var content: JSONContent {
        let said = JSONContent(json: Array(text))
        let authored = said.flatMap { AuthoredRow($0) }
        let time = cue?.time ?? authored?.time ?? said?["time"]?.time ?? said?["timecode"]?.time
        let (kind, what) = (authored?.action).map(EditedRow.told) ?? ("broken", "")
        return .object([
            Member("id", .whole(id.number)), Member("row", said ?? .null),
            Member("time", time.map { .seconds($0) } ?? .null),
            Member("end", (end ?? time).map { .seconds($0) } ?? .null),
            Member("name", .orNull(cue?.name ?? authored?.name)),
            Member("kind", .string(kind)), Member("what", .string(what)),
            Member("fixtures", .array(fixtures(authored).map { .string($0) })),
            Member("problems", .array(problems.map(\.content))),
        ])
    }

    private static func told(_ action: AuthoredAction) -> (kind: String, what: String) {
        switch action {
        case .snapshot: ("snapshot", "")
        case .effect(let name, _, _, _): ("effect", name)
        case .chase(let id, _): ("chase", id)
        }
    }

    private func fixtures(_ authored: AuthoredRow?) -> [String] {
        if let cue { return cue.action.fixtures.map(\.text) }
        switch authored?.action {
        case .snapshot(let levels, _): return levels.map(\.fixture)
        case .effect(_, let fixture, _, _): return [fixture]
        case .chase, nil: return []
        }
    }
}

extension String {
    /// The name as one component of a URL's path (RFC 3986, section 2.3).
    fileprivate var percentEncoded: String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
        return utf8.map { byte in
            if plain.contains(byte) { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (byte < 16 ? "0" : "") + digits
        }.joined()
    }
}
