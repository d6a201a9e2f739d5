/// A JSON file as read: one flat list of nodes over its text, in the order of the file.
///
/// Nothing of the text is lost: every node knows where it starts and ends.
final class JSONDocument: Sendable {
    /// The file it was read from.
    let text: SourceText
    /// Its nodes: a value, then all that is inside it; an object's keys before their values.
    let nodes: [JSONNode]
    /// Whether something was passed over, or taken to be there, to read it at all.
    let isPatched: Bool

    /// The document of `nodes` over `text`; there is one node at least.
    init(text: SourceText, nodes: [JSONNode], isPatched: Bool) {
        precondition(!nodes.isEmpty, "a document is a value")
        self.text = text
        self.nodes = nodes
        self.isPatched = isPatched
    }

    /// The value that the whole file is.
    var root: JSONValue { JSONValue(document: self, index: 0) }
}

/// One value or key of a JSON file.
struct JSONNode {
    /// What it is.
    let kind: JSONKind
    /// Its first byte, as an offset in the file.
    let start: UInt32
    /// The byte after its last one.
    var end: UInt32
    /// The node after it and all that is inside it.
    var next: UInt32
}

/// What a value of a JSON file is.
enum JSONKind: UInt8 {
    case object
    case array
    case string
    /// A string with escapes in it.
    case escapedString
    case number
    case `true`
    case `false`
    case null
    /// Something that is no JSON, already reported.
    case broken

    /// What people call it, with its article.
    var name: String {
        switch self {
        case .object: "an object"
        case .array: "an array"
        case .string, .escapedString: "a string"
        case .number: "a number"
        case .true: "true"
        case .false: "false"
        case .null: "null"
        case .broken: "no JSON"
        }
    }
}
