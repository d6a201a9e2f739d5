import Audio
import ShowSource
import TimelineFile

/// Where the bytes of a show's sound are: in the show file, or in a file beside it.
struct SoundPlace {
    private let reader: TimelineReader
    private let showPath: String

    /// The places to look for the sound of the show `reader`, which was opened at `showPath`.
    init(reader: TimelineReader, showPath: String) {
        self.reader = reader
        self.showPath = showPath
    }

    /// The sound, and what it was measured to be when the show was compiled.
    ///
    /// - Throws: `SoundFault`, or why the file beside the show cannot be read.
    func sound() throws -> (any SoundSource, SoundInfo) {
        guard let sound = reader.info.sound else { throw SoundFault.noneInShow }
        guard let codec = SoundCodec(rawValue: sound.codec) else {
            throw SoundFault.unknownCodec(sound.codec)
        }
        let measured = SoundInfo(
            codec: codec,
            length: sound.length,
            channels: sound.channelCount,
            encoderDelay: sound.encoderDelay
        )
        return (try source(of: sound), measured)
    }

    /// The bytes of `sound`. A sound that was left out of the show file must lie beside it, under
    /// its own name and unchanged.
    private func source(of sound: TimelineSound) throws -> any SoundSource {
        if sound.isEmbedded { return EmbeddedSound(reader: reader, size: sound.byteCount) }
        let folder = showPath.lastIndex(of: "/").map { String(showPath[...$0]) } ?? ""
        let path = folder + sound.fileName
        let source = try SoundFile(path: path)
        guard try FileDigest.sha256(of: path) == sound.digest.bytes else {
            throw SoundFault.changed(path: path)
        }
        return source
    }
}

/// The sound inside a show file.
private struct EmbeddedSound: SoundSource {
    let reader: TimelineReader
    let size: Int

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        do {
            return try reader.readSound(at: offset, into: buffer)
        } catch {
            return -1
        }
    }
}

/// Why a show plays without sound.
enum SoundFault: Error, CustomStringConvertible {
    /// The show was compiled without one.
    case noneInShow
    /// The show names a format that this program does not know.
    case unknownCodec(String)
    /// The file beside the show is not the sound that the show was compiled with.
    case changed(path: String)

    var description: String {
        switch self {
        case .noneInShow: "the show has none"
        case .unknownCodec(let codec): "its format '\(codec)' is not known here"
        case .changed(let path): "'\(path)' is not the sound that the show was compiled with"
        }
    }
}
