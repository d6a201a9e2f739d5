import Testing

/// The house rules, asked of the repository itself.
struct HouseTests {
    /// Read once: it takes longer than all rules together.
    private static let repository = Result { try SourceTree.repository() }

    @Test("the house keeps its rules", arguments: Rule.all)
    func rules(rule: Rule) throws {
        let violations = rule.violations(try Self.repository.get())
        for violation in violations {
            Issue.record("\(violation.description)")
        }
    }

    @Test("the whole repository was looked at")
    func looksEverywhere() throws {
        let tree = try Self.repository.get()
        let paths = Set(tree.files.map(\.path))
        #expect(
            paths.isSuperset(of: [
                "Package.swift", "Sources/Timebase/FrameRate.swift", ".gitignore",
            ])
        )
        #expect(Room.all.allSatisfy { room in tree.files.contains { $0.room == room.name } })
        #expect(!tree.topLevel.contains("build"))
        #expect(!paths.contains { $0.hasPrefix(".build") })
    }

    @Test(
        "the table of rooms goes down: a room knows only rooms of lower layers",
        arguments: Room.all
    )
    func layers(room: Room) throws {
        for name in room.below {
            let below = try #require(
                Room.named(name),
                "\(room.name) knows '\(name)', who is not there"
            )
            #expect(below.layer < room.layer)
        }
    }

    @Test("no two rooms of the table share a C module")
    func cModules() {
        let modules = Room.all.flatMap(\.cModules)
        #expect(Set(modules).count == modules.count)
    }
}

extension Room: CustomTestStringConvertible {
    var testDescription: String { name }
}
