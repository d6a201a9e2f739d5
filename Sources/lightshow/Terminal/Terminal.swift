import Glibc

/// The terminal that a stream goes to, and what it can show.
struct Terminal: Sendable {
    /// The stream.
    let stream: OutputStream
    /// Whether colours may be used: not where `NO_COLOR` is set or the terminal is a dumb one.
    let hasColour: Bool

    /// How many characters fit.
    struct Size: Hashable, Sendable {
        /// Characters in a line; 1….
        var columns: Int
        /// Lines; 1….
        var rows: Int
    }

    /// The terminal behind `stream`; nil where a file or a pipe is behind it.
    init?(_ stream: OutputStream) {
        guard isatty(stream.descriptor) == 1 else { return nil }
        self.stream = stream
        hasColour = environment("NO_COLOR") == nil && environment("TERM") != "dumb"
    }

    /// Its size now; the usual 80 × 24 where it does not tell.
    var size: Size {
        var window = winsize()
        let answer = ioctl(stream.descriptor, UInt(TIOCGWINSZ), &window)
        guard answer == 0, window.ws_col > 0, window.ws_row > 0 else {
            return Size(columns: 80, rows: 24)
        }
        return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
    }
}
