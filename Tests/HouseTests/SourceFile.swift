/// A text file of the repository.
struct SourceFile {
    /// From the repository's root: `Sources/DMX/Level.swift`.
    let path: String
    let text: String
    /// Its Swift, cut up; empty for other files.
    let tokens: [Token]
    /// The lines of Swift that end a documentation comment.
    let documentationLines: Set<Int>

    init(_ path: String, _ text: String) {
        self.path = path
        self.text = text
        let lexer = path.hasSuffix(".swift") ? Lexer(text) : Lexer("")
        self.tokens = lexer.tokens
        self.documentationLines = lexer.documentationLines
    }

    /// The target it belongs to: `DMX` in `Sources/DMX/Level.swift`; nil outside Sources.
    var room: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    var isSwift: Bool { path.hasSuffix(".swift") }
    var isMarkdown: Bool { path.hasSuffix(".md") }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}

/// A breach of a house rule: where, what, and the cure.
struct Violation: Equatable, CustomStringConvertible {
    let path: String
    let line: Int
    let message: String

    /// In the form editors jump to.
    var description: String { "\(path):\(line): \(message)" }
}

extension SourceFile {
    func violation(line: Int, _ message: String) -> Violation {
        Violation(path: path, line: line, message: message)
    }
}
