import ShowModel

extension MetadataReader {
    /// The song's parts: of `parts`, or of `sections` where there are none.
    mutating func parts(_ object: JSONObject) -> [SongPart] {
        let parts = object["parts"].map { self.parts($0, "'parts'") } ?? []
        return parts.isEmpty ? sections(object) : parts
    }

    /// The parts that `sections` is; none where it has another form, which no format forbids: a
    /// show is not stopped for it.
    private mutating func sections(_ object: JSONObject) -> [SongPart] {
        guard let value = object["sections"] else { return [] }
        var attempt = self
        let parts = attempt.parts(value, "'sections'")
        guard attempt.report.errorCount == report.errorCount else {
            report.warning(
                at: value.offset,
                "'sections' is in no form that is read: the song has no parts",
                hint: "write 'parts', of which each has 'name', 'start' and 'end'"
            )
            return []
        }
        report = attempt.report
        return parts
    }

    /// Parts as an object of `[start, end]` by name, or as an array of objects.
    private mutating func parts(_ value: JSONValue, _ what: String) -> [SongPart] {
        if let object = value.object {
            return object.members.compactMap { pair($0, "'\($0.key)' of \(what)") }
        }
        guard value.kind == .array else {
            report.mismatch(value, what, expected: "an object or an array")
            return []
        }
        return value.elements.compactMap { row($0, "a part in \(what)") }
    }

    private mutating func pair(_ member: JSONMember, _ what: String) -> SongPart? {
        let ends = member.value.elements
        guard ends.count == 2 else {
            report.mismatch(member.value, what, expected: "[start, end]")
            return nil
        }
        return part(member.key, ends[0], ends[1], what)
    }

    private mutating func row(_ value: JSONValue, _ what: String) -> SongPart? {
        guard let object = report.object(value, what) else { return nil }
        report.checkKeys(of: object, "a part", known: Form.songPart.keys)
        guard let label = report.oneOf(["name", "label"], of: object),
            let start = report.oneOf(["start", "start_s"], of: object),
            let end = report.oneOf(["end", "end_s"], of: object)
        else {
            let hint = "a part has 'name', 'start' and 'end'"
            report.error(at: value.offset, "\(what) is not complete", hint: hint)
            return nil
        }
        return report.name(label, "name of \(what)").flatMap { part($0, start, end, what) }
    }

    private mutating func part(
        _ name: String,
        _ start: JSONValue,
        _ end: JSONValue,
        _ what: String
    ) -> SongPart? {
        let first = report.time(start, "start of \(what)")
        let last = report.time(end, "end of \(what)")
        guard let first, let last else { return nil }
        guard first <= last else {
            let message = "\(what) ends at \(end.shown) s, before it starts at \(start.shown) s"
            report.error(at: end.offset, message)
            return nil
        }
        return SongPart(name: name, start: first, end: last)
    }
}
