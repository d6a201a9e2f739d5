internal import CSndfile
internal import Glibc

/// libsndfile on one source: wav, flac and ogg. Never mp3, of which it stops early where the file
/// has no header of its own.
final class SndfileDecoder: SampleDecoder {
    let sampleRate: Int
    let channels: Int
    private(set) var fault: String?
    /// Samples a channel that the file says to hold.
    let statedLength: Int
    private let codec: SoundCodec
    private let handle: OpaquePointer
    private let cursor: SourceCursor
    private let interleaved: UnsafeMutableBufferPointer<Float>

    /// Samples that are read at once.
    private static let chunk = 2048
    /// More channels than any file for two ears has.
    private static let mostChannels = 64

    /// Opens the sound in `source`, which is `codec`, at its first sample.
    ///
    /// - Throws: `AudioError.undecodable` where libsndfile refuses it.
    init(_ source: any SoundSource, _ codec: SoundCodec) throws(AudioError) {
        var calls = SF_VIRTUAL_IO(
            get_filelen: { sf_count_t(SourceCursor.from($0)?.size ?? -1) },
            seek: { sf_count_t(SourceCursor.from($2)?.seek(Int($0), $1) ?? -1) },
            read: { sf_count_t(max(0, SourceCursor.from($2)?.read($0, Int($1)) ?? 0)) },
            write: { _, _, _ in 0 },
            tell: { sf_count_t(SourceCursor.from($0)?.position ?? -1) }
        )
        let cursor = SourceCursor(source)
        var facts = SF_INFO()
        guard let handle = sf_open_virtual(&calls, Int32(SFM_READ), &facts, cursor.pointer) else {
            throw .undecodable(codec, reason: lastError(nil))
        }
        guard facts.samplerate > 0, (1...SndfileDecoder.mostChannels).contains(Int(facts.channels))
        else {
            sf_close(handle)
            let reason = "\(facts.channels) channels at \(facts.samplerate) Hz"
            throw .undecodable(codec, reason: reason)
        }
        self.codec = codec
        self.handle = handle
        self.cursor = cursor
        self.sampleRate = Int(facts.samplerate)
        self.channels = Int(facts.channels)
        self.statedLength = Int(facts.frames)
        self.interleaved = .allocate(capacity: SndfileDecoder.chunk * Int(facts.channels))
    }

    deinit {
        sf_close(handle)
        interleaved.deallocate()
    }

    func read(into target: UnsafeMutableBufferPointer<Float>) -> Int {
        let room = target.count / 2
        var filled = 0
        while filled < room {
            let wanted = min(SndfileDecoder.chunk, room - filled)
            let read = Int(sf_readf_float(handle, interleaved.baseAddress, sf_count_t(wanted)))
            for sample in 0..<max(0, read) {
                let left = interleaved[sample * channels]
                target[2 * (filled + sample)] = left
                target[2 * (filled + sample) + 1] =
                    channels > 1 ? interleaved[sample * channels + 1] : left
            }
            filled += max(0, read)
            guard read == wanted else { break }
        }
        fault = sf_error(handle) == SF_ERR_NO_ERROR ? nil : lastError(handle)
        return filled
    }

    func seek(to sample: Int) throws(AudioError) {
        guard sf_seek(handle, sf_count_t(sample), SEEK_SET) == sample else {
            throw .undecodable(codec, reason: lastError(handle))
        }
    }
}

private func lastError(_ handle: OpaquePointer?) -> String {
    sf_strerror(handle).map { String(cString: $0) } ?? "unknown error"
}
