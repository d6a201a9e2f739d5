import ShowModel

/// What there is to say about one file, gathered while it is read.
struct Report {
    /// The file.
    let text: SourceText
    /// All that was found, in the order found.
    private(set) var diagnostics: [Diagnostic] = []
    /// How often something was wrong: what a row adds to it tells whether the row can be used.
    private(set) var errorCount = 0

    /// An empty report on `text`.
    init(on text: SourceText) {
        self.text = text
    }

    /// All that was found, in the order of the file.
    var sorted: [Diagnostic] {
        diagnostics.enumerated().sorted { a, b in
            guard let one = a.element.location, let other = b.element.location else {
                return a.element.location == nil && b.element.location != nil
            }
            return one == other ? a.offset < b.offset : one < other
        }.map(\.element)
    }

    /// Whether something is wrong in this file itself.
    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// The input is wrong at `offset`.
    mutating func error(at offset: Int, _ message: String, hint: String? = nil) {
        errorCount += 1
        add(.error, at: offset, message, hint: hint)
    }

    /// What is written at `offset` is probably not what was meant.
    mutating func warning(at offset: Int, _ message: String, hint: String? = nil) {
        add(.warning, at: offset, message, hint: hint)
    }

    /// What is written at `offset` is fine, and worth knowing.
    mutating func note(at offset: Int, _ message: String, hint: String? = nil) {
        add(.note, at: offset, message, hint: hint)
    }

    /// Something is wrong that has been reported before.
    mutating func countKnownError() {
        errorCount += 1
    }

    private mutating func add(
        _ severity: Diagnostic.Severity,
        at offset: Int,
        _ message: String,
        hint: String?
    ) {
        let location = text.location(at: offset)
        diagnostics.append(Diagnostic(severity, at: location, message, hint: hint))
    }
}
