import ShowSource

/// What a model is told of the show: the state cut to a size that it can read, with the rows around the
/// place where the user is.
struct ShowDigest {
    /// The digest, as one object.
    private(set) var content = JSONContent.object([])
    private var members: [Member] = []
    private var size = 0

    /// The digest of `state`, the JSON object of `initial`; empty where that is no object.
    ///
    /// - Parameter limit: about how many bytes of JSON it may have.
    init(_ state: String, upTo limit: Int = 48 << 10) {
        guard let state = JSONContent(json: Array(state.utf8)), state.members != nil else { return }
        let position = state["playback"]?["position"]?.double ?? 0
        take("show", state["show"], upTo: limit / 32)
        take("song", state["song"]?.only(["name", "length", "tempo", "key"]), upTo: limit / 32)
        take("position", .double(position), upTo: 64)
        takeList("songs", state["songs"]?.elements?.compactMap { $0["name"] }, upTo: limit / 32)
        takeList("parts", state["parts"]?.elements, upTo: limit / 16)
        let hints = state["hints"]?.elements?.map { $0.hint(around: position) }
        takeList("hints", hints, upTo: limit / 16)
        let points = state["points"]?.elements?.map { $0.only(["id", "name"]) }
        takeList("points", points, upTo: limit / 32)
        takeList("chases", state["chases"]?.elements, upTo: limit / 32)
        let (fixtures, effects) = (state["fixtures"]?.elements, state["effects"]?.elements)
        let plainFixtures = fixtures?.map(\.plainFixture)
        takeList("fixtures", fixtures?.map(\.fixture), or: plainFixtures, upTo: limit / 4)
        let plainEffects = effects?.map(\.plainEffect)
        takeList("effects", effects?.map(\.effect), or: plainEffects, upTo: limit / 4)
        let proposals = state["proposals"]?.elements?.suffix(10)
        takeList("proposals", proposals?.map { $0.only(["text", "state"]) }, upTo: limit / 32)
        takeRows(state["cues"]?.elements ?? [], around: position, upTo: limit - size)
        content = .object(members)
    }

    /// Takes `value`, where there is one that fits.
    private mutating func take(_ key: String, _ value: JSONContent?, upTo room: Int) {
        guard let value, case let count = value.line.count, count <= room else { return }
        members.append(Member(key, value))
        size += count + key.utf8.count + 4
    }

    /// Takes the first elements that fit; those of `plain` where not all of them do.
    private mutating func takeList(
        _ key: String,
        _ elements: [JSONContent]?,
        or plain: [JSONContent]? = nil,
        upTo room: Int
    ) {
        guard let elements, !elements.isEmpty else { return }
        var kept = fitting(elements, in: room)
        if kept.count < elements.count, let plain { kept = fitting(plain, in: room) }
        takeAll(key, kept, of: elements.count)
    }

    /// Takes the rows nearest to `position`, in the order of time.
    private mutating func takeRows(_ rows: [JSONContent], around position: Double, upTo room: Int) {
        let timed = rows.enumerated().map { place, cue in
            (place: place, time: cue["time"]?.double ?? 0, row: cue.row)
        }
        let near = timed.sorted { abs($0.time - position) < abs($1.time - position) }
        let count = fitting(near.map(\.row), in: room).count
        let kept = near.prefix(count).sorted { $0.place < $1.place }
        takeAll("cues", kept.map(\.row), of: rows.count)
    }

    private mutating func takeAll(_ key: String, _ kept: [JSONContent], of count: Int) {
        let list = JSONContent.array(kept)
        take(key, list, upTo: .max)
        if kept.count < count { take("\(key)_left_out", .whole(count - kept.count), upTo: .max) }
    }

    private func fitting(_ elements: [JSONContent], in room: Int) -> [JSONContent] {
        var rest = room
        return Array(
            elements.prefix { element in
                rest -= element.line.count + 1
                return rest >= 0
            }
        )
    }
}

extension JSONContent {
    /// The object with these keys only, and without those that are null.
    fileprivate func only(_ keys: Set<String>) -> JSONContent {
        .object((members ?? []).filter { keys.contains($0.key) && $0.value != .null })
    }

    /// The row of a cue, its number and what is wrong with it.
    fileprivate var row: JSONContent {
        let problems = self["problems"]?.elements?.compactMap { $0["message"] } ?? []
        let told = only(["id", "row"]).members ?? []
        return .object(problems.isEmpty ? told : told + [Member("problems", .array(problems))])
    }

    /// A fixture with its channels by name, each with its role and what is on its wheel.
    fileprivate var fixture: JSONContent {
        let channels = (self["channels"]?.elements ?? []).map { channel in
            let labels = channel["wheel"]?.elements?.compactMap { $0["label"]?.string } ?? []
            let role = channel["role"]?.string ?? ""
            let told = labels.isEmpty ? role : "\(role): \(labels.joined(separator: ", "))"
            return Member(channel["name"]?.string ?? "", .string(told))
        }
        let keys: Set = ["id", "name", "kind", "location", "effects", "presets"]
        return .object((only(keys).members ?? []) + [Member("channels", .object(channels))])
    }

    /// A fixture in short.
    fileprivate var plainFixture: JSONContent { only(["id", "kind"]) }

    /// An effect without what does not hold for it.
    fileprivate var effect: JSONContent {
        let keys: Set = [
            "name", "kind", "needed", "standard", "summary", "least", "most", "choices",
        ]
        let parameters = (self["parameters"]?.elements ?? []).map { $0.only(keys) }
        return .object(
            (only(["name", "summary", "need"]).members ?? [])
                + [Member("parameters", .array(parameters))]
        )
    }

    /// An effect in short: its parameters are names.
    fileprivate var plainEffect: JSONContent {
        let names = self["parameters"]?.elements?.compactMap { $0["name"] } ?? []
        return .object(
            (only(["name", "summary"]).members ?? []) + [Member("parameters", .array(names))]
        )
    }

    /// A hint with the 64 times nearest to `position`.
    fileprivate func hint(around position: Double) -> JSONContent {
        let times = self["times"]?.elements?.compactMap(\.double) ?? []
        let near = times.sorted { abs($0 - position) < abs($1 - position) }.prefix(64).sorted()
        return .object(
            (only(["name"]).members ?? [])
                + [Member("times", .array(near.map { .double($0) }))]
        )
    }
}
