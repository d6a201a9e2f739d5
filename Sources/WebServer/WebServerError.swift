internal import Glibc

/// Why the server cannot start. What clients do wrong is answered to them, and is no error here.
public enum WebServerError: Error, Hashable, Sendable {
    /// The text is no address to listen at.
    case listenAddress(String, ListenAddressFault)
    /// Another program listens at this port already.
    case portInUse(ListenAddress)
    /// This machine does not have this address.
    case notOurAddress(ListenAddress)
    /// The system does not let this user listen here: ports below 1024 are its own.
    case notAllowed(ListenAddress)
    /// Others in the network could reach the address, and no token was given.
    case tokenMissing(ListenAddress)
    /// The token is not made of 16…128 letters, digits, `-`, `_`, `.` or `~`.
    case tokenUnfit
    /// What is to be served under `path` cannot be.
    case asset(path: String, AssetFault)
    /// The system refused to listen at the address, for its reason `cause` (an `errno`).
    case system(ListenAddress, cause: Int32)
}

extension WebServerError: CustomStringConvertible {
    /// One sentence without a full stop: what is wrong, and the cure where there is one.
    public var description: String {
        switch self {
        case .listenAddress(let text, let fault):
            "'\(text)' is no address to listen at: \(fault)"
        case .portInUse(let address):
            "port \(address.port) of \(address.host) is in use by another program; "
                + "end that one, or listen at another port (port 0 takes any free one)"
        case .notOurAddress(let address):
            "this machine does not have the address \(address.host); 127.0.0.1 is always there"
        case .notAllowed(let address):
            "this user may not listen at port \(address.port); use a port from 1024 on"
        case .tokenMissing(let address):
            "\(address) can be reached by others in the network; give a token that they must know, "
                + "or listen at 127.0.0.1"
        case .tokenUnfit:
            "a token has 16 to 128 letters, digits, '-', '_', '.' or '~'"
        case .asset(let path, let fault):
            "cannot serve '\(path)': \(fault)"
        case .system(let address, let cause):
            "cannot listen at \(address): \(String(cString: strerror(cause)))"
        }
    }
}

/// Why something cannot be served.
public enum AssetFault: Error, Hashable, Sendable {
    /// The path has other characters than letters, digits, `.`, `-`, `_` between its slashes, or a
    /// part that begins with a dot, or does not begin with a slash.
    case path
    /// Another asset has the same path.
    case twice
    /// The file or folder cannot be read, for the system's reason `cause` (an `errno`).
    case unreadable(cause: Int32)
    /// The folder holds more than `AssetTable.mostBytes`, `mostFiles` or `mostFolders` say.
    case tooMuch
}

extension AssetFault: CustomStringConvertible {
    /// What is wrong.
    public var description: String {
        switch self {
        case .path:
            "a path is '/' and names of letters, digits, '.', '-' and '_' that begin with no dot"
        case .twice: "there are two of them"
        case .unreadable(let cause): String(cString: strerror(cause))
        case .tooMuch: "the folder holds too much to be kept in memory"
        }
    }
}
