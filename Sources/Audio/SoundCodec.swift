/// The formats of sound that are read.
public enum SoundCodec: String, Hashable, Sendable, CaseIterable {
    /// MPEG audio, layers I to III.
    case mp3
    /// RIFF WAVE, also RF64.
    case wav
    /// Free Lossless Audio Codec.
    case flac
    /// Ogg with Vorbis, Opus or FLAC in it.
    case ogg

    /// The format of `source`, by its content; the ending of `name` decides only where the content
    /// does not, as with an mp3 that starts with something else.
    ///
    /// - Throws: `AudioError.empty`, `AudioError.unknownFormat`.
    public init(of source: any SoundSource, named name: String = "") throws(AudioError) {
        guard source.size > 0 else { throw .empty }
        let start = source.bytes(at: 0, count: 16)
        if let codec = SoundCodec(start: start) {
            self = codec
        } else if let tag = ID3Tag(start), SoundCodec(after: tag, in: source) == .flac {
            self = .flac
        } else if ID3Tag(start) != nil || SoundCodec(fileName: name) == .mp3 {
            self = .mp3
        } else {
            throw .unknownFormat(start: start)
        }
    }

    /// The format that the ending of `fileName` says, in capitals or not; nil where it says none.
    public init?(fileName: String) {
        guard let dot = fileName.lastIndex(of: ".") else { return nil }
        let ending = fileName[fileName.index(after: dot)...].lowercased()
        self.init(rawValue: ["wave": "wav", "oga": "ogg", "opus": "ogg"][ending] ?? ending)
    }

    private init?(start: [UInt8]) {
        let form = start.dropFirst(8).prefix(4)
        if start.starts(with: "fLaC".utf8) {
            self = .flac
        } else if start.starts(with: "OggS".utf8) {
            self = .ogg
        } else if ["RIFF", "RIFX", "RF64"].contains(where: { start.starts(with: $0.utf8) }),
            form.elementsEqual("WAVE".utf8)
        {
            self = .wav
        } else if MPEGHeader(start) != nil {
            self = .mp3
        } else {
            return nil
        }
    }

    private init?(after tag: ID3Tag, in source: any SoundSource) {
        self.init(start: source.bytes(at: tag.size, count: 16))
    }
}

extension SoundCodec: CustomStringConvertible {
    /// `mp3`, `wav`, `flac` or `ogg`.
    public var description: String { rawValue }
}
