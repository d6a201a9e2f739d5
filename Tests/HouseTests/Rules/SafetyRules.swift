extension Rule {
    static let noTraps = Rule(
        "no force unwrap, try!, as! or fatalError in Sources",
        in: { $0.room != nil && $0.isSwift },
        violations: { file in
            file.tokens.indices.compactMap { index in
                cure(forTrapAt: index, in: file.tokens).map {
                    file.violation(line: file.tokens[index].line, $0)
                }
            }
        }
    )

    private static func cure(forTrapAt index: Int, in tokens: [Token]) -> String? {
        let token = tokens[index]
        if token.isWord("fatalError") {
            return "fatalError stops a show; throw the room's error, or state what must hold as a "
                + "precondition"
        }
        guard token.isMark("!"), token.isGlued, index > 0 else { return nil }
        // `a!=b` is a comparison.
        if tokens.dropFirst(index + 1).first.map({ $0.isGlued && $0.isMark("=") }) == true {
            return nil
        }
        let before = tokens[index - 1]
        if before.isWord("try") {
            return "try! stops a show; throw on, or catch and say what to do"
        }
        if before.isWord("as") {
            return "as! stops a show; use as? and handle what is not of that type"
        }
        let canEnd = before.kind != .mark || [")", "]", "}", ">", "?", "!"].contains(before.text)
        return canEnd ? "'!' stops a show where there is no value; use guard let or ??" : nil
    }

    static let noPrinting = Rule(
        "nothing prints but the command line",
        in: { $0.room != nil && $0.room != "lightshow" && $0.isSwift },
        violations: { file in
            file.tokens.indices.dropLast().compactMap { index in
                let token = file.tokens[index]
                guard ["print", "debugPrint", "dump"].contains(token.text), token.kind == .word,
                    file.tokens[index + 1].isMark("("), !isMember(index, of: file.tokens)
                else { return nil }
                let cure =
                    "\(token.text) belongs in Sources/lightshow; return a value or throw, and let "
                    + "the command line say it"
                return file.violation(line: token.line, cure)
            }
        }
    )

    /// Whether the word at `index` is somebody's member, or is declared here: `page.print(…)`,
    /// `func print(…)`. `Swift.print` is the real one.
    private static func isMember(_ index: Int, of tokens: [Token]) -> Bool {
        guard index > 0 else { return false }
        if tokens[index - 1].isWord("func") { return true }
        guard tokens[index - 1].isMark(".") else { return false }
        return index < 2 || !tokens[index - 2].isWord("Swift")
    }

    static let noLastingState = Rule(
        "no static or global variable: state belongs to a value that somebody owns",
        in: { $0.room != nil && $0.isSwift },
        violations: { file in
            var depth = 0
            return file.tokens.indices.compactMap { index in
                let token = file.tokens[index]
                if token.isMark("{") { depth += 1 }
                if token.isMark("}") { depth -= 1 }
                guard let kind = file.lastingVariable(at: index, depth: depth) else { return nil }
                let cure =
                    "\(kind) outlives every value and is shared by all; make it a stored property "
                    + "of its owner, pass it in, or make it a static let of a Sendable value"
                return file.violation(line: token.line, cure)
            }
        }
    )
}

extension SourceFile {
    /// What the `var` or unsafe `let` at `index` is called, where it is stored outside any value.
    fileprivate func lastingVariable(at index: Int, depth: Int) -> String? {
        let token = tokens[index]
        guard token.isWord("var") || token.isWord("let") else { return nil }
        let modifiers = tokens[..<index].reversed().prefix {
            $0.line == token.line && !$0.isMark("{") && !$0.isMark("}") && !$0.isMark(";")
        }
        let isStatic = modifiers.contains { $0.isWord("static") || $0.isWord("class") }
        let isUnsafe =
            modifiers.contains { $0.isWord("nonisolated") }
            && modifiers.contains { $0.isWord("unsafe") }
        guard isStatic || depth == 0 else { return nil }
        if isUnsafe { return "an unchecked \(isStatic ? "static" : "global") '\(token.text)'" }
        guard token.isWord("var"), isStored(after: index) else { return nil }
        return isStatic ? "a static var" : "a global var"
    }

    /// Whether the variable declared at `index` is given a value, or has no body on its line.
    private func isStored(after index: Int) -> Bool {
        let rest = tokens[(index + 1)...].prefix { $0.line == tokens[index].line }
        guard let decisive = rest.first(where: { $0.isMark("=") || $0.isMark("{") }) else {
            return true
        }
        return decisive.isMark("=")
    }
}
