import Glibc

/// What the system calls its error number `cause` (`errno`): `Network is unreachable`.
public func systemMessage(_ cause: Int32) -> String {
    guard let text = strerror(cause) else { return "error \(cause)" }
    return String(cString: text)
}
