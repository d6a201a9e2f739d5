public import Timebase

/// What is known of a sound once it has been measured.
public struct SoundInfo: Hashable, Sendable {
    /// The format.
    public let codec: SoundCodec
    /// Samples a channel that decoding really yields, and their rate. Encoder delay and padding,
    /// where the file states them, are not counted and not played.
    public let length: SoundLength
    /// Channels in the file; 1…. Whatever their number, two are played.
    public let channels: Int
    /// Samples that the encoder put before the first of the music and that decoding takes away.
    public let encoderDelay: Int
    /// What an author should know about the file; empty where all is well.
    public let remarks: [SoundRemark]

    /// Everything about a sound, as `measure` finds it or as a show file keeps it.
    public init(
        codec: SoundCodec,
        length: SoundLength,
        channels: Int,
        encoderDelay: Int,
        remarks: [SoundRemark] = []
    ) {
        self.codec = codec
        self.length = length
        self.channels = channels
        self.encoderDelay = encoderDelay
        self.remarks = remarks
    }
}

/// Something about a sound file that is no error and yet worth a line.
public enum SoundRemark: Hashable, Sendable {
    /// An mp3 that does not say how many samples its encoder put before the music. Usual encoders
    /// put 1105 (25 ms at 44.1 kHz), so that the lights may be that much early.
    case encoderDelayUnknown
    /// The file is cut off, and that was accepted; `promised` is what it says to hold.
    case truncated(promised: SoundLength?)
    /// Decoding stopped in the middle: `bytesLeft` bytes of the file were not decoded.
    case damaged(bytesLeft: Int, reason: String)
    /// More than two channels: the first two are played, the others are not.
    case channelsDropped(Int)
}

extension SoundRemark: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        switch self {
        case .encoderDelayUnknown:
            "the mp3 does not state its encoder's delay (no LAME tag): "
                + "lights may be about 25 ms early; encode it again or set an offset"
        case .truncated(let promised?):
            "the file is cut off: it promises \(Timecode.minutes(promised.duration))"
        case .truncated(nil):
            "the file is cut off: its end is missing"
        case .damaged(let bytesLeft, let reason):
            "the file is damaged: its last \(bytesLeft) bytes are not played (\(reason))"
        case .channelsDropped(let count):
            "\(count) of its channels are not played: the first two are"
        }
    }
}
