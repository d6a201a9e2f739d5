/// Why a message of a client is not done: what `rejected` carries.
public struct MessageFault: Error, Hashable, Sendable {
    /// What kind of reason it is, for programs (PROTOCOL.md, "From the service").
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case badMessage = "bad_message"
        case unknownType = "unknown_type"
        case badValue = "bad_value"
        case notFound = "not_found"
        case locked
        case noSong = "no_song"
        case notDriver = "not_driver"
        case conflict
        case nothingToUndo = "nothing_to_undo"
        case nothingToRedo = "nothing_to_redo"
        case cannotSave = "cannot_save"
        case tooLarge = "too_large"
        case nothingSet = "nothing_set"
    }

    /// What kind of reason it is.
    public let code: Code
    /// The reason, in a sentence for people.
    public let reason: String
    /// What to do about it, where there is something.
    public let hint: String?

    /// A message that is not done because of `reason`.
    public init(_ code: Code, _ reason: String, hint: String? = nil) {
        (self.code, self.reason, self.hint) = (code, reason, hint)
    }
}
