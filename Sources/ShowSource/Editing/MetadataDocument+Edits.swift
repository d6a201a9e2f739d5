public import ShowModel
public import Timebase

/// What an editor does to a song's metadata. An edit that cannot be made leaves it as it was.
extension MetadataDocument {
    /// Adds `part`: before the first one that starts later.
    ///
    /// - Returns: its number.
    @discardableResult
    public mutating func insert(_ part: SongPart) throws(EditError) -> PartID {
        if try WrittenParts(root()) == nil { try set(["parts"], to: .object([])) }
        let (written, rewriter) = try writtenParts()
        guard let written else { throw .notAnObject(before: part.name) }
        try checkName(part.name, in: written, besides: nil)
        let later = written.parts.firstIndex { other in other.map { $0.start > part.start } ?? false
        }
        let index = later ?? written.items.count
        let frame = rewriter.frame(of: written.value)
        let indentation = frame.indentation ?? rewriter.indentation(at: written.value)
        let manner = rewriter.manner
        let text =
            written.isArray
            ? manner.text(of: written.object(of: part), indentation: indentation)
            : manner.label(part.name) + manner.text(of: part.ends, indentation: indentation)
        var items = written.items
        items.insert(text, at: index, in: frame)
        replace(written.value, with: items.text)
        let id = PartID(nextNumber)
        partIDs.insert(id, at: index)
        nextNumber += 1
        return id
    }

    /// Makes the part `id` say `part`: only what says something else is written anew.
    public mutating func replace(_ id: PartID, with part: SongPart) throws(EditError) {
        let index = try place(of: id)
        let (written, rewriter) = try writtenParts()
        guard let written else { throw .noSuchPart(id) }
        try checkName(part.name, in: written, besides: index)
        var items = written.items
        if written.isArray {
            let element = written.value.elements[index]
            items.replace(at: index, with: rewriter.rewritten(element, saying: part))
        } else {
            let member = JSONObject(written.value).members[index]
            let bytes = written.value.document.text.bytes
            let key = member.key == part.name ? bytes[member.keyRange] : quoted(part.name)
            let gap = bytes[member.keyRange.upperBound..<member.value.offset]
            let ends = rewriter.rewritten(member.value, saying: part.ends)
            items.replace(at: index, with: key + gap + ends)
        }
        replace(written.value, with: items.text)
    }

    /// Takes the part `id` out.
    public mutating func remove(_ id: PartID) throws(EditError) {
        let index = try place(of: id)
        let (written, rewriter) = try writtenParts()
        guard let written else { throw .noSuchPart(id) }
        var items = written.items
        items.remove(at: index, in: rewriter.frame(of: written.value))
        replace(written.value, with: items.text)
        partIDs.remove(at: index)
        // Where the last of `parts` goes, what `sections` has are the song's parts.
        if let now = try WrittenParts(root()), now.key != written.key {
            partIDs = now.items.items.indices.map { PartID(nextNumber + $0) }
            nextNumber += partIDs.count
        }
    }

    /// Makes the hint `name` happen at `times`; adds it where there is none yet.
    public mutating func setHint(_ name: String, to times: [Duration]) throws(EditError) {
        let content = JSONContent.array(times.map { .seconds($0) })
        try set([hintKey(name) ?? hintKeys[0], name], to: content)
    }

    /// Calls the hint `name` by another name, at the same place.
    public mutating func renameHint(_ name: String, to other: String) throws(EditError) {
        guard let key = try hintKey(name) else { throw .noSuchHint(name) }
        if name == other { return }
        if try hintKey(other) != nil { throw .nameTaken(other) }
        guard let value = try root()[key]?.object,
            let member = value.members.first(where: { $0.key == name })
        else { throw .noSuchHint(name) }
        bytes.replaceSubrange(member.keyRange, with: quoted(other))
    }

    /// Takes the hint `name` out.
    public mutating func removeHint(_ name: String) throws(EditError) {
        guard let key = try hintKey(name) else { throw .noSuchHint(name) }
        try set([key, name], to: nil)
    }

    /// Has the song's beats follow each other at `tempo`, written in beats a minute to three decimals,
    /// beat 0 at `first`; takes tempo and beats away where it is nil.
    ///
    /// A beat that is not at the song's start is written as the one of `beats`, and not all that
    /// follow: those would be rounded, each for itself, and chases would run unevenly.
    public mutating func setTempo(_ tempo: Tempo?, first: Duration = .zero) throws(EditError) {
        var document = self
        // 120.0 stays what it is where 120 is wanted.
        if tempo == nil || tempo != metadata?.tempo {
            try document.set(["bpm"], to: tempo.map { .beatsPerMinute($0) })
        }
        let isAtStart = tempo == nil || first == .zero
        try document.set(["beats"], to: isAtStart ? nil : .array([.seconds(first)]))
        self = document
    }

