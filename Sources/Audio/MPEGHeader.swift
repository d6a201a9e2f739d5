/// The four bytes that start an MPEG audio frame (ISO/IEC 11172-3 §2.4.1.3, 13818-3 §2.4.1.3).
struct MPEGHeader: Hashable {
    /// Whether this is MPEG-1; else MPEG-2 or its extension 2.5 to low rates.
    let isMPEG1: Bool
    /// 1…3.
    let layer: Int
    /// One channel instead of two.
    let isMono: Bool

    /// Bytes the header takes.
    static let size = 4

    /// The header at the start of `bytes`; nil where none is, or one with a reserved value in it.
    init?(_ bytes: some Collection<UInt8>) {
        let bytes = [UInt8](bytes.prefix(MPEGHeader.size))
        guard bytes.count == MPEGHeader.size, bytes[0] == 0xff, bytes[1] & 0xe0 == 0xe0 else {
            return nil
        }
        let (version, layer) = (bytes[1] >> 3 & 3, bytes[1] >> 1 & 3)
        let (bitRate, sampleRate) = (bytes[2] >> 4, bytes[2] >> 2 & 3)
        guard version != 1, layer != 0, bitRate != 15, sampleRate != 3 else { return nil }
        self.isMPEG1 = version == 3
        self.layer = 4 - Int(layer)
        self.isMono = bytes[3] >> 6 == 3
    }

    /// Samples a channel that one frame holds.
    var samplesPerFrame: Int {
        switch (layer, isMPEG1) {
        case (1, _): 384
        case (3, false): 576
        default: 1152
        }
    }

    /// Bytes of side information after the header of a layer III frame, where an encoder puts its
    /// tag instead of music.
    var sideInformationSize: Int {
        switch (isMPEG1, isMono) {
        case (true, false): 32
        case (true, true), (false, false): 17
        case (false, true): 9
        }
    }
}

/// The ID3v2 tag at the start of many mp3 files: title, picture and the like (ID3v2.4 §3.1).
struct ID3Tag: Hashable {
    /// Bytes the tag takes, header and footer included.
    let size: Int

    /// The tag at the start of `bytes`, of which ten are needed; nil where none is.
    init?(_ bytes: some Collection<UInt8>) {
        let bytes = [UInt8](bytes.prefix(10))
        guard bytes.count == 10, bytes.starts(with: "ID3".utf8) else { return nil }
        let lengths = bytes[6..<10]
        guard lengths.allSatisfy({ $0 < 0x80 }) else { return nil }
        let hasFooter = bytes[5] & 0x10 != 0
        self.size = lengths.reduce(0) { $0 << 7 | Int($1) } + (hasFooter ? 20 : 10)
    }
}
