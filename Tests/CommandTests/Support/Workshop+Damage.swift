extension Workshop {
    /// Writes the show file `file` to the file `name` with a bit turned over, so that block 1, its
    /// second second, is damaged and no other part.
    ///
    /// - Returns: what verify says of it.
    @discardableResult
    func damageSecondSecond(of file: String, to name: String) throws -> Outcome {
        let whole = bytes(of: file) ?? []
        // The blocks come after all that is said of the show, and before the index at the end.
        for place in stride(from: whole.count / 3, to: whole.count, by: 16) {
            var bytes = whole
            bytes[place] ^= 1
            try write(bytes, to: name)
            let run = try run("verify", name)
            if run.text.contains("block 1 ") { return run }
        }
        throw NothingHurt()
    }

    private struct NothingHurt: Error {}
}
