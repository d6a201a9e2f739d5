import ShowModel

/// Diagnostics as lines that editors can jump to.
struct DiagnosticPrinter {
    /// Whether warnings count as errors.
    let isStrict: Bool

    /// What was said so far, by severity.
    private(set) var counts: [Diagnostic.Severity: Int] = [:]

    /// A printer that has said nothing.
    init(isStrict: Bool) {
        self.isStrict = isStrict
    }

    /// Counts `diagnostics`, and returns the lines to print.
    mutating func lines(of diagnostics: [Diagnostic]) -> [String] {
        diagnostics.flatMap { diagnostic in
            let severity = severity(of: diagnostic)
            counts[severity, default: 0] += 1
            let place = diagnostic.location.map { "\($0): " } ?? ""
            let first = "\(place)\(severity.rawValue): \(diagnostic.message)"
            return ([first] + (diagnostic.hint.map { ["  \($0)"] } ?? [])).map(printable)
        }
    }

    /// What `diagnostic` counts as here.
    func severity(of diagnostic: Diagnostic) -> Diagnostic.Severity {
        isStrict && diagnostic.severity == .warning ? .error : diagnostic.severity
    }

    /// Whether anything counted as an error.
    var hasErrors: Bool { (counts[.error] ?? 0) > 0 }

    /// "2 errors, 1 warning"; nil where nothing was said.
    var summary: String? {
        let parts = [Diagnostic.Severity.error, .warning, .note].compactMap { severity in
            counts[severity].map { counted($0, severity.rawValue) }
        }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
