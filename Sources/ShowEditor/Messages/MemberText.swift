import ShowSource

/// Members of an object as they go over the wire, without its brackets: for what is said to many, or
/// again and again.
struct MemberText: Hashable, Sendable {
    /// `"key":value,…` in UTF-8.
    private let bytes: [UInt8]

    /// `members`, in order.
    init(_ members: [Member]) {
        bytes = Array(JSONContent.object(members).line.dropFirst().dropLast())
    }

    /// The object that has the members of `texts`, in order.
    static func object(_ texts: [MemberText]) -> [UInt8] {
        var object: [UInt8] = []
        object.reserveCapacity(texts.reduce(1) { $0 + $1.bytes.count + 1 } + 1)
        for text in texts where !text.bytes.isEmpty {
            object.append(UInt8(ascii: object.isEmpty ? "{" : ","))
            object += text.bytes
        }
        if object.isEmpty { object.append(UInt8(ascii: "{")) }
        object.append(UInt8(ascii: "}"))
        return object
    }
}
