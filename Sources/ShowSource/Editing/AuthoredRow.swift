/// One row of a cue sheet as its author says it: names as written, nothing looked up.
///
/// Whether there is such a fixture, channel or effect is not asked here: that is what reading the
/// sheet tells, with file, line and column.
public struct AuthoredRow: Hashable, Sendable {
    /// When it starts, from the start of the song; 0 or more.
    public var time: Duration
    /// The name people read; nil where there is none.
    public var name: String?
    /// What it does.
    public var action: AuthoredAction

    /// A row that starts at `time`.
    public init(time: Duration, name: String? = nil, action: AuthoredAction) {
        self.time = time
        self.name = name
        self.action = action
    }
}

/// What a row does, as its author says it.
public enum AuthoredAction: Hashable, Sendable {
    /// Sets levels, over `fade` from the levels found.
    case snapshot([AuthoredLevels], fade: Duration = .zero)
    /// Runs `effect` on `fixture` for `duration`.
    case effect(
        String,
        fixture: String,
        duration: Duration = .zero,
        data: [JSONContent.Member] = []
    )
    /// Starts the chase called so.
    case chase(String, data: [JSONContent.Member] = [])
}

/// What a snapshot sets of one fixture.
public struct AuthoredLevels: Hashable, Sendable {
    /// The fixture's id.
    public var fixture: String
    /// The levels by channel, in order: 0…255, or 0…65535 of a 16-bit pair.
    public var levels: [AuthoredLevel]

    /// `levels` of `fixture`.
    public init(fixture: String, levels: [AuthoredLevel]) {
        self.fixture = fixture
        self.levels = levels
    }
}

/// The level of one channel, as its author says it.
public struct AuthoredLevel: Hashable, Sendable {
    /// The channel's name.
    public var channel: String
    /// 0…255, or 0…65535 of a 16-bit pair, in the form written.
    public var level: WrittenNumber

    /// `level`, 0…255, or 0…65535 of a 16-bit pair, on `channel`.
    public init(_ channel: String, _ level: Int) {
        self.init(channel, WrittenNumber(level))
    }

    /// `level` on `channel`.
    public init(_ channel: String, _ level: WrittenNumber) {
        self.channel = channel
        self.level = level
    }
}

/// One key of a row, what it says, and whether that is the same as leaving it out.
struct RowMember {
    let key: String
    let content: JSONContent?
    /// Whether a row without the key means the same.
    var isUsual = false
    /// Whether a new row has it all the same.
    var isShown = true
}

extension AuthoredRow {
    /// Its keys in the order of a new row.
    var members: [RowMember] {
        let common = [
            RowMember(key: "time", content: .seconds(time)),
            RowMember(key: "name", content: name.map { .string($0) }),
        ]
        return common + actionMembers
    }

    private var actionMembers: [RowMember] {
        switch action {
        case .snapshot(let values, let fade):
            let members = values.map { JSONContent.Member($0.fixture, $0.content) }
            let isSnap = fade == .zero
            return [
                RowMember(key: "values", content: .object(members)),
                RowMember(key: "fade", content: .seconds(fade), isUsual: isSnap, isShown: !isSnap),
            ]
        case .effect(let effect, let fixture, let duration, let data):
            let isInstant = duration == .zero
            return [
                RowMember(key: "fixture_id", content: .string(fixture)),
                RowMember(key: "effect", content: .string(effect)),
                RowMember(key: "duration", content: .seconds(duration), isUsual: isInstant),
                RowMember(key: "data", content: .object(data), isUsual: data.isEmpty),
            ]
        case .chase(let chase, let data):
            return [
                RowMember(key: "chaser_id", content: .string(chase)),
                RowMember(key: "data", content: .object(data), isUsual: data.isEmpty),
            ]
        }
    }

    /// What a new row of a file says.
    var content: JSONContent {
        .object(
            members.compactMap { member in
                guard member.isShown, let content = member.content else { return nil }
                return JSONContent.Member(member.key, content)
            }
        )
    }
}

extension AuthoredLevels {
    fileprivate var content: JSONContent {
        .object(levels.map { JSONContent.Member($0.channel, .number($0.level)) })
    }
}
