import Testing

/// The rules are code too: each is tried on what breaks it and on what looks nearly so.
struct RuleTests {
    /// A file, and the lines of it that a rule must name.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let rule: Rule
        let path: String
        let text: String
        let lines: [Int]

        init(_ name: String, _ rule: Rule, _ path: String, breaks lines: [Int], _ text: String) {
            self.testDescription = name
            self.rule = rule
            self.path = path
            self.text = text
            self.lines = lines
        }

        var violations: [Violation] {
            rule.violations(SourceTree(files: [SourceFile(path, text)]))
        }
    }

    @Test(
        "a rule names exactly the lines that break it",
        arguments: layering + traps + printing + state + documentation + leftovers + titles
    )
    func lines(of example: Case) {
        #expect(example.violations.map(\.line) == example.lines)
        #expect(example.violations.allSatisfy { $0.path == example.path })
    }

    @Test("a violation reads as editors jump to it, and says the cure")
    func message() throws {
        let file = SourceFile("Sources/DMX/Level.swift", "import Timebase\nimport ArtNet\n")
        let found = Rule.importsGoDown.violations(SourceTree(files: [file]))
        #expect(
            found.map(\.description) == [
                "Sources/DMX/Level.swift:2: DMX must not import ArtNet, only Glibc, "
                    + "Synchronization, Timebase; take what is needed as an argument or a protocol "
                    + "of a lower room, or move this code up"
            ]
        )
    }

    @Test("the second room that imports a C module is named")
    func cModules() {
        let tree = SourceTree(files: [
            SourceFile("Sources/CZstd/shim.h", "#include <zstd.h>"),
            SourceFile("Sources/ShowPlayer/A.swift", "internal import CZstd"),
            SourceFile("Sources/TimelineFile/A.swift", "import CZstd"),
            SourceFile("Sources/TimelineFile/B.swift", "import CZstd"),
        ])
        let found = Rule.oneRoomPerCModule.violations(tree)
        #expect(
            found.map(\.path) == ["Sources/TimelineFile/A.swift", "Sources/TimelineFile/B.swift"]
        )
    }

    @Test("what has no place in the root is named")
    func topLevel() {
        let tree = SourceTree(topLevel: [".ci", "Makefile", "Sources", "final_test.py", "notes.md"])
        let found = Rule.topLevelIsFixed.violations(tree)
        #expect(found.map(\.path) == ["final_test.py", "notes.md"])
    }

    @Test("what git ignores is not looked at")
    func ignored() {
        let names = IgnoredNames(gitignore: "# Built here.\n/.build*/\n/build/\n*.swp\n")
        for name in [".git", ".build", ".build-release", "build", "a.swp"] {
            #expect(names.contains(name, atTop: true), "\(name)")
        }
        #expect(!names.contains("Sources", atTop: true))
        #expect(!names.contains("build", atTop: false))
        #expect(names.contains("a.swp", atTop: false))
    }
}
