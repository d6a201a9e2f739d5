import Glibc

/// Owner of a terminal's alternate screen: what was on the terminal is there again once it goes.
struct FullScreen: ~Copyable {
    private let terminal: Terminal
    private let keyboard: Keyboard?

    /// Takes the whole of `terminal`.
    init(on terminal: Terminal) throws(OutputFault) {
        self.terminal = terminal
        keyboard = Keyboard()
        try terminal.stream.write("\u{1b}[?1049h\u{1b}[?25l")
    }

    deinit {
        // A terminal that is gone has nothing to put back.
        try? terminal.stream.write("\u{1b}[?25h\u{1b}[?1049l")
        keyboard?.restore()
    }

    /// Shows `lines` from the top, as many as fit, and nothing else.
    func show(_ lines: [ScreenLine]) throws(OutputFault) {
        let size = terminal.size
        let text = lines.prefix(size.rows).map {
            $0.rendered(columns: size.columns, hasColour: terminal.hasColour) + "\u{1b}[K"
        }
        try terminal.stream.write("\u{1b}[H" + text.joined(separator: "\r\n") + "\u{1b}[J")
    }

    /// The key that was pressed since the last call; nil where none was.
    func pressedKey() -> Character? { keyboard?.pressedKey() }
}

/// The keyboard, read key by key and not echoed.
private struct Keyboard {
    private let before: termios

    /// Takes the keyboard; nil where none is there, or it is another program's turn.
    init?() {
        var settings = termios()
        guard tcgetpgrp(STDIN_FILENO) == getpgrp() else { return nil }
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        before = settings
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }

    func restore() {
        var settings = before
        tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }

    func pressedKey() -> Character? {
        var question = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&question, 1, 0) > 0, question.revents & Int16(POLLIN) != 0 else { return nil }
        var byte: UInt8 = 0
        guard read(STDIN_FILENO, &byte, 1) == 1 else { return nil }
        return Character(Unicode.Scalar(byte))
    }
}
