import ShowModel

/// The songs of a show folder, found by their sounds.
struct SongList {
    /// The sounds, by the names of their songs; one a song.
    let sounds: [SoundName]
    /// What there is to say about the folder.
    private(set) var diagnostics: [Diagnostic] = []

    /// The songs whose sounds are among `files`, the names in the folder at `path`.
    init(files: [String], in path: String) {
        var sounds: [SoundName] = []
        for file in files {
            guard let sound = SoundName(file: file) else {
                diagnostics.append(
                    Diagnostic(
                        .warning,
                        at: nil,
                        "\(path)/\(file) is not read",
                        hint: "sounds are \(list(SoundName.extensions))"
                    )
                )
                continue
            }
            if let other = sounds.first(where: { $0.song == sound.song }) {
                diagnostics.append(
                    Diagnostic(
                        .error,
                        at: nil,
                        "song '\(sound.song)' has two sounds: '\(other.file)' and '\(file)'",
                        hint: "take one of them out of \(path)"
                    )
                )
            } else {
                sounds.append(sound)
            }
        }
        if sounds.isEmpty {
            diagnostics.append(
                Diagnostic(
                    .error,
                    at: nil,
                    "there is no song in \(path)",
                    hint: "put sounds there: \(list(SoundName.extensions))"
                )
            )
        }
        self.sounds = sounds.sorted { $0.song < $1.song }
    }

    /// The sound of the song that `name` calls, with or without extension; nil where there is none.
    func sound(named name: String) -> SoundName? {
        sounds.first { $0.song == name } ?? sounds.first { $0.file == name }
    }

    /// The sounds in the order of `setlist`, those that it does not name after it.
    func ordered(by setlist: ShowSettings.Setlist, _ report: inout Report) -> [SoundName] {
        var ordered: [SoundName] = []
        for (name, offset) in setlist.names {
            guard let sound = sound(named: name) else {
                report.error(
                    at: offset,
                    "song '\(shortened(name))' of the setlist has no sound",
                    hint: guess(name, among: sounds.map(\.song))
                )
                continue
            }
            if ordered.contains(sound) {
                report.warning(at: offset, "song '\(sound.song)' comes twice in the setlist")
            } else {
                ordered.append(sound)
            }
        }
        for sound in sounds where !ordered.contains(sound) {
            ordered.append(sound)
            report.note(
                at: setlist.offset,
                "song '\(sound.song)' is not in the setlist: it comes after it"
            )
        }
        return ordered
    }

    /// Those of `ordered` that `wanted` calls; all where it calls none.
    mutating func selected(_ wanted: [String], of ordered: [SoundName], in path: String)
        -> [SoundName]
    {
        if wanted.isEmpty { return ordered }
        var selected: Set<SoundName> = []
        for name in wanted {
            if let sound = sound(named: name) {
                selected.insert(sound)
            } else if !sounds.isEmpty {
                let names = sounds.map(\.song)
                diagnostics.append(
                    Diagnostic(
                        .error,
                        at: nil,
                        "there is no song '\(shortened(name))' in \(path)",
                        hint: guess(name, among: names) ?? "there are: \(list(names.prefix(12)))"
                    )
                )
            }
        }
        return ordered.filter { selected.contains($0) }
    }
}
