internal import CMpg123
internal import Glibc

/// libmpg123 on one source: every sample the file holds, nothing trimmed.
///
/// The library's own trimming of encoder delay stays off, because it changes its mind at the end of
/// a file that is shorter than it promises; `SoundDecoder` trims by the file's tag instead.
final class MPEGDecoder: SampleDecoder {
    let sampleRate: Int
    let channels: Int
    private let handle: OpaquePointer
    private let cursor: SourceCursor
    private(set) var fault: String?

    /// Opens the mp3 in `source` at its first sample.
    ///
    /// - Throws: `AudioError.undecodable` where libmpg123 finds no music in it.
    init(_ source: any SoundSource) throws(AudioError) {
        var code = Int32(MPG123_OK.rawValue)
        guard let handle = mpg123_new(nil, &code) else {
            throw .undecodable(.mp3, reason: text(code))
        }
        let cursor = SourceCursor(source)
        do throws(AudioError) {
            (sampleRate, channels) = try open(handle, cursor)
        } catch {
            mpg123_delete(handle)
            throw error
        }
        self.handle = handle
        self.cursor = cursor
    }

    deinit {
        mpg123_delete(handle)
    }

    func read(into target: UnsafeMutableBufferPointer<Float>) -> Int {
        let sampleSize = 2 * MemoryLayout<Float>.size
        let room = target.count / 2 * sampleSize
        var filled = 0
        while filled < room {
            let rest = UnsafeMutableRawPointer(target.baseAddress)?.advanced(by: filled)
            var done = 0
            let code = mpg123_read(handle, rest, room - filled, &done)
            filled += done
            // The first read may announce the format that was set; another one cannot come.
            if code == MPG123_NEW_FORMAT.rawValue { continue }
            if code == MPG123_OK.rawValue && done > 0 { continue }
            fault = code == MPG123_DONE.rawValue ? nil : lastError(handle)
            break
        }
        return filled / sampleSize
    }

    func seek(to sample: Int) throws(AudioError) {
        fault = nil
        guard mpg123_seek(handle, off_t(sample), SEEK_SET) >= 0 else {
            throw .undecodable(.mp3, reason: lastError(handle))
        }
    }

    /// Reads the headers of all frames, without decoding them, and returns to the first sample.
    ///
    /// - Returns: how many samples the frames hold; nil where the file breaks off with an error.
    func scan() -> Int? {
        guard mpg123_scan(handle) == MPG123_OK.rawValue else { return nil }
        let length = mpg123_length(handle)
        return length >= 0 ? Int(length) : nil
    }

    /// Bytes of the source that have not been looked at.
    var bytesLeft: Int { max(0, cursor.size - Int(mpg123_tell_stream(handle))) }
}

/// Sets the decoder up and reads the first frame.
private func open(
    _ handle: OpaquePointer,
    _ cursor: SourceCursor
) throws(AudioError) -> (sampleRate: Int, channels: Int) {
    func check(_ code: Int32) throws(AudioError) {
        guard code == MPG123_OK.rawValue else {
            throw .undecodable(.mp3, reason: lastError(handle))
        }
    }
    let flags =
        MPG123_QUIET.rawValue | MPG123_FORCE_FLOAT.rawValue | MPG123_FORCE_STEREO.rawValue
        | MPG123_SKIP_ID3V2.rawValue
    try check(mpg123_param2(handle, Int32(MPG123_ADD_FLAGS.rawValue), Int(flags), 0))
    try check(
        mpg123_param2(handle, Int32(MPG123_REMOVE_FLAGS.rawValue), Int(MPG123_GAPLESS.rawValue), 0)
    )
    // Frames decoded before the wanted one in a seek. The library's default of 4 leaves the bit
    // reservoir of low bit rates empty: 65 ms of wrong samples. 8 suffices; 32 costs 0.2 ms.
    try check(mpg123_param2(handle, Int32(MPG123_PREFRAMES.rawValue), 32, 0))
    try check(
        mpg123_replace_reader_handle(
            handle,
            { SourceCursor.from($0)?.read($1, $2) ?? -1 },
            { off_t(SourceCursor.from($0)?.seek(Int($1), $2) ?? -1) },
            nil
        )
    )
    try check(mpg123_open_handle(handle, cursor.pointer))
    var rate = 0
    var channels: Int32 = 0
    var encoding: Int32 = 0
    try check(mpg123_getformat(handle, &rate, &channels, &encoding))
    var frame = mpg123_frameinfo2()
    try check(mpg123_info2(handle, &frame))
    // From here on this format and no other: a file that changes its rate ends there.
    try check(mpg123_format_none(handle))
    let stereo = Int32(MPG123_STEREO.rawValue)
    try check(mpg123_format(handle, rate, stereo, Int32(MPG123_ENC_FLOAT_32.rawValue)))
    return (rate, frame.mode == Int32(MPG123_M_MONO.rawValue) ? 1 : 2)
}

private func lastError(_ handle: OpaquePointer) -> String {
    mpg123_strerror(handle).map { String(cString: $0) } ?? "unknown error"
}

private func text(_ code: Int32) -> String {
    mpg123_plain_strerror(code).map { String(cString: $0) } ?? "error \(code)"
}
