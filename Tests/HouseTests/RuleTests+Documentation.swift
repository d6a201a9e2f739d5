extension RuleTests {
    static let documentation = [
        Case(
            "public declarations of every kind without a word",
            .publicIsDocumented,
            "Sources/DMX/A.swift",
            breaks: [1, 2, 3, 4, 5, 6, 9, 13, 15],
            """
            public struct Level {
                public let a = 1
                public private(set) var b = 2
                public static func + (a: Level, b: Level) -> Level {}
                public init() {}
                public subscript(index: Int) -> Int { 0 }

                // A plain comment.
                @inlinable public mutating func c() {}

                /// Far away.

                @discardableResult
                public func d() {}
                public final class Inner {}
            }
            """
        ),
        Case(
            "documented ones, with attributes between, and those that need no words",
            .publicIsDocumented,
            "Sources/DMX/A.swift",
            breaks: [],
            """
            public import Timebase
            /// A level.
            public enum Level: Comparable {
                case off, on
                /// The name.
                @available(*, deprecated)
                @inlinable
                public var name: String { "" }
                /** How many.
                    Always two. */
                public static let count = 2
                public static func < (a: Level, b: Level) -> Bool { true }
                public static func == (a: Level, b: Level) -> Bool { true }
                public func hash(into hasher: inout Hasher) {}
                public var description: String { "" }
                func inner() {}
                let note = "public func quoted()"
            }
            public extension Level {}
            """
        ),
        Case(
            "a public protocol's requirements, and a type that has them from it",
            .publicIsDocumented,
            "Sources/DMX/A.swift",
            breaks: [5, 12],
            """
            /// Where frames go.
            public protocol Output {
                /// Sends a frame.
                func send(_ frame: Int)
                func close()
            }
            protocol Inner { func undocumented() }
            /// One that keeps them.
            public final class Recorder: Output {
                public func send(_ frame: Int) {}
                public func close() {}
                public func rewind() {}
            }
            """
        ),
        Case(
            "a requirement's name in a file that does not name the protocol",
            .publicIsDocumented,
            "Sources/DMX/A.swift",
            breaks: [1],
            "public func send() {}"
        ),
    ]
}
