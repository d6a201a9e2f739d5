import Glibc

/// Prints one line of what was asked for, to standard output. A full disk is a failure, as the
/// answer would be short; a reader that has gone away is not.
func say(_ line: String) throws(Failure) {
    do throws(OutputFault) {
        try OutputStream.standard.write(line + "\n")
    } catch .system(let cause) {
        throw .world("cannot write to standard output: \(systemMessage(cause))")
    } catch {
        return
    }
}

/// Prints one line about what goes on, or a few, to standard error.
func complain(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines { write(printable(String(line)) + "\n", to: STDERR_FILENO) }
}

/// `line` as a terminal may show it: control characters, which names in a file can hold and which
/// would move the cursor or worse, become �.
func printable(_ line: String) -> String {
    let isControl = { (scalar: Unicode.Scalar) in
        scalar.properties.generalCategory == .control && scalar != "\t"
    }
    guard line.unicodeScalars.contains(where: isControl) else { return line }
    let shown = line.unicodeScalars.map { isControl($0) ? "\u{fffd}" : $0 }
    return String(String.UnicodeScalarView(shown))
}

/// Writes `text` whole to the file `descriptor`, or as much of it as goes: where standard error is
/// gone, nobody is left to tell.
func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
        var rest = UnsafeRawBufferPointer(bytes)
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}

/// Puts the null device where the caller closed a standard stream: otherwise the next file or socket
/// that is opened takes its number, and gets what is printed.
func holdStandardStreams() {
    while true {
        let descriptor = open("/dev/null", O_RDWR)
        guard (0...STDERR_FILENO).contains(descriptor) else {
            close(descriptor)
            return
        }
    }
}

/// What the system says of error number `code`.
func systemMessage(_ code: Int32) -> String {
    String(cString: strerror(code))
}

/// The environment variable `name`; nil where it is not set or empty.
func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
}

/// Writes `text` to a file at `path`, replacing what is there; nil, or why it could not (`errno`).
func writeFile(_ text: String, to path: String) -> Int32? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno }
    do throws(OutputFault) {
        try OutputStream(descriptor: descriptor).write(text)
    } catch {
        close(descriptor)
        if case .system(let cause) = error { return cause }
        return EPIPE
    }
    return close(descriptor) == 0 ? nil : errno
}
