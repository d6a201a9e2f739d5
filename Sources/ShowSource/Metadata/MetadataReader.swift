import ShowModel
import Timebase

/// Reads what the author knows of a song; every key may be missing.
struct MetadataReader {
    /// The song's name.
    let song: String
    /// What there is to say about the file.
    var report: Report

    /// The metadata that the file says, values that are wrong left out.
    mutating func read(_ root: JSONValue) -> SongMetadata {
        guard let object = report.object(root, "the metadata") else { return SongMetadata() }
        report.checkKeys(of: object, "metadata", known: Form.metadata.keys)
        report.checkSong(object["filename"], "'filename'", is: song)
        return SongMetadata(
            length: object["length"].flatMap { report.time($0, "'length'") },
            lengthLocation: object["length"].map { report.text.location(at: $0.offset) },
            tempo: object["bpm"].flatMap { tempo($0) },
            key: object["key"].flatMap { report.string($0, "'key'") },
            parts: parts(object),
            hints: hints(object["hints"], "'hints'") + hints(object["drums"], "'drums'"),
            beats: object["beats"].map { beats($0) } ?? []
        )
    }

    /// The tempo, to 10⁻⁹ beats a minute as written.
    private mutating func tempo(_ value: JSONValue) -> Tempo? {
        let unit = 1_000_000_000
        let written = value.number?.scaled(byPowerOfTen: 9).flatMap { Int(exactly: $0) }
        let range = InputRange.tempo
        if let written, (range.lowerBound * unit...range.upperBound * unit).contains(written) {
            return Tempo(beatsPerMinute: written, over: unit)
        }
        report.mismatch(value, "'bpm'", expected: "a number of beats a minute, 1…1000")
        return nil
    }

    private mutating func hints(_ value: JSONValue?, _ what: String) -> [SongHint] {
        guard let value, let object = report.object(value, what) else { return [] }
        return object.members.compactMap { member in
            if member.value.kind == .null { return nil }
            let times = times(member.value, "'\(member.key)' of \(what)")
            return SongHint(name: member.key, times: times)
        }
    }

    private mutating func times(_ value: JSONValue, _ what: String) -> [Duration] {
        (report.array(value, what) ?? []).compactMap { report.time($0, "a time in \(what)") }
    }

    /// The beats: times, or objects with a `time` each.
    private mutating func beats(_ value: JSONValue) -> [Duration] {
        var beats: [Duration] = []
        for element in report.array(value, "'beats'") ?? [] {
            var written: JSONValue? = element
            if let beat = element.object {
                report.checkKeys(of: beat, "a beat", known: Form.beat.keys)
                written = report.required("time", of: beat, "the beat")
            }
            guard let written, let time = report.time(written, "a beat") else { continue }
            if let last = beats.last, time < last {
                report.warning(
                    at: element.offset,
                    "the beat at \(written.shown) s comes before the one above it",
                    hint: "beats are taken in order of time"
                )
            }
            beats.append(time)
        }
        return beats.sorted()
    }
}

extension Report {
    /// Notes where a file says that it is of another song than `song`, with or without extension.
    mutating func checkSong(_ value: JSONValue?, _ what: String, is song: String) {
        guard let value, let written = string(value, what) else { return }
        if written == song || SoundName(file: written)?.song == song { return }
        note(
            at: value.offset,
            "\(what) is '\(shortened(written))', but the song is '\(song)'",
            hint: "the file's own name counts"
        )
    }
}
