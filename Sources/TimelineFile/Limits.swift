/// What numbers in a show file may be (FORMAT.md, "Limits"): checked before they are used.
enum Limits {
    static let headerLength = 20...4096
    static let sections = 0...256
    /// Of a section that is read whole: all but the blocks and the sound.
    static let sectionBytes = 0...(1 << 28)
    static let frames = 1...Int(Int32.max)
    static let framesPerBlock = 1...1000
    static let blocks = 1...4_194_304
    static let blockSize = 0...(1 << 30)
    /// Slots a stored byte can stand for: zstd's own limit, 128 KiB in four bytes.
    static let expansion = 32_768
    static let universes = 0...32_768
    static let fixtures = 0...65_536
    static let channels = 0...65_536
    static let markers = 0...1_000_000
    static let markerFrames = 0...Int(Int32.max)
    static let sources = 0...65_536
    static let textBytes = 0...65_535
    static let samples = 0...(1 << 62)
    static let sampleRate = 1...Int(Int32.max)
    static let soundChannels = 1...65_535
    static let encoderDelay = 0...Int(Int32.max)
    static let rules = 0...Int(Int32.max)
    static let fingerprints = 0...4_194_304
    static let soundBytes = 0...(1 << 62)
}

/// Returns `value`, or throws where `allowed` does not contain it.
func checked(
    _ value: Int,
    in allowed: ClosedRange<Int>,
    _ what: String
) throws(TimelineFileError) -> Int {
    guard allowed.contains(value) else {
        throw .outOfRange(what: what, value: value, allowed: allowed)
    }
    return value
}
