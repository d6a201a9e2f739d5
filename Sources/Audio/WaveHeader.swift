/// What the header of a RIFF WAVE or RF64 file promises (EBU Tech 3306 for RF64).
struct WaveHeader: Hashable {
    /// Samples a channel that the data chunk says to hold.
    let promisedSamples: Int

    /// The promise in the header of `source`; nil where there is none to be had: a big-endian or
    /// compressed wav, no chunk of data, or a length that its writer never filled in.
    init?(of source: any SoundSource) {
        let start = source.bytes(at: 0, count: 12)
        guard start.starts(with: "RIFF".utf8) || start.starts(with: "RF64".utf8) else { return nil }
        var longSize: Int?
        var sampleSize: Int?
        var offset = 12
        // Real files have a handful of chunks; the bound is for those that are not real.
        for _ in 0..<1000 {
            let head = source.bytes(at: offset, count: 8)
            guard head.count == 8 else { return nil }
            let size = littleEndian(head[4..<8])
            let body = source.bytes(at: offset + 8, count: min(size, 16))
            switch String(decoding: head[0..<4], as: UTF8.self) {
            case "ds64" where body.count >= 16:
                longSize = littleEndian(body[8..<16])
            case "fmt " where body.count >= 14:
                sampleSize = WaveHeader.sampleSize(body)
            case "data":
                let dataSize = size == unknownSize ? longSize : size
                guard let dataSize, dataSize > 0, let sampleSize else { return nil }
                self.promisedSamples = dataSize / sampleSize
                return
            default:
                break
            }
            offset += 8 + size + size % 2
        }
        return nil
    }

    /// Bytes one sample of all channels takes, by the body of the format chunk; nil where samples
    /// are packed in some way.
    private static func sampleSize(_ format: [UInt8]) -> Int? {
        // 1 whole numbers, 3 floats, 6 A-law, 7 µ-law, 0xfffe the longer form of these.
        let plain = [1, 3, 6, 7, 0xfffe].contains(littleEndian(format[0..<2]))
        let size = littleEndian(format[12..<14])
        return plain && size > 0 ? size : nil
    }
}

/// What a writer puts where it does not know a size, or where 32 bits do not hold it.
private let unknownSize = 0xffff_ffff

/// The number in `bytes` (8 at most), the lowest byte first; the top bit of eight is dropped.
private func littleEndian(_ bytes: ArraySlice<UInt8>) -> Int {
    Int(bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & UInt64(Int.max))
}
