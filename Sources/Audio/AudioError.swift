internal import Glibc
public import Timebase

/// What can go wrong with a sound or with the device that plays it.
public enum AudioError: Error, Hashable, Sendable {
    /// The file could not be opened, for the system's reason `cause` (an `errno`).
    case unreadable(path: String, cause: Int32)
    /// The source holds no byte.
    case empty
    /// The bytes are none of the formats this room reads; `start` is the first of them (16 at most).
    case unknownFormat(start: [UInt8])
    /// The bytes look like `codec`, but its decoder refuses them, for `reason`.
    case undecodable(SoundCodec, reason: String)
    /// The sound begins well and decodes to no sample at all.
    case silentFile(SoundCodec)
    /// The sound promises more than is there. `promised` is nil where the file only shows that its
    /// end is missing.
    case truncated(SoundCodec, promised: SoundLength?, actual: SoundLength)
    /// No device could be opened: each name tried, with the sound system's reason.
    case noDevice([DeviceRefusal])
    /// The thread `name` could not be started, for the system's reason `cause` (an `errno`).
    case noThread(name: String, cause: Int32)
}

/// One output device that could not be opened, and why.
public struct DeviceRefusal: Hashable, Sendable {
    /// The name that was tried, as the sound system knows it.
    public let device: String
    /// What the sound system said.
    public let reason: String

    /// `device` refused for `reason`.
    public init(device: String, reason: String) {
        self.device = device
        self.reason = reason
    }
}

extension AudioError: CustomStringConvertible {
    /// One line for people: what is wrong, with the evidence.
    public var description: String {
        switch self {
        case .unreadable(let path, let cause):
            "cannot read '\(path)': \(String(cString: strerror(cause)))"
        case .empty:
            "the sound is empty (0 bytes)"
        case .unknownFormat(let start):
            "not a sound this program reads (mp3, wav, flac, ogg): it starts with \(hex(start))"
        case .undecodable(let codec, let reason):
            "looks like \(codec) but cannot be decoded: \(reason)"
        case .silentFile(let codec):
            "looks like \(codec) but holds no sound"
        case .truncated(let codec, let promised?, let actual):
            "the \(codec) is cut off: it promises \(seconds(promised)) and holds \(seconds(actual))"
        case .truncated(let codec, nil, let actual):
            "the \(codec) is cut off: its end is missing after \(seconds(actual))"
        case .noDevice(let refusals):
            "no sound device: "
                + refusals.map { "'\($0.device)': \($0.reason)" }.joined(separator: "; ")
        case .noThread(let name, let cause):
            "cannot start the \(name) thread: \(String(cString: strerror(cause)))"
        }
    }
}

private func seconds(_ length: SoundLength) -> String {
    "\(Timecode.minutes(length.duration)) (\(length.samples) samples)"
}

private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
}
