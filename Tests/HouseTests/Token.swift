/// The smallest piece of Swift that a house rule looks at.
struct Token: Equatable {
    /// What kind of piece it is.
    enum Kind: Equatable {
        /// A name, keyword or number, with a `#` or `@` before it where it has one.
        case word
        /// One character of punctuation or of an operator.
        case mark
        /// A string literal; its text is what stands between the quotes, interpolations left out.
        case string
    }

    let kind: Kind
    let text: String
    /// Line in the file, from 1.
    let line: Int
    /// Whether it follows the token before it without a space.
    let isGlued: Bool

    func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }
    func isWord(_ word: String) -> Bool { kind == .word && text == word }
}
