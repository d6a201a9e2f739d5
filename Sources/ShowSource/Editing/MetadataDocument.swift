public import ShowModel

/// One song's metadata while it is edited: its parts, each with a number of its own, its hints, and
/// every byte of its file.
///
/// What is not touched is written back as it was, and each thing in the form that the file has it
/// in: parts by name or as an array of objects, hints under `hints` or `drums`. It is a value: a
/// copy is what undo goes back to.
public struct MetadataDocument: Hashable, Sendable {
    /// The song's name.
    public let song: String
    /// The file it is to be.
    public internal(set) var bytes: [UInt8]
    /// The numbers of all that stands where parts do, right or wrong, in the same order.
    var partIDs: [PartID]
    /// The number of the next new part: no part of this song has it yet, or a higher one.
    public internal(set) var nextNumber: Int

    /// Metadata without anything in it for `song`, which has no file yet.
    ///
    /// - Parameter first: the number of the first part; 1….
    public init(newFor song: String, numberedFrom first: Int = 1) {
        let name = JSONManner().label("filename") + quoted(song)
        self.song = song
        self.bytes = Array("{\n  ".utf8Bytes + name + "\n}\n".utf8Bytes)
        self.partIDs = []
        self.nextNumber = first
    }

    /// The metadata of `song` that `bytes` are.
    ///
    /// - Parameters:
    ///   - path: what diagnostics call the file.
    ///   - first: the number of the first part; 1….
    /// - Throws: `EditError.unreadable` where the file is no JSON, or no object.
    public init(
        bytes: [UInt8],
        song: String,
        path: String = "",
        numberedFrom first: Int = 1
    ) throws(EditError) {
        let document = try editable(bytes, path: path)
        var report = Report(on: document.text)
        guard let object = report.object(document.root, "the metadata") else {
            throw .unreadable(report.diagnostics)
        }
        let count = WrittenParts(object)?.items.count ?? 0
        self.song = song
        self.bytes = bytes
        self.partIDs = (0..<count).map { PartID($0 + first) }
        self.nextNumber = first + count
    }

    /// The metadata of `song` that `file` holds; new where there is no file yet.
    ///
    /// - Parameter first: the number of the first part; 1….
    public init(
        _ file: SourceFile,
        song: String,
        numberedFrom first: Int = 1
    ) throws(EditError) {
        guard let bytes = file.bytes else {
            self.init(newFor: song, numberedFrom: first)
            return
        }
        try self.init(bytes: bytes, song: song, path: file.path, numberedFrom: first)
    }

    /// The song's parts in the order of the file; those that are wrong have a number and no part.
    public var parts: [NumberedPart] {
        let written = (try? root()).flatMap { WrittenParts($0) }
        return zip(partIDs, written?.parts ?? []).map { NumberedPart(id: $0, part: $1) }
    }

    /// The song's hints, those under `drums` too, in the order of the file.
    public var hints: [SongHint] { metadata?.hints ?? [] }

    /// All that the file says, what is wrong left out; nil where it cannot be told.
    public var metadata: SongMetadata? {
        guard let document = try? editable(bytes) else { return nil }
        var reader = MetadataReader(song: song, report: Report(on: document.text))
        return reader.read(document.root)
    }

    /// Takes the content of `earlier`, a copy made before: undo. Numbers given since then are not
    /// given again.
    public mutating func restore(_ earlier: MetadataDocument) {
        let next = max(nextNumber, earlier.nextNumber)
        self = earlier
        nextNumber = next
    }

    /// The file as an object.
    func root() throws(EditError) -> JSONObject {
        guard let object = try editable(bytes).root.object else { throw .unreadable([]) }
        return object
    }
}

/// The number of a part of a song while its metadata is edited: it stays the part's own, and is
/// never given to another.
public struct PartID: Hashable, Sendable, CustomStringConvertible {
    /// The number, from 1.
    public let number: Int

    /// Part number `number`.
    public init(_ number: Int) {
        self.number = number
    }

    /// The number.
    public var description: String { String(number) }
}

/// A part of a song, and its number in the editor.
public struct NumberedPart: Hashable, Sendable {
    /// Its number.
    public let id: PartID
    /// The part; nil where what is written there makes none.
    public let part: SongPart?
}
