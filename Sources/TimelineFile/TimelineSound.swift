public import Timebase

/// The sound a show is played to: what it is, and whether the file carries it.
public struct TimelineSound: Hashable, Sendable {
    /// The sound file's name, without folders.
    public let fileName: String
    /// How it is coded: `mp3`, `wav`, `flac`, `ogg`, ….
    public let codec: String
    /// How long it is, exactly, encoder delay and padding removed.
    public let length: SoundLength
    /// Channels: 1 mono, 2 stereo; 1…65535.
    public let channelCount: Int
    /// Samples that the encoder put before the first real one; 0 where it put none.
    public let encoderDelay: Int
    /// Length of the original file, in bytes.
    public let byteCount: Int
    /// The SHA-256 of the original file.
    public let digest: SHA256Digest
    /// Whether the show file holds the original bytes, or only refers to them by `digest`.
    public let isEmbedded: Bool

    /// A sound as found in `fileName`.
    public init(
        fileName: String,
        codec: String,
        length: SoundLength,
        channelCount: Int,
        encoderDelay: Int,
        byteCount: Int,
        digest: SHA256Digest,
        isEmbedded: Bool
    ) {
        self.fileName = fileName
        self.codec = codec
        self.length = length
        self.channelCount = channelCount
        self.encoderDelay = encoderDelay
        self.byteCount = byteCount
        self.digest = digest
        self.isEmbedded = isEmbedded
    }
}

/// An input file, and what it held when the show was compiled.
public struct SourceDigest: Hashable, Sendable {
    /// The path relative to the show folder, parted by `/`.
    public let path: String
    /// The SHA-256 of the file.
    public let digest: SHA256Digest

    /// The file at `path`, which held `digest`.
    public init(path: String, digest: SHA256Digest) {
        self.path = path
        self.digest = digest
    }
}
