extension AuthoredRow {
    /// What the row `content` says; nil where it is of no kind, or something it needs is missing or
    /// of another sort. Keys without a meaning are not in it.
    public init?(_ content: JSONContent) {
        guard let time = content.first(of: ["time", "timecode"])?.time,
            let name = content.given("name", \.text, else: nil),
            let action = AuthoredAction(content)
        else { return nil }
        self.init(time: time, name: name, action: action)
    }
}

extension AuthoredAction {
    fileprivate init?(_ content: JSONContent) {
        if let chase = content.given("chaser_id") {
            guard let id = chase.text, let data = content.given("data", \.members, else: []) else {
                return nil
            }
            self = .chase(id, data: (data ?? []).given)
        } else if content.first(of: ["fixture_id", "effect", "action"]) != nil {
            guard let name = content.first(of: ["effect", "action"])?.text,
                let fixture = content.given("fixture_id")?.text,
                let duration = content.given("duration", \.time, else: .zero),
                let data = content.given("data", \.members, else: [])
            else { return nil }
            let length = duration ?? .zero
            self = .effect(name, fixture: fixture, duration: length, data: (data ?? []).given)
        } else {
            guard let values = content.given("values")?.members,
                let fade = content.given("fade", \.time, else: .zero)
            else { return nil }
            var fixtures: [AuthoredLevels] = []
            for member in values {
                guard let levels = AuthoredLevels(member) else { return nil }
                fixtures.append(levels)
            }
            self = .snapshot(fixtures, fade: fade ?? .zero)
        }
    }
}

extension AuthoredLevels {
    fileprivate init?(_ member: JSONContent.Member) {
        guard let members = member.value.members else { return nil }
        var levels: [AuthoredLevel] = []
        for member in members {
            guard case .number(let level) = member.value else { return nil }
            levels.append(AuthoredLevel(member.key, level))
        }
        self.init(fixture: member.key, levels: levels)
    }
}

extension [JSONContent.Member] {
    /// The members that have a value: one without is as good as none.
    fileprivate var given: [JSONContent.Member] { filter { $0.value != .null } }
}

extension JSONContent {
    /// The time it says in seconds; nil where it is no number, or more than a time holds.
    public var time: Duration? {
        switch self {
        case .seconds(let time): time
        case .number(let number): number.seconds
        default: nil
        }
    }

    /// The string it is; nil where it is none.
    fileprivate var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The value of `key`; nil where it is not given, or null.
    fileprivate func given(_ key: String) -> JSONContent? {
        members?.first { $0.key == key && $0.value != .null }?.value
    }

    /// The value of the first of `keys` that is given.
    fileprivate func first(of keys: [String]) -> JSONContent? {
        for key in keys {
            if let value = given(key) { return value }
        }
        return nil
    }

    /// `usual` where `key` is not given, what `read` makes of it where it is; nil where that
    /// makes nothing of it.
    fileprivate func given<Value>(
        _ key: String,
        _ read: (JSONContent) -> Value?,
        else usual: Value?
    ) -> Value?? {
        guard let content = given(key) else { return .some(usual) }
        return read(content).map { .some($0) }
    }
}
