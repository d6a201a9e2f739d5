/// Makes the new text of a value of which something changes, and leaves the rest as it is written.
struct JSONRewriter {
    /// How new text is written.
    let manner: JSONManner
    /// The white space before the document's first line, where it is cut out of a file.
    let indentation: JSONText

    /// `value` saying `content`: only what says something else is written anew.
    func rewritten(_ value: JSONValue, saying content: JSONContent) -> JSONText {
        if content.isSaid(by: value) { return value.bytes }
        switch (value.kind, content) {
        case (.object, .object(let members)): return rewritten(value, members: members)
        case (.array, .array(let contents)): return rewritten(value, elements: contents)
        default: return manner.text(of: content, indentation: indentation(at: value))
        }
    }

    /// The object `value` with `content` at `path`, a key after the other; without what is there
    /// where `content` is nil. Objects on the way are made where there are none.
    func setting(
        _ path: ArraySlice<String>,
        of value: JSONValue,
        to content: JSONContent?
    ) throws(EditError) -> JSONText {
        guard let key = path.first else {
            return content.map { rewritten(value, saying: $0) } ?? value.bytes
        }
        guard value.kind == .object else { throw .notAnObject(before: key) }
        var object = EditedObject(value, by: self)
        let rest = path.dropFirst()
        guard let index = object.index(of: key) else {
            if let content { object.add(key, content.nested(under: rest)) }
            return object.text
        }
        let member = object.members[index]
        switch (content, rest.isEmpty) {
        case (nil, true):
            object.remove(key)
        case (nil, false) where member.value.kind == .null:
            break
        case (let content?, _) where rest.isEmpty || member.value.kind == .null:
            let whole = content.nested(under: rest)
            object.replace(at: index, with: rewritten(member.value, saying: whole))
        default:
            let text = try setting(rest, of: member.value, to: content)
            object.replace(at: index, with: text)
        }
        return object.text
    }

    /// The frame of new items in `value`, which is an array or an object.
    func frame(of value: JSONValue) -> JSONFrame {
        let isBroken = manner.breaks == .always && !manner.lineBreak.isEmpty
        return JSONItems(value)
            .frame(in: manner, indentation: indentation(at: value), isBroken: isBroken)
    }

    /// The indentation of the line that `value` starts in.
    func indentation(at value: JSONValue) -> JSONText {
        let bytes = value.document.text.bytes[...]
        return ShowSource.indentation(of: value.offset, in: bytes, first: indentation)
    }

    private func rewritten(_ value: JSONValue, members: [JSONContent.Member]) -> JSONText {
        var object = EditedObject(value, by: self)
        let wanted = Set(members.map(\.key))
        for member in object.members.reversed()
        where member.value.kind != .null && !wanted.contains(member.key) {
            object.remove(member.key)
        }
        for member in members.unrepeated {
            if let index = object.index(of: member.key) {
                let text = rewritten(object.members[index].value, saying: member.value)
                object.replace(at: index, with: text)
            } else if member.value != .null {
                object.add(member.key, member.value)
            }
        }
        return object.text
    }

    /// Elements that are the same at the start and at the end stay; of those between, each takes
    /// the place of one where there are as many, and the old ones go where there are not.
    private func rewritten(_ value: JSONValue, elements contents: [JSONContent]) -> JSONText {
        let old = value.elements
        let same = zip(old, contents).prefix { $1.isSaid(by: $0) }.count
        let rest = zip(old.dropFirst(same).reversed(), contents.dropFirst(same).reversed())
        let sameAtEnd = rest.prefix { $1.isSaid(by: $0) }.count
        let goes = same..<(old.count - sameAtEnd)
        let comes = contents[same..<(contents.count - sameAtEnd)]
        var items = JSONItems(value)
        let frame = frame(of: value)
        let kept = min(goes.count, comes.count)
        for (index, content) in zip(goes, comes) {
            items.replace(at: index, with: rewritten(old[index], saying: content))
        }
        for index in goes.dropFirst(kept).reversed() { items.remove(at: index, in: frame) }
        let indentation = frame.indentation ?? indentation(at: value)
        for (place, content) in comes.dropFirst(kept).enumerated() {
            let text = manner.text(of: content, indentation: indentation)
            items.insert(text, at: same + kept + place, in: frame)
        }
        return items.text
    }
}

/// An object while some of its members change.
struct EditedObject {
    /// The object before any change.
    let value: JSONValue
    /// The members of it that are left, in order.
    private(set) var members: [JSONMember]
    private let rewriter: JSONRewriter
    private let frame: JSONFrame
    private let indentation: JSONText
    private var items: JSONItems

    /// `value`, an object, before any change by `rewriter`.
    init(_ value: JSONValue, by rewriter: JSONRewriter) {
        self.value = value
        self.members = JSONObject(value).members
        self.rewriter = rewriter
        self.frame = rewriter.frame(of: value)
        self.indentation = frame.indentation ?? rewriter.indentation(at: value)
        self.items = JSONItems(value)
    }

    /// Its text now.
    var text: JSONText { items.text }

    /// Which of its members counts as `key`: the first that has a value, or the first; nil where
    /// there is none.
    func index(of key: String) -> Int? {
        members.firstIndex { $0.key == key && $0.value.kind != .null }
            ?? members.firstIndex { $0.key == key }
    }

    /// Writes `text` as the value of the member at `index`.
    mutating func replace(at index: Int, with text: JSONText) {
        let member = members[index]
        let bytes = member.value.document.text.bytes
        items.replace(at: index, with: bytes[member.keyOffset..<member.value.offset] + text)
    }

    /// Adds `content` as `key` after all others.
    mutating func add(_ key: String, _ content: JSONContent) {
        let text = rewriter.manner.text(of: content, indentation: indentation)
        items.insert(rewriter.manner.label(key) + text, at: items.count, in: frame)
    }

    /// Takes all members away that are called `key`.
    mutating func remove(_ key: String) {
        for index in members.indices.reversed() where members[index].key == key {
            items.remove(at: index, in: frame)
            members.remove(at: index)
        }
    }
}

extension JSONContent {
    /// The content in an object for each key of `path`, the first outermost.
    fileprivate func nested(under path: ArraySlice<String>) -> JSONContent {
        path.reversed().reduce(self) { .object([Member($1, $0)]) }
    }
}
