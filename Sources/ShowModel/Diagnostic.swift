/// Something the author should know about what he wrote: where, what, and how to mend it.
///
/// Wrong input is a list of these, never an exception: all of them come out in one run.
public struct Diagnostic: Hashable, Sendable {
    /// How much it matters.
    public enum Severity: String, Hashable, Sendable {
        /// The input is wrong: nothing is written.
        case error
        /// Probably not what was meant: compiled as written.
        case warning
        /// Worth knowing, and fine.
        case note
    }

    /// How much it matters.
    public var severity: Severity
    /// Where in the input; nil where it is about no one place.
    public var location: SourceLocation?
    /// What is wrong, with the value found: one line, no full stop.
    public var message: String
    /// What to do about it, or what is allowed; nil where the message says it all.
    public var hint: String?

    /// A diagnostic of `severity` at `location`.
    public init(
        _ severity: Severity,
        at location: SourceLocation?,
        _ message: String,
        hint: String? = nil
    ) {
        self.severity = severity
        self.location = location
        self.message = message
        self.hint = hint
    }
}

/// A place in an input file, in the form editors jump to.
public struct SourceLocation: Hashable, Comparable, Sendable {
    /// The file, as the user named it or reached it.
    public let file: String
    /// Line, from 1.
    public let line: Int
    /// Column in characters of the line, from 1.
    public let column: Int

    /// Line `line`, column `column` of `file`.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    public static func < (a: SourceLocation, b: SourceLocation) -> Bool {
        (a.file, a.line, a.column) < (b.file, b.line, b.column)
    }
}

extension SourceLocation: CustomStringConvertible {
    /// `file:line:column`.
    public var description: String { "\(file):\(line):\(column)" }
}
