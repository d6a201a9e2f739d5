import Glibc

/// A stream that text goes to: standard output or standard error, be it a terminal, a file or a
/// pipe. Nothing is kept back: what is written has been handed to the system.
struct OutputStream: Sendable {
    /// The stream's number in this process.
    let descriptor: Int32

    /// Where results go.
    static let standard = OutputStream(descriptor: STDOUT_FILENO)
    /// Where errors, and what is for people only, go.
    static let error = OutputStream(descriptor: STDERR_FILENO)

    /// Writes `text` whole, waiting where the reader is slow.
    func write(_ text: String) throws(OutputFault) {
        try write(Array(text.utf8))
    }

    /// Writes `bytes` whole, waiting where the reader is slow.
    func write(_ bytes: [UInt8]) throws(OutputFault) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
            }
            if count >= 0 {
                written += count
            } else {
                try overcome(errno)
            }
        }
    }

    /// Waits where `cause` only means "not now".
    private func overcome(_ cause: Int32) throws(OutputFault) {
        switch cause {
        case EINTR:
            return
        case EAGAIN:
            var question = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&question, 1, -1)
        case EPIPE:
            throw .readerGone
        default:
            throw .system(cause)
        }
    }
}

/// Why no more can be written.
enum OutputFault: Error, Hashable {
    /// Whoever read the stream has stopped: nobody is left to be told anything.
    case readerGone
    /// The system refused it, and why (`errno`): the disk is full, the terminal was closed.
    case system(Int32)
}
