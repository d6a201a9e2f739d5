import ShowModel

/// The parts of a song as its file has them: `parts`, or `sections` where there are none.
struct WrittenParts {
    /// The key they are under.
    let key: String
    /// The object or array that they are in.
    let value: JSONValue
    /// The items of it.
    let items: JSONItems

    /// The parts of `metadata`; nil where it has no place for them.
    init?(_ metadata: JSONObject) {
        let candidates = ["parts", "sections"].compactMap { key in
            metadata[key].map { (key: key, value: $0) }
        }
        let places = candidates.filter { place in
            place.value.kind == .object || place.value.kind == .array
        }
        // `sections` is free for other things: it counts where parts can be read in it.
        let filled = places.first { place in
            let reader = WrittenParts(place.key, place.value)
            return reader.parts.contains { $0 != nil }
        }
        guard let place = filled ?? places.first(where: { $0.key == "parts" }) else { return nil }
        self.init(place.key, place.value)
    }

    private init(_ key: String, _ value: JSONValue) {
        self.key = key
        self.value = value
        self.items = JSONItems(value)
    }

    /// Whether they are an array of objects.
    var isArray: Bool { value.kind == .array }

    /// The parts, nil where one is wrong.
    var parts: [SongPart?] {
        if isArray { return value.elements.map { part($0) } }
        return JSONObject(value).members.map { part($0) }
    }

    private func part(_ element: JSONValue) -> SongPart? {
        guard let object = element.object, let name = object.first(of: partKeys.name)?.string,
            !name.isEmpty
        else { return nil }
        return part(name, object.first(of: partKeys.start), object.first(of: partKeys.end))
    }

    private func part(_ member: JSONMember) -> SongPart? {
        let ends = member.value.elements
        return ends.count == 2 ? part(member.key, ends[0], ends[1]) : nil
    }

    private func part(_ name: String, _ start: JSONValue?, _ end: JSONValue?) -> SongPart? {
        guard let first = start?.number?.seconds, let last = end?.number?.seconds,
            first >= .zero, first <= last
        else { return nil }
        return SongPart(name: name, start: first, end: last)
    }
}

/// How parts in an array spell their keys.
let partKeys = (name: ["name", "label"], start: ["start", "start_s"], end: ["end", "end_s"])

extension JSONObject {
    /// The value of the first of `keys` that is given.
    func first(of keys: [String]) -> JSONValue? {
        for key in keys {
            if let value = self[key] { return value }
        }
        return nil
    }
}
