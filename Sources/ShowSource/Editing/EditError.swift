public import ShowModel

/// Why an edit cannot be made; what is being edited stays as it was.
public enum EditError: Error, Hashable, Sendable {
    /// The file cannot be edited before its text is mended; what is wrong with it.
    case unreadable([Diagnostic])
    /// There is no row with the number `id`: it may have been deleted.
    case noSuchRow(RowID)
    /// There is no part of the song with the number `id`: it may have been removed.
    case noSuchPart(PartID)
    /// There is no hint called that.
    case noSuchHint(String)
    /// There is a part or hint of that name already.
    case nameTaken(String)
    /// What is under that key is set part by part.
    case partByPart(String)
    /// `key` cannot be set, because what should hold it is no object.
    case notAnObject(before: String)
    /// With it, more brackets would be open at once than are read.
    case tooDeep(limit: Int)
}

extension EditError: CustomStringConvertible {
    /// One line for people: what is wrong, and what to do about it.
    public var description: String {
        switch self {
        case .unreadable(let diagnostics):
            diagnostics.first.map { "cannot be edited before it is mended: \($0.message)" }
                ?? "cannot be edited before it is mended"
        case .noSuchRow(let id): "there is no row \(id); it may have been deleted"
        case .noSuchPart(let id): "there is no part \(id); it may have been removed"
        case .noSuchHint(let name): "there is no hint '\(shortened(name))'"
        case .nameTaken(let name): "'\(shortened(name))' is there already; take another name"
        case .partByPart(let key): "'\(key)' is not set as a whole; set one part at a time"
        case .notAnObject(let key):
            "'\(shortened(key))' cannot be set, because what should hold it is no object;"
                + " replace all of it"
        case .tooDeep(let limit): "more than \(limit) brackets would be open at once"
        }
    }
}
