import ShowModel

/// All there is to say about an input, for people and as JSON.
struct DiagnosticList {
    /// What there is to say, in the order in which it is said.
    let diagnostics: [Diagnostic]
    private let counts: [Diagnostic.Severity: Int]

    /// A list of `diagnostics`; where it `isStrict`, warnings are errors.
    init(_ diagnostics: [Diagnostic], isStrict: Bool) {
        self.diagnostics = diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            if isStrict, diagnostic.severity == .warning { diagnostic.severity = .error }
            return diagnostic
        }
        counts = self.diagnostics.reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
    }

    /// How many there are of `severity`.
    func count(of severity: Diagnostic.Severity) -> Int { counts[severity] ?? 0 }

    /// Whether any is an error.
    var hasErrors: Bool { count(of: .error) > 0 }

    /// One line each that editors can jump to, and one more for its hint.
    var lines: [String] {
        diagnostics.flatMap { diagnostic in
            let place = diagnostic.location.map { "\($0): " } ?? ""
            let first = "\(place)\(diagnostic.severity.rawValue): \(diagnostic.message)"
            return ([first] + (diagnostic.hint.map { ["  \($0)"] } ?? [])).map(printable)
        }
    }

    /// "2 errors, 1 warning"; nil where there is nothing to say.
    var summary: String? {
        let parts = [Diagnostic.Severity.error, .warning, .note].compactMap { severity in
            counts[severity].map { counted($0, severity.rawValue) }
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

/// A diagnostic as JSON.
struct DiagnosticReport: Encodable {
    let severity: String
    let file: OrNull<String>
    let line: OrNull<Int>
    let column: OrNull<Int>
    let message: String
    let hint: OrNull<String>

    init(_ diagnostic: Diagnostic) {
        severity = diagnostic.severity.rawValue
        file = OrNull(diagnostic.location?.file)
        line = OrNull(diagnostic.location?.line)
        column = OrNull(diagnostic.location?.column)
        message = diagnostic.message
        hint = OrNull(diagnostic.hint)
    }
}