    /// Sets anything else: at `path`, a key after the other, to `content`; takes it away where that
    /// is nil.
    ///
    /// `parts` and `sections` are set part by part, not here, so that their numbers stay true.
    public mutating func change(at path: [String], to content: JSONContent?) throws(EditError) {
        if let key = path.first, partsKeys.contains(key) { throw .partByPart(key) }
        guard !path.isEmpty else { throw .notAnObject(before: "") }
        let isTime = path == ["length"]
        try set(path, to: isTime ? content?.time.map { .seconds($0) } ?? content : content)
    }
}

/// What holds parts.
private let partsKeys = ["parts", "sections"]
/// What holds hints; new ones come under the first.
private let hintKeys = ["hints", "drums"]

extension MetadataDocument {
    private mutating func set(_ path: [String], to content: JSONContent?) throws(EditError) {
        let value = try root().value
        let text = try rewriter(of: value).setting(path[...], of: value, to: content)
        guard let document = try? editable(text), document.depth <= depthLimit else {
            throw .tooDeep(limit: depthLimit)
        }
        replace(value, with: text)
    }

    private mutating func replace(_ value: JSONValue, with text: JSONText) {
        bytes.replaceSubrange(value.offset..<value.offset + value.bytes.count, with: text)
    }

    private func rewriter(of value: JSONValue) -> JSONRewriter {
        let manner = JSONManner(of: value.document, like: value.document.root)
        return JSONRewriter(manner: manner, indentation: [])
    }

    private func writtenParts() throws(EditError) -> (WrittenParts?, JSONRewriter) {
        let root = try root()
        guard let written = WrittenParts(root) else { return (nil, rewriter(of: root.value)) }
        let sample = written.value.elements.first { $0.kind == .object } ?? root.value
        let manner = JSONManner(of: root.value.document, like: sample)
        return (written, JSONRewriter(manner: manner, indentation: []))
    }

    private func place(of id: PartID) throws(EditError) -> Int {
        guard let index = partIDs.firstIndex(of: id) else { throw .noSuchPart(id) }
        return index
    }

    /// Two parts in an array may have one name; under one key there is only one.
    private func checkName(
        _ name: String,
        in written: WrittenParts,
        besides index: Int?
    ) throws(EditError) {
        if written.isArray { return }
        let members = JSONObject(written.value).members
        let isTaken = members.indices.contains { $0 != index && members[$0].key == name }
        if isTaken { throw .nameTaken(name) }
    }

    /// The key under which the hint `name` is; nil where there is none.
    private func hintKey(_ name: String) throws(EditError) -> String? {
        let root = try root()
        return hintKeys.first { root[$0]?.object?.has(name) ?? false }
    }
}

extension JSONMember {
    /// Where the key is, as offsets in the file.
    fileprivate var keyRange: Range<Int> {
        let key = JSONValue(document: value.document, index: value.index - 1)
        return keyOffset..<keyOffset + key.bytes.count
    }
}

extension JSONContent {
    /// `tempo` in beats a minute, to three decimals at most.
    fileprivate static func beatsPerMinute(_ tempo: Tempo) -> JSONContent {
        let number = WrittenNumber(thousandths: Int((tempo.beatsPerMinute * 1000).rounded()))
        return .number(number)
    }
}

extension SongPart {
    /// `[start, end]`.
    fileprivate var ends: JSONContent { .array([.seconds(start), .seconds(end)]) }
}

extension WrittenParts {
    /// `part` as an object with the keys that the parts there are have.
    fileprivate func object(of part: SongPart) -> JSONContent {
        let sample = value.elements.first { $0.kind == .object }?.object
        func spelling(of keys: [String]) -> String {
            keys.first { sample?.has($0) ?? false } ?? keys[0]
        }
        return .object([
            JSONContent.Member(spelling(of: partKeys.name), .string(part.name)),
            JSONContent.Member(spelling(of: partKeys.start), .seconds(part.start)),
            JSONContent.Member(spelling(of: partKeys.end), .seconds(part.end)),
        ])
    }
}

extension JSONRewriter {
    /// The element `value` of an array of parts saying `part`.
    fileprivate func rewritten(_ value: JSONValue, saying part: SongPart) -> JSONText {
        guard let old = value.object else {
            let whole = JSONContent.object([
                JSONContent.Member("name", .string(part.name)),
                JSONContent.Member("start", .seconds(part.start)),
                JSONContent.Member("end", .seconds(part.end)),
            ])
            return manner.text(of: whole, indentation: indentation(at: value))
        }
        let contents: [(keys: [String], content: JSONContent)] = [
            (partKeys.name, .string(part.name)),
            (partKeys.start, .seconds(part.start)),
            (partKeys.end, .seconds(part.end)),
        ]
        var object = EditedObject(value, by: self)
        for (keys, content) in contents {
            let key = keys.first { old.has($0) } ?? keys[0]
            if let index = object.index(of: key) {
                let text = rewritten(object.members[index].value, saying: content)
                object.replace(at: index, with: text)
            } else {
                object.add(key, content)
            }
        }
        return object.text
    }
}
