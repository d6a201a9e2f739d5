extension Rule {
    static let importsGoDown = Rule(
        "a room imports what the table of rooms allows, and nothing else",
        in: { $0.room != nil && $0.isSwift },
        violations: { file in
            guard let name = file.room else { return [] }
            guard let room = Room.named(name) else {
                let cure =
                    "the table of rooms has no '\(name)'; add it in Tests/HouseTests/Room.swift"
                return [file.violation(line: 1, cure)]
            }
            return file.imports.filter { !room.imports.contains($0.module) }.map { entry in
                file.violation(line: entry.line, cure(for: entry.module, in: room))
            }
        }
    )

    private static func cure(for module: String, in room: Room) -> String {
        if room.isPure, ["Foundation", "FoundationEssentials", "Dispatch"].contains(module) {
            return "\(room.name) is a pure room and does without \(module); use Swift's own types, "
                + "Glibc where a system call is needed, or move this to a room that may"
        }
        let allowed = room.imports.sorted().joined(separator: ", ")
        return "\(room.name) must not import \(module), only \(allowed); take what is needed as an "
            + "argument or a protocol of a lower room, or move this code up"
    }

    static let packageKeepsTheTable = Rule(
        "Package.swift gives every room the dependencies of the table of rooms, or fewer",
        in: { $0.path == "Package.swift" },
        violations: { file in
            file.declaredRooms.flatMap { declared -> [Violation] in
                guard let room = Room.named(declared.name) else {
                    let cure = "add the room '\(declared.name)' to Tests/HouseTests/Room.swift"
                    return [file.violation(line: declared.line, cure)]
                }
                return declared.below.filter { !room.targets.contains($0) }.map { name in
                    let cure =
                        "\(room.name) must not depend on \(name); the table of rooms in "
                        + "Tests/HouseTests/Room.swift says who may know whom"
                    return file.violation(line: declared.line, cure)
                }
            }
        }
    )

    static let oneRoomPerCModule = Rule("a C module is imported by one room only") { tree in
        var owners: [String: String] = [:]
        var violations: [Violation] = []
        for file in tree.files where file.isSwift {
            guard let room = file.room else { continue }
            for entry in file.imports where tree.isCModule(entry.module) {
                let owner = owners[entry.module, default: room]
                owners[entry.module] = owner
                guard owner != room else { continue }
                let cure =
                    "\(entry.module) belongs to \(owner); ask that room's Swift, do not import "
                    + "its C here"
                violations.append(file.violation(line: entry.line, cure))
            }
        }
        return violations
    }
}

extension SourceTree {
    /// Whether `name` is a target of Sources that holds C or a system library's module map.
    fileprivate func isCModule(_ name: String) -> Bool {
        let own = files.filter { $0.room == name }
        return own.contains { $0.path.hasSuffix(".h") } && !own.contains(where: \.isSwift)
    }
}

extension SourceFile {
    /// The modules it imports, and where.
    fileprivate var imports: [(module: String, line: Int)] {
        let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
        return tokens.indices.compactMap { index in
            guard tokens[index].isWord("import") else { return nil }
            let named = tokens[(index + 1)...].first { !kinds.contains($0.text) }
            return named.map { ($0.text, $0.line) }
        }
    }

    /// The calls of `room("Name", on: ["Below", …])` in a Package.swift.
    fileprivate var declaredRooms: [(name: String, below: [String], line: Int)] {
        tokens.indices.dropLast(2).compactMap { index in
            guard tokens[index].isWord("room"), tokens[index + 1].isMark("("),
                tokens[index + 2].kind == .string
            else { return nil }
            let call = tokens[(index + 3)...].prefix { !$0.isMark(")") }
            let list = call.drop { !$0.isWord("on") }.prefix { !$0.isMark("]") }
            let below = list.filter { $0.kind == .string }.map(\.text)
            return (tokens[index + 2].text, below, tokens[index + 2].line)
        }
    }
}
