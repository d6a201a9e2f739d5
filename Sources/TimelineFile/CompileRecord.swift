public import DMX

/// How a show file was compiled: what the next compile needs to know, so that it makes anew only what
/// has changed (FORMAT.md, "made").
public struct CompileRecord: Hashable, Sendable {
    /// The version of the rules by which rows became levels; 0….
    public let rules: Int
    /// Whether there was nothing to remark on the sound when it was measured.
    public let isSoundClean: Bool
    /// One a block: blocks of equal fingerprints, by the same rules, have equal levels.
    public let fingerprints: [BlockFingerprint]

    /// A compile by the version `rules`, with these fingerprints.
    public init(rules: Int, isSoundClean: Bool, fingerprints: [BlockFingerprint]) {
        self.rules = rules
        self.isSoundClean = isSoundClean
        self.fingerprints = fingerprints
    }
}

extension CompileRecord {
    func encoded() throws(TimelineFileError) -> [UInt8] {
        var writer = ByteWriter()
        try writer.put(rules, as: UInt32.self, in: Limits.rules, "the version of the rules")
        writer.put(UInt8(isSoundClean ? 1 : 0))
        try writer.put(
            list: fingerprints,
            in: Limits.fingerprints,
            "fingerprints"
        ) { writer, print throws(TimelineFileError) in
            writer.put(print.first)
            writer.put(print.second)
        }
        return writer.bytes
    }

    /// The record that `reader` holds.
    init(_ reader: inout ByteReader) throws(TimelineFileError) {
        rules = try reader.take(UInt32.self, in: Limits.rules, "the version of the rules")
        switch try reader.take(UInt8.self) {
        case 0: isSoundClean = false
        case 1: isSoundClean = true
        default: throw reader.malformed("neither 0 nor 1 for a clean sound")
        }
        fingerprints = try reader.takeList(
            in: Limits.fingerprints,
            "fingerprints",
            smallest: 16
        ) { reader throws(TimelineFileError) in
            BlockFingerprint(try reader.take(UInt64.self), try reader.take(UInt64.self))
        }
        try reader.finish()
    }
}
