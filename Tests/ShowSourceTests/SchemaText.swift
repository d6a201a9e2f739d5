import Foundation
import ShowSource
import Testing

/// A schema as its readers find it: what its text says.
struct SchemaText {
    private let root: [String: Any]

    /// The schema of `file`, from its text.
    init(_ file: InputSchema) throws {
        let object = try JSONSerialization.jsonObject(with: Data(file.text.utf8))
        root = try #require(object as? [String: Any])
    }

    /// The value of `key` at the top.
    subscript(key: String) -> Any? { root[key] }

    /// The definition called `name`.
    func definition(_ name: String) throws -> [String: Any] {
        let definitions = try #require(root["definitions"] as? [String: Any])
        return try #require(definitions[name] as? [String: Any])
    }

    /// The names of the definitions.
    var definitions: [String] { (root["definitions"] as? [String: Any])?.keys.sorted() ?? [] }

    /// All names that an editor offers for effects.
    func effectNames() throws -> [String] {
        let choices = try #require(definition("effectName")["anyOf"] as? [[String: Any]])
        return try #require(choices.first?["enum"] as? [String])
    }
}
