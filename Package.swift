// swift-tools-version: 6.2
import PackageDescription

/// Every target is built the same strict way.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the program, and the rooms below it that it may import.
func room(
    _ name: String,
    on below: [Target.Dependency] = [],
    exclude: [String] = []
) -> Target {
    .target(name: name, dependencies: below, exclude: exclude, swiftSettings: strict)
}

/// A C library of the system, found by pkg-config and installed by apt.
func system(_ name: String, pkgConfig: String, apt package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// The tests of one room; they ask its public interface.
func tests(of name: String, with more: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.init(stringLiteral: name), "TestSupport"] + more,
        exclude: exclude,
        swiftSettings: strict
    )
}

/// What the one room that serves is built on.
let network: [Target.Dependency] = ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket"]
    .map { .product(name: $0, package: "swift-nio") }

let package = Package(
    name: "lightshow",
    products: [.executable(name: "lightshow", targets: ["lightshow"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    ],
    targets: [
        // Layer 0: when, and how does a file stay whole?
        room("Timebase"),
        room("Files", on: ["CFiles"]),

        // Layer 1: what does a universe hold, what is heard, who asks?
        room("DMX", on: ["Timebase"]),
        room("Audio", on: ["Timebase", "CMpg123", "CSndfile", "CALSA"]),
        room("WebServer", on: network),

        // Layer 2: what is a show, what are the bytes, what goes on the wire?
        room("ShowModel", on: ["Timebase", "DMX"]),
        room(
            "TimelineFile",
            on: ["Files", "Timebase", "DMX", "CChecksum", "CZstd"],
            exclude: ["FORMAT.md"]
        ),
        room("ArtNet", on: ["Timebase", "DMX", "CDatagram"]),

        // Layer 3: what did the author write, which levels does that make, what is on stage now?
        room("ShowSource", on: ["ShowModel", "DMX", "Timebase", "Files", "CCrypto"]),
        room("ShowCompiler", on: ["ShowModel", "DMX", "Timebase"]),
        room("ShowPlayer", on: ["TimelineFile", "DMX", "Timebase", "CRealTime"]),
        room("ShowPicture", on: ["TimelineFile", "DMX", "Timebase", "CCairo"]),

        // Layer 4: what did the author just change?
        .target(
            name: "ShowEditor",
            dependencies: [
                "Timebase", "Files", "DMX", "Audio", "WebServer", "ShowModel", "TimelineFile",
                "ShowSource", "ShowCompiler", "ShowPlayer",
            ],
            exclude: ["PROTOCOL.md"],
            resources: [.copy("Web")],
            swiftSettings: strict
        ),

        // Layer 5: what did the user ask? The one place that prints.
        .executableTarget(
            name: "lightshow",
            dependencies: [
                "Timebase", "Files", "DMX", "Audio", "ShowModel", "TimelineFile", "ArtNet",
                "ShowSource", "ShowCompiler", "ShowPlayer", "ShowPicture", "ShowEditor",
                "WebServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),

        // The C libraries: each imported by one room only.
        system("CMpg123", pkgConfig: "libmpg123", apt: "libmpg123-dev"),
        system("CSndfile", pkgConfig: "sndfile", apt: "libsndfile1-dev"),
        system("CALSA", pkgConfig: "alsa", apt: "libasound2-dev"),
        system("CZstd", pkgConfig: "libzstd", apt: "libzstd-dev"),
        system("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
        system("CCairo", pkgConfig: "cairo", apt: "libcairo2-dev"),
        .target(name: "CChecksum"),
        .target(name: "CDatagram"),
        .target(name: "CFiles"),
        .target(name: "CRealTime"),

        // Tests mirror the rooms.
        .target(
            name: "TestSupport",
            dependencies: ["Timebase", "Files", "DMX", "ShowModel", "TimelineFile"],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        tests(of: "Timebase"),
        tests(of: "Files"),
        tests(of: "DMX", with: ["Timebase"]),
        tests(of: "Audio", with: ["Timebase"]),
        tests(of: "WebServer"),
        tests(of: "ShowModel", with: ["Timebase", "DMX"]),
        tests(of: "TimelineFile", with: ["Timebase", "DMX", "Files"], exclude: ["Golden"]),
        tests(of: "ArtNet", with: ["Timebase", "DMX"]),
        tests(of: "ShowSource", with: ["Timebase", "DMX", "ShowModel", "Files"]),
        tests(of: "ShowCompiler", with: ["Timebase", "DMX", "ShowModel"]),
        tests(of: "ShowPlayer", with: ["Timebase", "DMX", "TimelineFile"]),
        tests(
            of: "ShowEditor",
            with: [
                "Timebase", "DMX", "Files", "ShowModel", "ShowSource", "ShowCompiler", "ShowPlayer",
                "TimelineFile", "WebServer",
            ]
        ),
        tests(of: "ShowPicture", with: ["Timebase", "DMX", "TimelineFile"]),
        .testTarget(
            name: "FuzzTests",
            dependencies: [
                "TestSupport", "Timebase", "DMX", "ShowModel", "TimelineFile", "ArtNet",
                "ShowSource", "ShowCompiler",
            ],
            exclude: ["Corpus"],
            swiftSettings: strict
        ),
        .testTarget(name: "CommandTests", dependencies: ["TestSupport"], swiftSettings: strict),
        .testTarget(name: "HouseTests", swiftSettings: strict),
    ]
)

// What `make bench` measures with: no part of the program, and built only where asked for.
if Context.environment["LIGHTSHOW_BENCHMARKS"] != nil {
    package.targets.append(
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "Timebase", "DMX", "ShowModel", "TimelineFile", "ShowCompiler", "TestSupport",
                "CZstd",
            ],
            path: "tools/benchmarks",
            exclude: ["command.py"],
            swiftSettings: strict
        )
    )
}
