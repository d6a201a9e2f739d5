/// One client of this run of the server; no number is given twice.
public struct ClientID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Counted from 1 in the order of coming.
    public let number: Int

    /// The client of this number; the server alone says which there are.
    public init(number: Int) {
        self.number = number
    }

    public static func < (a: ClientID, b: ClientID) -> Bool { a.number < b.number }

    public var description: String { "client \(number)" }
}

/// Who speaks with the clients.
///
/// The calls about one client come in order, one at a time: `connected` first, `disconnected` last.
/// Calls about several clients may overlap; an actor puts them in a row. While one client's
/// messages wait here, nothing more is read from it, and the others notice nothing.
public protocol ClientReceiver: Sendable {
    /// A client has come, and is told now what there is.
    func connected(_ client: ClientConnection) async

    /// A whole message came from a client: asked first, on the server's own thread, which serves
    /// everybody and must be given back within microseconds.
    ///
    /// - Parameter isNext: whether all that the client said before has been worked off; what is done
    ///   at once overtakes it where it has not.
    /// - Returns: whether that was all there is to do; else `received` is told.
    func receivesAtOnce(_ message: IncomingMessage, from client: ClientID, isNext: Bool) -> Bool

    /// A whole message came from a client.
    func received(_ message: IncomingMessage, from client: ClientID) async

    /// A client was too slow, everything that waited for it was dropped, and now it reads again: it
    /// is to be told what there is anew, best by a message sent as `.fullState`.
    func fellBehind(_ client: ClientID) async

    /// A client has gone, or is being sent away; nothing reaches it any more.
    func disconnected(_ client: ClientID) async
}

extension ClientReceiver {
    /// Nothing is that urgent.
    public func receivesAtOnce(_: IncomingMessage, from _: ClientID, isNext _: Bool) -> Bool {
        false
    }
}

/// A whole message of a client.
public enum IncomingMessage: Hashable, Sendable {
    /// Valid UTF-8.
    case text(String)
    /// Any bytes.
    case binary([UInt8])

    /// Its length in bytes.
    public var byteCount: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .binary(let bytes): bytes.count
        }
    }
}
