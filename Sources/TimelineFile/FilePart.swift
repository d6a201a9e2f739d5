/// A part of a show file, as errors name it.
public enum FilePart: Hashable, Sendable {
    /// The first bytes: magic, version, rate, counts.
    case header
    /// The list of sections at the end.
    case sectionTable
    /// A section.
    case section(SectionKind)
    /// The stored bytes of a block, numbered from 0.
    case block(Int)
    /// The levels that came out of a block, numbered from 0.
    case levels(ofBlock: Int)
}

extension FilePart: CustomStringConvertible {
    public var description: String {
        switch self {
        case .header: "the header"
        case .sectionTable: "the section table"
        case .section(let kind): "section '\(kind)'"
        case .block(let number): "block \(number)"
        case .levels(let number): "the levels of block \(number)"
        }
    }
}

/// What a section holds: four ASCII letters. An open set, as readers skip those they do not know.
public struct SectionKind: Hashable, Sendable {
    /// The four letters as they stand in the file, the first in the lowest byte.
    public let code: UInt32

    /// The kind written as `code`.
    public init(code: UInt32) {
        self.code = code
    }

    /// The kind written as the four ASCII letters `letters`.
    init(_ letters: StaticString) {
        precondition(letters.utf8CodeUnitCount == 4, "a kind has four letters")
        code = letters.withUTF8Buffer { $0.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// Names and default node.
    public static let info = SectionKind("info")
    /// Which slots a frame holds.
    public static let universes = SectionKind("univ")
    /// Fixtures.
    public static let fixtures = SectionKind("fixt")
    /// Which slots carry intensity.
    public static let intensityMask = SectionKind("mask")
    /// The blackout look.
    public static let blackoutLook = SectionKind("look")
    /// Markers.
    public static let markers = SectionKind("mark")
    /// Digests of the input files.
    public static let sources = SectionKind("srcs")
    /// What the sound is.
    public static let sound = SectionKind("sndi")
    /// How the file was compiled.
    public static let record = SectionKind("made")
    /// The blocks.
    public static let blocks = SectionKind("blks")
    /// The sound's bytes.
    public static let soundBytes = SectionKind("sndb")
    /// Where each block is.
    public static let blockIndex = SectionKind("indx")
}

extension SectionKind: CustomStringConvertible {
    /// The four letters; a dot for each that cannot be printed.
    public var description: String {
        String(
            decoding: (0..<4).map { byte in
                let letter = UInt8(truncatingIfNeeded: code >> (8 * UInt32(byte)))
                return (0x20..<0x7f).contains(letter) ? letter : UInt8(ascii: ".")
            },
            as: UTF8.self
        )
    }
}
