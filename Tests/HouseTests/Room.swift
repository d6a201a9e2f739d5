/// A room of the program, and what it may import: the law that `Package.swift` and every import
/// must keep.
struct Room {
    let name: String
    /// Rooms import from lower layers only.
    let layer: Int
    let below: Set<String>
    /// C modules that it alone imports.
    var cModules: Set<String> = []
    /// Packages of others.
    var packages: Set<String> = []
    /// Whether it does without Foundation and Dispatch.
    var isPure = true

    static let all = [
        Room(name: "Timebase", layer: 0, below: []),
        Room(name: "Files", layer: 0, below: [], cModules: ["CFiles"]),
        Room(name: "DMX", layer: 1, below: ["Timebase"]),
        Room(
            name: "Audio",
            layer: 1,
            below: ["Timebase"],
            cModules: ["CMpg123", "CSndfile", "CALSA"],
            isPure: false
        ),
        Room(
            name: "WebServer",
            layer: 1,
            below: [],
            packages: ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket"]
        ),
        Room(name: "ShowModel", layer: 2, below: ["Timebase", "DMX"]),
        Room(
            name: "TimelineFile",
            layer: 2,
            below: ["Timebase", "DMX", "Files"],
            cModules: ["CChecksum", "CZstd"]
        ),
        Room(name: "ArtNet", layer: 2, below: ["Timebase", "DMX"], cModules: ["CDatagram"]),
        Room(
            name: "ShowSource",
            layer: 3,
            below: ["ShowModel", "DMX", "Timebase", "Files"],
            cModules: ["CCrypto"],
            isPure: false
        ),
        Room(name: "ShowCompiler", layer: 3, below: ["ShowModel", "DMX", "Timebase"]),
        Room(
            name: "ShowPlayer",
            layer: 3,
            below: ["TimelineFile", "DMX", "Timebase"],
            cModules: ["CRealTime"]
        ),
        Room(
            name: "ShowPicture",
            layer: 3,
            below: ["TimelineFile", "DMX", "Timebase"],
            cModules: ["CCairo"]
        ),
        Room(
            name: "ShowEditor",
            layer: 4,
            below: [
                "Timebase", "Files", "DMX", "Audio", "WebServer", "ShowModel", "TimelineFile",
                "ShowSource", "ShowCompiler", "ShowPlayer",
            ],
            isPure: false
        ),
        Room(
            name: "lightshow",
            layer: 5,
            below: [
                "Timebase", "Files", "DMX", "Audio", "WebServer", "ShowModel", "TimelineFile",
                "ArtNet", "ShowSource", "ShowCompiler", "ShowPlayer", "ShowPicture", "ShowEditor",
            ],
            packages: ["ArgumentParser", "Logging"],
            isPure: false
        ),
    ]

    static func named(_ name: String) -> Room? { all.first { $0.name == name } }

    /// The targets it may depend on, of this package.
    var targets: Set<String> { below.union(cModules) }

    /// Everything it may import.
    var imports: Set<String> {
        let system: Set = ["Glibc", "Synchronization"]
        let large: Set = [
            "Foundation", "FoundationEssentials", "FoundationNetworking", "Dispatch",
        ]
        return targets.union(packages).union(system).union(isPure ? [] : large)
    }
}
