import ShowModel
import ShowSource

/// A song's metadata, read and edited.
enum MetadataFuzz {
    static func run(on input: [UInt8]) throws {
        guard let file = try? MetadataDocument(bytes: input, song: "tide") else { return }
        try hold("metadata that was not edited is its file", file.bytes == input)
        if let grid = file.metadata?.beatGrid { _ = grid }
        try editParts(of: file)
        try editHints(of: file)
        try setAnything(in: file)
    }

    private static func editParts(of before: MetadataDocument) throws {
        for numbered in before.parts.prefix(6) {
            var file = before
            if let part = numbered.part, (try? file.replace(numbered.id, with: part)) != nil {
                try hold("a part that stays is not written anew", file.bytes == before.bytes)
            }
            file = before
            if (try? file.replace(numbered.id, with: part)) != nil {
                let same = file.parts.first { $0.id == numbered.id }
                try hold("a part says what it was told to", same?.part == part)
                try readAgain(file)
            }
            file = before
            try file.remove(numbered.id)
            try hold("a part is gone", !file.parts.contains { $0.id == numbered.id })
            try readAgain(file)
        }
        var file = before
        guard let id = try? file.insert(part) else { return }
        try hold("a new part is there", file.parts.first { $0.id == id }?.part == part)
        try hold(
            "a part more",
            file.parts.filter { $0.id != id }.map(\.part) == before.parts.map(\.part)
        )
        try readAgain(file)
    }

    private static func editHints(of before: MetadataDocument) throws {
        for hint in before.hints.prefix(6) {
            var file = before
            guard (try? file.setHint(hint.name, to: hint.times)) != nil else { continue }
            try readAgain(file)
            if (try? file.renameHint(hint.name, to: "renamed \"é\"")) != nil { try readAgain(file) }
            file = before
            if (try? file.removeHint(hint.name)) != nil { try readAgain(file) }
        }
        var file = before
        guard (try? file.setHint("new", to: [.milliseconds(1), .seconds(2)])) != nil else { return }
        try hold("a new hint is there", file.hints.contains { $0.name == "new" })
        try readAgain(file)
    }

    private static func setAnything(in before: MetadataDocument) throws {
        var file = before
        guard (try? file.change(at: ["bpm"], to: .whole(120))) != nil else { return }
        try hold("the tempo is set", file.metadata?.tempo != nil)
        try readAgain(file)
        guard (try? file.change(at: ["bpm"], to: nil)) != nil else { return }
        try readAgain(file)
    }

    private static func readAgain(_ file: MetadataDocument) throws {
        let again = try MetadataDocument(bytes: file.bytes, song: file.song)
        try hold("saved metadata says the same", again.metadata == file.metadata)
        try hold("saved parts are the same", again.parts.map(\.part) == file.parts.map(\.part))
    }

    private static let part = SongPart(name: "bridge", start: .seconds(3), end: .seconds(5))
}
