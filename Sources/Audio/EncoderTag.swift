/// What the encoder of an mp3 wrote in place of the first frame's music: the tag `Xing` or `Info`,
/// and behind it LAME's, which other encoders write too.
struct EncoderTag: Hashable {
    /// Frames of music in the file, this one not counted; nil where the tag does not say.
    let frameCount: Int?
    /// Bytes from this frame's start to the end of the music; nil where the tag does not say.
    let byteCount: Int?
    /// Samples put before the first and after the last of the music; nil where the tag does not say.
    let padding: Padding?
    /// Samples a channel that one frame holds.
    let samplesPerFrame: Int
    /// Where the tag's frame starts in the file, in bytes.
    let offset: Int

    /// What an encoder adds at the ends, as it counts: the decoder's own delay is not in it.
    struct Padding: Hashable {
        /// Samples before the music; 0…4095.
        let start: Int
        /// Samples after it; 0…4095.
        let end: Int
    }

    /// Samples that every decoder of layer III adds in front: 528 for the filters' overlap and one.
    static let decoderDelay = 529

    /// The tag of the mp3 in `source`; nil where it has none.
    init?(of source: any SoundSource) {
        var start = 0
        while let tag = ID3Tag(source.bytes(at: start, count: 10)) { start += tag.size }
        // The tag's frame is the file's first; what may stand before it is a few bytes of junk.
        let bytes = source.bytes(at: start, count: 4096)
        for offset in 0..<max(0, bytes.count - MPEGHeader.size) where bytes[offset] == 0xff {
            guard let header = MPEGHeader(bytes[offset...]) else { continue }
            if let tag = EncoderTag(frame: bytes[offset...], header, at: start + offset) {
                self = tag
                return
            }
        }
        return nil
    }

    private init?(frame: ArraySlice<UInt8>, _ header: MPEGHeader, at offset: Int) {
        guard header.layer == 3 else { return nil }
        var reader = BigEndianReader(frame.dropFirst(MPEGHeader.size + header.sideInformationSize))
        let name = reader.take(4)
        guard name.elementsEqual("Xing".utf8) || name.elementsEqual("Info".utf8),
            let fields = reader.number(bytes: 4)
        else { return nil }
        self.frameCount = fields & 1 != 0 ? reader.number(bytes: 4) : nil
        self.byteCount = fields & 2 != 0 ? reader.number(bytes: 4) : nil
        if fields & 4 != 0 { _ = reader.take(100) }
        if fields & 8 != 0 { _ = reader.take(4) }
        self.padding = EncoderTag.padding(&reader)
        self.samplesPerFrame = header.samplesPerFrame
        self.offset = offset
    }

    /// The LAME part: nine bytes of encoder name, twelve of other things, then two 12-bit numbers.
    private static func padding(_ reader: inout BigEndianReader) -> Padding? {
        let encoder = reader.take(9)
        _ = reader.take(12)
        guard let first = encoder.first, first != 0, let both = reader.number(bytes: 3) else {
            return nil
        }
        return Padding(start: both >> 12, end: both & 0xfff)
    }
}

/// Takes numbers off the front of some bytes, the highest byte first.
struct BigEndianReader {
    private var rest: ArraySlice<UInt8>

    /// A reader at the start of `bytes`.
    init(_ bytes: ArraySlice<UInt8>) {
        self.rest = bytes
    }

    /// The next `count` bytes, or as many as there are.
    mutating func take(_ count: Int) -> ArraySlice<UInt8> {
        let taken = rest.prefix(count)
        rest = rest.dropFirst(count)
        return taken
    }

    /// The number in the next `bytes` bytes; nil where fewer are left.
    mutating func number(bytes: Int) -> Int? {
        let taken = take(bytes)
        return taken.count == bytes ? taken.reduce(0) { $0 << 8 | Int($1) } : nil
    }
}
