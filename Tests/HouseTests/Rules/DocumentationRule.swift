extension Rule {
    static let publicIsDocumented = Rule("every public declaration says what it is") { tree in
        let protocols = tree.files.flatMap(\.protocolRequirements)
        return tree.files.filter { $0.room != nil && $0.isSwift }.flatMap { file in
            file.undocumented(protocols)
        }
    }
}

/// A member that a protocol of the house asks for.
private struct Requirement {
    let protocolName: String
    let name: String
    let line: Int
    let isPublic: Bool
}

/// A declaration, as far as its documentation is concerned.
private struct Declaration {
    /// `func`, `struct`, `init`, ….
    let keyword: String
    let name: String
    /// Where it begins: its first attribute or modifier.
    let line: Int
    let isPublic: Bool
}

/// Members of the language's own protocols, which every reader knows.
private let knownMembers: Set = [
    "<", "==", "hash", "description", "debugDescription", "encode", "next", "makeIterator",
]

extension SourceFile {
    fileprivate func undocumented(_ requirements: [Requirement]) -> [Violation] {
        let own = tokens.indices.compactMap(declaration(at:)).filter { declaration in
            declaration.isPublic && !knownMembers.contains(declaration.name)
                && !isWitness(declaration.name, requirements)
        }
        let asked = protocolRequirements.filter(\.isPublic).map { requirement in
            Declaration(
                keyword: "requirement",
                name: requirement.name,
                line: requirement.line,
                isPublic: true
            )
        }
        return (own + asked)
            .filter { !documentationLines.contains($0.line - 1) }
            .sorted { $0.line < $1.line }
            .map { declaration in
                let what = "\(declaration.keyword) '\(declaration.name)'"
                let cure =
                    "\(what) is public and undocumented; say above it in a whole sentence (///) "
                    + "what it is, with units, range and errors"
                return violation(line: declaration.line, cure)
            }
    }

    /// Whether `name` is asked for by a protocol that this file names: then the protocol says it.
    private func isWitness(_ name: String, _ requirements: [Requirement]) -> Bool {
        requirements.contains { requirement in
            requirement.name == name && tokens.contains { $0.isWord(requirement.protocolName) }
        }
    }

    /// What the protocols declared in this file ask for.
    fileprivate var protocolRequirements: [Requirement] {
        tokens.indices.flatMap { index -> [Requirement] in
            guard let found = declaration(at: index), found.keyword == "protocol" else { return [] }
            return body(after: index).compactMap { member in
                guard let asked = declaration(at: member) else {
                    return nil
                }
                return Requirement(
                    protocolName: found.name,
                    name: asked.name,
                    line: asked.line,
                    isPublic: found.isPublic
                )
            }
        }
    }

    /// The tokens directly in the next braces after `index`, not those in braces within.
    private func body(after index: Int) -> [Int] {
        var depth = 0
        var inside: [Int] = []
        for place in index..<tokens.count {
            if tokens[place].isMark("}") { depth -= 1 }
            if depth == 0 && tokens[place].isMark("}") { break }
            if depth == 1 { inside.append(place) }
            if tokens[place].isMark("{") { depth += 1 }
        }
        return inside
    }

    /// The declaration that begins with the token at `index`; nil where none does, and for imports,
    /// extensions and cases, which need no words of their own.
    private func declaration(at index: Int) -> Declaration? {
        guard beginsStatement(index) else { return nil }
        var place = index
        var isPublic = false
        while place < tokens.count, let next = afterAttributeOrModifier(place) {
            isPublic = isPublic || tokens[place].isWord("public") || tokens[place].isWord("open")
            place = next
        }
        guard place + 1 < tokens.count, declarationKeywords.contains(tokens[place].text) else {
            return nil
        }
        let keyword = tokens[place].text
        return Declaration(
            keyword: keyword,
            name: ["init", "subscript"].contains(keyword) ? keyword : name(at: place + 1),
            line: tokens[index].line,
            isPublic: isPublic
        )
    }

    /// The word at `index`, or the operator that begins there.
    private func name(at index: Int) -> String {
        guard tokens[index].kind == .mark else { return tokens[index].text }
        return tokens[index...].prefix { $0.kind == .mark && !$0.isMark("(") }.map(\.text).joined()
    }

    private func beginsStatement(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = tokens[index - 1]
        if before.isMark("{") || before.isMark("}") || before.isMark(";") { return true }
        guard before.line != tokens[index].line else { return false }
        // An attribute or modifier on a line of its own belongs to what follows.
        return !endsAttributeOrModifier(index - 1)
    }

    private func endsAttributeOrModifier(_ index: Int) -> Bool {
        if tokens[index].isMark(")") {
            let open = tokens[..<index].lastIndex { $0.isMark("(") } ?? 0
            return open > 0 && tokens[open].isGlued && isAttributeOrModifier(tokens[open - 1])
        }
        return isAttributeOrModifier(tokens[index])
    }

    /// The place after an attribute or modifier at `place` with its brackets; nil where none is.
    private func afterAttributeOrModifier(_ place: Int) -> Int? {
        guard isAttributeOrModifier(tokens[place]) else { return nil }
        // `class` before a name is a declaration; before another keyword, a modifier.
        if tokens[place].isWord("class"), place + 1 < tokens.count,
            !declarationKeywords.contains(tokens[place + 1].text)
        {
            return nil
        }
        guard place + 1 < tokens.count, tokens[place + 1].isMark("("), tokens[place + 1].isGlued
        else { return place + 1 }
        var depth = 0
        for end in (place + 1)..<tokens.count {
            if tokens[end].isMark("(") { depth += 1 }
            if tokens[end].isMark(")") { depth -= 1 }
            if depth == 0 { return end + 1 }
        }
        return nil
    }

    private func isAttributeOrModifier(_ token: Token) -> Bool {
        token.kind == .word && (token.text.hasPrefix("@") || modifiers.contains(token.text))
    }
}

private let modifiers: Set = [
    "public", "open", "package", "internal", "fileprivate", "private", "static", "class", "final",
    "mutating", "nonmutating", "borrowing", "consuming", "nonisolated", "isolated", "override",
    "indirect", "convenience", "required", "lazy", "weak", "unowned", "prefix", "postfix", "infix",
    "dynamic", "sending",
]

private let declarationKeywords: Set = [
    "struct", "class", "enum", "actor", "protocol", "func", "var", "let", "init", "subscript",
    "typealias", "associatedtype", "macro", "operator", "precedencegroup",
]
