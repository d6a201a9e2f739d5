import DMX
import ShowSource

/// The keys of a client's message, read one by one: strictly, so that a slip is told and not guessed
/// at.
struct MessageReader {
    /// The message's keys and values.
    private let members: [JSONContent.Member]
    private var read: Set<String> = ["type", "id"]

    /// The message that `bytes` are.
    init(_ bytes: [UInt8]) throws(MessageFault) {
        guard let content = JSONContent(json: bytes), let members = content.members else {
            throw MessageFault(.badMessage, "a message is one JSON object, with each key once")
        }
        self.members = members
    }

    /// The message's type; nil where it does not say.
    var type: String? {
        get throws(MessageFault) { try value(of: "type", as: "a text") { $0.string } }
    }

    /// What its answer carries as `re`; nil where the client does not ask for it.
    var request: JSONContent? {
        get throws(MessageFault) {
            try value(of: "id", as: "a number, or a text of up to 64 characters") { id in
                switch id {
                case .number(let number): number.text.utf8.count <= 64 ? id : nil
                case .string(let text): text.count <= 64 ? id : nil
                default: nil
                }
            }
        }
    }

    /// The value of `key`, which must be there and be what `take` takes.
    mutating func needed<Value>(
        _ key: String,
        _ what: String,
        _ take: (JSONContent) -> Value?
    ) throws(MessageFault) -> Value {
        guard let value = try optional(key, what, take) else {
            throw MessageFault(.badMessage, "'\(key)' is missing; it is \(what)")
        }
        return value
    }

    /// The value of `key`; nil where it is not there, or null.
    mutating func optional<Value>(
        _ key: String,
        _ what: String,
        _ take: (JSONContent) -> Value?
    ) throws(MessageFault) -> Value? {
        read.insert(key)
        return try value(of: key, as: what, take)
    }

    /// Whether the message has `key`, be it with null.
    mutating func has(_ key: String) -> Bool {
        read.insert(key)
        return members.contains { $0.key == key }
    }

    /// Throws where the message has keys that nobody asked for.
    func finish() throws(MessageFault) {
        guard let stray = members.first(where: { !read.contains($0.key) }) else { return }
        let key = String(stray.key.prefix(64))
        throw MessageFault(.badMessage, "'\(key)' means nothing in this message")
    }

    private func value<Value>(
        of key: String,
        as what: String,
        _ take: (JSONContent) -> Value?
    ) throws(MessageFault) -> Value? {
        guard let content = members.first(where: { $0.key == key })?.value, content != .null else {
            return nil
        }
        guard let value = take(content) else {
            throw MessageFault(.badValue, "'\(key)' is to be \(what)")
        }
        return value
    }
}

/// What most messages have in them.
extension MessageReader {
    /// A text of 1…`limit` characters.
    mutating func text(_ key: String, upTo limit: Int = 200) throws(MessageFault) -> String {
        try needed(key, "a text of 1…\(limit) characters") { $0.text(upTo: limit) }
    }

    /// A whole number in `range`.
    mutating func whole(_ key: String, in range: ClosedRange<Int>) throws(MessageFault) -> Int {
        try needed(key, range.told) { $0.whole(in: range) }
    }

    /// True or false.
    mutating func flag(_ key: String) throws(MessageFault) -> Bool {
        try needed(key, "true or false") { $0.flag }
    }

    /// A time in seconds from the start of the song.
    mutating func time(_ key: String) throws(MessageFault) -> Duration {
        try needed(key, timeTold) { $0.songTime }
    }

    /// A time in seconds from the start of the song; nil where there is none.
    mutating func time(ifThere key: String) throws(MessageFault) -> Duration? {
        try optional(key, timeTold) { $0.songTime }
    }

    /// An object.
    mutating func object(_ key: String) throws(MessageFault) -> JSONContent {
        try needed(key, "an object") { $0.members == nil ? nil : $0 }
    }

    /// The universe under `universe`; nil where there is none.
    mutating func universe() throws(MessageFault) -> PortAddress? {
        try optional("universe", (0...PortAddress.maximum).told) { $0.universe }
    }

    /// The slot under `channel`; nil where there is none.
    mutating func slot() throws(MessageFault) -> SlotNumber? {
        try optional("channel", (1...SlotNumber.count).told) { $0.slot }
    }
}

/// What songs can be told of: a day.
private let longestTime = Duration.seconds(86_400)
private let timeTold = "a time in seconds, 0…86400"

extension ClosedRange<Int> {
    fileprivate var told: String { "a whole number \(lowerBound)…\(upperBound)" }
}

extension JSONContent {
    /// The string, where it has 1…`limit` characters.
    func text(upTo limit: Int) -> String? {
        string.flatMap { (1...limit).contains($0.count) ? $0 : nil }
    }

    /// The number, where it is a whole one in `range`.
    func whole(in range: ClosedRange<Int>) -> Int? {
        double.flatMap { Int(exactly: $0) }.flatMap { range.contains($0) ? $0 : nil }
    }

    /// The number as a time that a song can have.
    var songTime: Duration? {
        time.flatMap { (Duration.zero...longestTime).contains($0) ? $0 : nil }
    }

    /// The universe that it numbers.
    var universe: PortAddress? {
        whole(in: 0...PortAddress.maximum).flatMap { PortAddress($0) }
    }

    /// The slot that it numbers.
    var slot: SlotNumber? { whole(in: 1...SlotNumber.count).flatMap { SlotNumber($0) } }

    /// Whether it is true; nil where it is neither.
    var flag: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }
}
