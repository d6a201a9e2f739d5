import Foundation

/// JSON that the program printed, as a script would look into it.
struct JSONAnswer {
    private let value: Any

    /// Reads `text`; throws where it is not JSON.
    init(_ text: String) throws {
        value = try JSONSerialization.jsonObject(
            with: Data(text.utf8),
            options: .fragmentsAllowed
        )
    }

    private init(value: Any) {
        self.value = value
    }

    /// The value of `key`; nil where this is no object or has no such key.
    subscript(key: String) -> JSONAnswer? {
        (value as? [String: Any])?[key].map(JSONAnswer.init(value:))
    }

    /// The value at `index`; nil where this is no array or ends before it.
    subscript(index: Int) -> JSONAnswer? {
        guard let array = value as? [Any], array.indices.contains(index) else { return nil }
        return JSONAnswer(value: array[index])
    }

    /// The keys of an object, in order.
    var keys: [String] { (value as? [String: Any])?.keys.sorted() ?? [] }
    /// How many values an array has.
    var count: Int? { (value as? [Any])?.count }
    var text: String? { value as? String }
    var number: Int? { value as? Int }
    var flag: Bool? { value as? Bool }
    var isNull: Bool { value is NSNull }
    var levels: [UInt8]? { (value as? [Int])?.map { UInt8(clamping: $0) } }
}
