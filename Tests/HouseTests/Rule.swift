import Testing

/// A house rule: what a machine judges rightly of how this program is written.
struct Rule: Sendable, CustomTestStringConvertible {
    /// The rule as a sentence.
    let testDescription: String
    /// Every breach of it in a tree, in order of path and line.
    let violations: @Sendable (SourceTree) -> [Violation]

    init(_ sentence: String, violations: @escaping @Sendable (SourceTree) -> [Violation]) {
        self.testDescription = sentence
        self.violations = violations
    }

    /// A rule that judges each file by itself: those that `applies` picks.
    init(
        _ sentence: String,
        in applies: @escaping @Sendable (SourceFile) -> Bool,
        violations: @escaping @Sendable (SourceFile) -> [Violation]
    ) {
        self.init(sentence) { tree in tree.files.filter(applies).flatMap(violations) }
    }

    static let all: [Rule] = [
        .importsGoDown, .packageKeepsTheTable, .oneRoomPerCModule, .noTraps, .noPrinting,
        .noLastingState, .publicIsDocumented, .topLevelIsFixed, .nothingLeftOver, .oneTitle,
    ]
}
