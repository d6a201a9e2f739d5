/// What an editor does to a sheet. An edit that cannot be made leaves the sheet as it was.
extension CueSheetDocument {
    /// Puts `row` into the sheet.
    ///
    /// - Returns: its number.
    @discardableResult
    public mutating func insert(
        _ row: AuthoredRow,
        at place: RowPlace = .inTime
    ) throws(EditError) -> RowID {
        try insert(saying: row.content, at: place)
    }

    /// Puts a row into the sheet that says `content`, whatever that is.
    ///
    /// - Returns: its number.
    @discardableResult
    public mutating func insert(
        saying content: JSONContent,
        at place: RowPlace = .inTime
    ) throws(EditError) -> RowID {
        let text = source.manner.text(of: content.timed, indentation: source.rowIndentation)
        return try insert(text, at: place)
    }

    /// Puts a copy of the row `id` right after it: the same bytes, with a number of its own.
    ///
    /// - Returns: the copy's number.
    @discardableResult
    public mutating func duplicate(_ id: RowID) throws(EditError) -> RowID {
        let index = try place(of: id)
        return try insert(items.items[index], at: .after(id))
    }

    /// Takes the row `id` out of the sheet.
    public mutating func delete(_ id: RowID) throws(EditError) {
        let index = try place(of: id)
        items.remove(at: index, in: source.frame)
        marks.remove(at: index)
    }

    /// Makes the row `id` say `row`: only the keys that say something else are written anew, those
    /// that a row of another kind has go, and those without a meaning stay.
    public mutating func replace(_ id: RowID, with row: AuthoredRow) throws(EditError) {
        let index = try place(of: id)
        let value = try editable(items.items[index]).root
        guard value.kind == .object else {
            let text = source.manner.text(of: row.content, indentation: source.rowIndentation)
            return try write(text, at: index)
        }
        var object = EditedObject(value, by: rewriter)
        object.say(row.members, by: rewriter)
        try write(object.text, at: index)
    }

    /// Sets one value of the row `id`: at `path`, a key after the other, to `content`; takes it
    /// away where that is nil.
    ///
    /// A number under a row's `time`, `fade` or `duration` is a time, and written as one; `time`
    /// is the `timecode` of a row that has that instead, `effect` its `action`. Of an empty path
    /// the value is the whole row.
    public mutating func change(
        _ id: RowID,
        at path: [String],
        to content: JSONContent?
    ) throws(EditError) {
        let index = try place(of: id)
        let value = try editable(items.items[index]).root
        var path = path
        var content = content
        if let key = path.first, let object = value.object {
            path[0] = object.spelling(of: key)
        }
        if path.isEmpty {
            content = content?.timed
        } else if path.count == 1, timeKeys.contains(path[0]) {
            content = content?.asTime
        }
        try write(rewriter.setting(path[...], of: value, to: content), at: index)
    }

    private var rewriter: JSONRewriter {
        JSONRewriter(manner: source.manner, indentation: source.rowIndentation)
    }

    private func place(of id: RowID) throws(EditError) -> Int {
        guard let index = index(of: id) else { throw .noSuchRow(id) }
        return index
    }

    private mutating func insert(
        _ text: JSONText,
        at place: RowPlace
    ) throws(EditError) -> RowID {
        let time = try checked(text).rowTime
        let index =
            switch place {
            case .inTime: time.map { indexInTime(of: $0) } ?? marks.count
            case .atStart: 0
            case .atEnd: marks.count
            case .before(let id): try self.place(of: id)
            case .after(let id): try self.place(of: id) + 1
            }
        let id = RowID(nextNumber)
        items.insert(text, at: index, in: source.frame)
        marks.insert(RowMark(id: id, time: time), at: index)
        nextNumber += 1
        return id
    }

    private mutating func write(_ text: JSONText, at index: Int) throws(EditError) {
        marks[index].time = try checked(text).rowTime
        items.replace(at: index, with: text)
    }

    /// The row that `text` is, in a sheet that can be read with it.
    private func checked(_ text: JSONText) throws(EditError) -> JSONValue {
        let limit = depthLimit - bracketsAroundRows
        let document = try editable(text)
        guard document.depth <= limit else { throw .tooDeep(limit: limit) }
        return document.root
    }

    private func indexInTime(of time: Duration) -> Int {
        let last = marks.lastIndex { mark in mark.time.map { $0 <= time } ?? false }
        return last.map { $0 + 1 } ?? 0
    }
}

/// The sheet's own, and that of `entries`.
private let bracketsAroundRows = 2

/// Keys of rows that say a time.
private let timeKeys = ["time", "timecode", "fade", "duration"]

/// Keys that mean the same; the first that is given counts.
private let spellings = [["time", "timecode"], ["effect", "action"]]

/// What the kinds of rows have; what a row has besides is kept.
private let rowKeys = [
    "values", "fade", "fixture_id", "effect", "action", "duration", "data", "chaser_id",
]

/// The kinds of rows, told apart by their keys as where a sheet is read.
private enum RowKind {
    case snapshot, effect, chase

    /// The kind of the row `object`.
    init(_ object: JSONObject) {
        if object.has("chaser_id") {
            self = .chase
        } else if ["fixture_id", "effect", "action"].contains(where: { object.has($0) }) {
            self = .effect
        } else {
            self = .snapshot
        }
    }

    /// The kind of a row that will have `members`.
    init(_ members: [RowMember]) {
        if members.contains(where: { $0.key == "chaser_id" }) {
            self = .chase
        } else {
            self = members.contains { $0.key == "effect" } ? .effect : .snapshot
        }
    }
}

extension EditedObject {
    /// Makes the object, a row, say `members` and nothing else that means something.
    fileprivate mutating func say(_ wanted: [RowMember], by rewriter: JSONRewriter) {
        let object = JSONObject(value)
        let keys = wanted.map { object.spelling(of: $0.key) }
        // In a row that stays of its kind, the keys of others have no meaning, and are kept.
        if RowKind(object) != RowKind(wanted) {
            for key in rowKeys where object.has(key) && !keys.contains(key) { remove(key) }
        }
        for (key, member) in zip(keys, wanted) {
            guard let index = index(of: key) else {
                if let content = member.content, !member.isUsual { add(key, content) }
                continue
            }
            let value = members[index].value
            if let content = member.content {
                if value.kind == .null && member.isUsual { continue }
                replace(at: index, with: rewriter.rewritten(value, saying: content))
            } else if value.kind != .null {
                remove(key)
            }
        }
    }
}

extension JSONObject {
    /// How the row that this is spells `key`.
    fileprivate func spelling(of key: String) -> String {
        guard let same = spellings.first(where: { $0.contains(key) }) else { return key }
        return same.first { has($0) } ?? key
    }
}

extension JSONContent {
    /// The number as a time, where it is one.
    fileprivate var asTime: JSONContent { time.map { .seconds($0) } ?? self }

    /// The row with its times as times.
    fileprivate var timed: JSONContent {
        guard let members else { return self }
        return .object(
            members.map { member in
                let isTime = timeKeys.contains(member.key)
                return Member(member.key, isTime ? member.value.asTime : member.value)
            }
        )
    }
}
