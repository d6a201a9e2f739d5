extension RuleTests {
    static let traps = [
        Case(
            "every way to stop a show",
            .noTraps,
            "Sources/DMX/A.swift",
            breaks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
            #"""
            let a = names.first!
            let b = lookup[name]!.level
            let c = find()!
            let d = try! read()
            let e = thing as! Level
            var f: String!
            fatalError("never")
            let g = "\(names.first!) plays"
            let h = closure?()!
            let i = names!.count != 3
            """#
        ),
        Case(
            "not, unlike, and a mark in words",
            .noTraps,
            "Sources/DMX/A.swift",
            breaks: [],
            #"""
            let a = !isEmpty && !(b || !c) && [!a, !b] == { !$0 }(d)
            let b = a != c || a!=c || a !== c
            let c = "Stop! \(a ? "Now!" : "Later!")" + #"raw! "quoted!" \(a!)"#
            let d = """
                A long one! "With quotes!" and \(!e)
                """
            // no! try! as! fatalError
            /// Or! nil
            #if !DEBUG
                precondition(fatalErrorCount == 0, "fatalError")
            #endif
            """#
        ),
        Case("tests may", .noTraps, "Tests/DMXTests/A.swift", breaks: [], "let a = names.first!"),
    ]

    static let printing = [
        Case(
            "printing from a room",
            .noPrinting,
            "Sources/ArtNet/A.swift",
            breaks: [1, 2, 3, 4],
            """
            print("sent")
            debugPrint(packet)
            Swift.print(packet)
            defer { dump(packet) }
            """
        ),
        Case(
            "others who print, and the word alone",
            .noPrinting,
            "Sources/ArtNet/A.swift",
            breaks: [],
            """
            page.print(packet)
            func print(_ packet: Packet) {}
            let print = "print(packet)"  // print(packet)
            fingerprint(packet)
            """
        ),
        Case(
            "the command line prints",
            .noPrinting,
            "Sources/lightshow/A.swift",
            breaks: [],
            "print(\"done\")"
        ),
    ]

    static let state = [
        Case(
            "what outlives every value",
            .noLastingState,
            "Sources/ArtNet/A.swift",
            breaks: [1, 2, 4, 5, 6],
            """
            var packets = 0
            private nonisolated(unsafe) let socket = open()
            struct Sender {
                static var shared = Sender()
                nonisolated(unsafe) static let buffer = allocate()
                public static var count: Int
            }
            """
        ),
        Case(
            "what a value owns, and what is computed",
            .noLastingState,
            "Sources/ArtNet/A.swift",
            breaks: [],
            """
            let port = 6454
            struct Sender {
                static let port = 6454
                static var ports: [Int] { [port] }
                var packets = 0
                private nonisolated(unsafe) let buffer: UnsafeMutableRawPointer
                static func make() -> Sender { var sender = Sender(); return sender }
            }
            var computed: Int { 3 }
            """
        ),
    ]
}
