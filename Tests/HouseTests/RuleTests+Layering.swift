extension RuleTests {
    static let layering = [
        Case(
            "imports of a room above, of a sister and of an unknown module",
            .importsGoDown,
            "Sources/ArtNet/A.swift",
            breaks: [2, 3, 4],
            """
            import DMX
            import ShowPlayer
            public import struct TimelineFile.Header
            @preconcurrency internal import Crypto
            """
        ),
        Case(
            "Foundation and Dispatch in a pure room",
            .importsGoDown,
            "Sources/Timebase/A.swift",
            breaks: [2, 3, 4],
            """
            import Glibc
            import Foundation
            import FoundationEssentials
            import Dispatch
            """
        ),
        Case(
            "Foundation in a room that may",
            .importsGoDown,
            "Sources/ShowSource/A.swift",
            breaks: [],
            "import Foundation\nimport ShowModel\nimport Synchronization\n"
        ),
        Case(
            "an import in a comment and in a string",
            .importsGoDown,
            "Sources/DMX/A.swift",
            breaks: [],
            """
            // import ArtNet
            /* import ArtNet
               /* import ArtNet */
               import ArtNet */
            let words = "import ArtNet"
            """
        ),
        Case(
            "a room that is not in the table",
            .importsGoDown,
            "Sources/Lasers/A.swift",
            breaks: [1],
            "let lasers = 4"
        ),
        Case(
            "tests import what they like",
            .importsGoDown,
            "Tests/DMXTests/A.swift",
            breaks: [],
            "import ArtNet\n"
        ),
        Case(
            "a package that gives a room too much, and a room that is not in the table",
            .packageKeepsTheTable,
            "Package.swift",
            breaks: [3, 4],
            """
            room("Timebase"),
            room("DMX", on: ["Timebase"]),
            room("ArtNet", on: ["Timebase", "DMX", "CZstd"], exclude: ["ShowPlayer"]),
            room("Lasers"),
            """
        ),
        Case(
            "a package that gives every room what it may have",
            .packageKeepsTheTable,
            "Package.swift",
            breaks: [],
            """
            func room(_ name: String, on below: [Target.Dependency] = []) -> Target {}
            room("TimelineFile", on: ["Timebase", "CZstd"], exclude: ["FORMAT.md"]),
            """
        ),
    ]
}
