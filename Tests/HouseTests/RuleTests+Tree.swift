extension RuleTests {
    // Put together, so that these lines keep the rule that they test.
    private static let later = "TO" + "DO"
    private static let broken = "FIX" + "ME"
    private static let home = "/" + "home/"
    private static let root = "/" + "root/"

    static let leftovers = [
        Case(
            "notes of what is left to do",
            .nothingLeftOver,
            "Sources/DMX/A.swift",
            breaks: [1, 2, 3],
            "// \(later): later\nlet a = 1 // \(broken)\n/* (\(later)) */\n"
        ),
        Case(
            "words that hold those letters",
            .nothingLeftOver,
            "tools/a.sh",
            breaks: [],
            "# \(later)S, MY\(broken), todo\n"
        ),
        Case(
            "paths into one machine",
            .nothingLeftOver,
            "tools/a.sh",
            breaks: [1, 2, 3],
            "cd \(home)me/show\nOUT=\(root)out\ncp 'file://\(home)me/a' .\n"
        ),
        Case(
            "paths that only look so",
            .nothingLeftOver,
            "README.md",
            breaks: [],
            "https://example.org\(home)page $HOME\(home)x ~\(root)y shows\(home)z\n"
        ),
    ]

    static let titles = [
        Case(
            "one title",
            .oneTitle,
            "shows/README.md",
            breaks: [],
            "# Shows\n\n## Files\n\n```sh\n# a comment\nmake\n```\n"
        ),
        Case("no title", .oneTitle, "README.md", breaks: [1], "Shows\n\n## Files\n"),
        Case("a title too late", .oneTitle, "README.md", breaks: [1], "\n# Shows\n"),
        Case(
            "two titles",
            .oneTitle,
            "README.md",
            breaks: [3, 5],
            "# Shows\n\n# Files\n\n# Sound\n"
        ),
        Case("not Markdown", .oneTitle, "tools/a.sh", breaks: [], "#!/bin/bash\n"),
    ]
}
