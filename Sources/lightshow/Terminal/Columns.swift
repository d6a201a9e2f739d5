/// Text in columns.
extension String {
    /// The text at the right of `width` characters, with spaces before it.
    func right(_ width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }

    /// The text at the left of `width` characters, cut or with spaces after it.
    func left(_ width: Int) -> String {
        count > width
            ? prefix(max(0, width - 1)) + "…"
            : self + String(repeating: " ", count: width - count)
    }
}
