/// What a JSON value says, apart from how it is written: what an edit puts into a file.
public indirect enum JSONContent: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, in the form it is to be written in.
    case number(WrittenNumber)
    /// A time in seconds: written with three decimals, and equal to any way of writing it.
    case seconds(Duration)
    /// A string.
    case string(String)
    /// Values in order.
    case array([JSONContent])
    /// Members in order; of two with one key the first counts.
    case object([Member])

    /// One key of an object and its value.
    public struct Member: Hashable, Sendable {
        /// The key.
        public var key: String
        /// The value.
        public var value: JSONContent

        /// `value` under `key`.
        public init(_ key: String, _ value: JSONContent) {
            self.key = key
            self.value = value
        }
    }

    /// A whole number.
    public static func whole(_ number: Int) -> JSONContent { .number(WrittenNumber(number)) }

    /// The value of `key` in an object; nil where there is none, and in anything else.
    public subscript(key: String) -> JSONContent? { members?.first { $0.key == key }?.value }

    /// The members of an object; nil where it is none.
    public var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// How many brackets are open in its deepest place; 0 for a number.
    var depth: Int {
        switch self {
        case .array(let elements): 1 + (elements.map(\.depth).max() ?? 0)
        case .object(let members): 1 + (members.map(\.value.depth).max() ?? 0)
        default: 0
        }
    }
}

extension [JSONContent.Member] {
    /// The members without those whose key came before.
    var unrepeated: [JSONContent.Member] {
        var seen: Set<String> = []
        return filter { seen.insert($0.key).inserted }
    }
}

extension JSONContent {
    /// What `bytes`, a whole JSON text (RFC 8259), say; nil where anything in them is wrong.
    public init?(json bytes: [UInt8]) {
        let (document, faults) = JSONParser.parse(SourceText(file: "", bytes: bytes))
        guard let document, faults.isEmpty else { return nil }
        self.init(document.root)
    }

    /// What `value` says; nil where something in it is no JSON.
    init?(_ value: JSONValue) {
        switch value.kind {
        case .null: self = .null
        case .true: self = .bool(true)
        case .false: self = .bool(false)
        case .number: self = .number(WrittenNumber(value.bytes))
        case .string, .escapedString: self = .string(value.string ?? "")
        case .array:
            var elements: [JSONContent] = []
            for element in value.elements {
                guard let content = JSONContent(element) else { return nil }
                elements.append(content)
            }
            self = .array(elements)
        case .object:
            var members: [Member] = []
            for member in JSONObject(value).members {
                guard let content = JSONContent(member.value) else { return nil }
                members.append(Member(member.key, content))
            }
            self = .object(members)
        case .broken: return nil
        }
    }
}
