/// The file of a cue sheet as it was read, and what an edited one keeps of it.
struct CueSheetSource: Hashable, Sendable {
    /// All of it.
    let bytes: [UInt8]
    /// Its rows.
    let items: JSONItems
    /// How it is written.
    let manner: JSONManner
    /// What stands around rows that are put in.
    let frame: JSONFrame
    /// The white space that a row's line starts with.
    let rowIndentation: JSONText
    /// What an edited sheet has before its rows and their bracket.
    private let prefix: JSONText
    /// What an edited sheet has after its rows and their bracket.
    private let suffix: JSONText

    /// The file with `items` instead of the rows there were.
    func bytes(around items: JSONItems) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(prefix.count + items.byteCount + suffix.count)
        bytes.append(contentsOf: prefix)
        items.append(to: &bytes)
        bytes.append(contentsOf: suffix)
        return bytes
    }
}

extension CueSheetSource {
    /// The file of a new sheet of `song`.
    init(newFor song: String) {
        let manner = JSONManner()
        let entries = JSONItems()
        let text =
            "{\n  ".utf8Bytes + manner.label("song_filename") + quoted(song) + ",\n  ".utf8Bytes
            + manner.label("entries")
        let end = "\n}\n".utf8Bytes
        self.bytes = Array(text + entries.text + end)
        self.items = entries
        self.manner = manner
        self.frame = entries.frame(in: manner, indentation: manner.indent, isBroken: true)
        self.rowIndentation = frame.indentation ?? []
        self.prefix = text
        self.suffix = end
    }

    /// The file that `bytes` are, and its rows.
    static func read(
        _ bytes: [UInt8],
        song: String,
        path: String
    ) throws(EditError) -> (source: CueSheetSource, rows: [JSONValue]) {
        let document = try editable(bytes, path: path)
        let root = document.root
        if root.kind == .array {
            let source = CueSheetSource(bytes: bytes, array: root, isBareFor: song)
            return (source, root.elements)
        }
        var report = Report(on: document.text)
        let expected = "an object with 'entries', or an array"
        guard let sheet = root.object else {
            report.mismatch(root, "the cue sheet", expected: expected)
            throw .unreadable(report.diagnostics)
        }
        if let entries = sheet["entries"] {
            guard entries.kind == .array else {
                report.mismatch(entries, "'entries'", expected: "an array")
                throw .unreadable(report.diagnostics)
            }
            return (CueSheetSource(bytes: bytes, array: entries, isBareFor: nil), entries.elements)
        }
        // The rows come where a key is added for them; until then the file is what it was.
        let rewriter = JSONRewriter(manner: JSONManner(of: document, like: root), indentation: [])
        let text = try rewriter.setting(["entries"], of: root, to: .array([]))
        let end = root.offset + root.bytes.count
        let added = try editable(bytes[..<root.offset] + text + bytes[end...])
        guard let entries = added.root.object?["entries"] else { throw .unreadable([]) }
        return (CueSheetSource(bytes: bytes, array: entries, isBareFor: nil), [])
    }

    /// The file `bytes`, of which an edited one has the rows where `array` is written: in the same
    /// file, or in one to which they were added.
    private init(bytes: [UInt8], array: JSONValue, isBareFor song: String?) {
        let document = array.document
        let all = document.text.bytes
        let sample = array.elements.first { $0.kind == .object && $0.bytes.count > 2 }
        let manner = JSONManner(of: document, like: sample)
        let items = JSONItems(array)
        let indentation = ShowSource.indentation(of: array.offset, in: all[...])
        self.bytes = bytes
        self.items = items
        self.manner = manner
        self.frame = items.frame(
            in: manner,
            indentation: indentation,
            isBroken: !manner.lineBreak.isEmpty
        )
        self.rowIndentation = frame.indentation ?? indentation
        let before = all[..<array.offset]
        let after = all[(array.offset + array.bytes.count)...]
        // A bare array that is as deep as can be read stays one: one bracket more is too many.
        guard let song, document.depth < depthLimit else {
            (prefix, suffix) = (before, after)
            return
        }
        let line = manner.lineFrame(isArray: false)
        let name = manner.label("song_filename") + quoted(song)
        prefix = before + line.opening + name + line.separator + manner.label("entries")
        suffix = line.closing + after
    }
}

/// The document that `bytes` are, which may have faults that leave its parts clear; `path` is what
/// messages call it.
func editable(
    _ bytes: some Sequence<UInt8>,
    path: String = ""
) throws(EditError) -> JSONDocument {
    let text = SourceText(file: path, bytes: Array(bytes))
    let (document, faults) = JSONParser.parse(text)
    // What was only guessed at to read on is mended by hand before anything is written around it.
    if let document, !document.isPatched { return document }
    var report = Report(on: text)
    for fault in faults { report.error(at: fault.offset, fault.message, hint: fault.hint) }
    throw .unreadable(report.diagnostics)
}

extension JSONDocument {
    /// How many brackets are open in its deepest place.
    var depth: Int {
        var ends: [UInt32] = []
        var depth = 0
        for (index, node) in nodes.enumerated() {
            while let end = ends.last, end <= index { ends.removeLast() }
            guard node.kind == .array || node.kind == .object else { continue }
            ends.append(node.next)
            depth = max(depth, ends.count)
        }
        return depth
    }
}
