import CZstd

/// What the room needs to know of libzstd besides packing and unpacking.
enum Zstd {
    /// The library's version: major × 10000 + minor × 100 + release.
    static let version = Int(ZSTD_versionNumber())

    /// The level that blocks are packed at (FORMAT.md, "Blocks").
    static let level: Int32 = 3

    /// What the library says of the result `code` of a call; nil where it is no error.
    static func error(_ code: Int) -> String? {
        ZSTD_isError(code) == 0 ? nil : String(cString: ZSTD_getErrorName(code))
    }
}
