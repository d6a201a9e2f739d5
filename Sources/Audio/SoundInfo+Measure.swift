internal import Timebase

/// What to do with a sound that is cut off.
public enum TruncationPolicy: Hashable, Sendable {
    /// Throw `AudioError.truncated`.
    case refuse
    /// Take what is there, and say so in a remark.
    case accept
}

extension SoundInfo {
    /// Measures the sound in `source`: which format, and exactly how many samples.
    ///
    /// The length is what decoding yields, not what a header says; where the two cannot be shown to
    /// agree by a look at the file, it is decoded to the end (0.1 s for a song of four minutes).
    ///
    /// - Parameters:
    ///   - source: the bytes of the sound file.
    ///   - name: the file's name; its ending helps where the content leaves the format open.
    ///   - truncation: what to do with a file that holds less than it promises.
    /// - Throws: `AudioError`: `empty`, `unknownFormat`, `undecodable`, `silentFile`, and
    ///   `truncated` with the length that is there.
    public static func measure(
        _ source: any SoundSource,
        named name: String = "",
        truncation: TruncationPolicy = .refuse
    ) throws(AudioError) -> SoundInfo {
        let codec = try SoundCodec(of: source, named: name)
        let measured =
            codec == .mp3 ? try measureMPEG(source) : try measureOther(source, codec)
        guard measured.length.samples > 0 else { throw .silentFile(codec) }
        var remarks = measured.remarks
        if case .cutOff(let promised) = measured.end {
            guard truncation == .accept else {
                throw .truncated(codec, promised: promised, actual: measured.length)
            }
            remarks.append(.truncated(promised: promised))
        }
        return SoundInfo(
            codec: codec,
            length: measured.length,
            channels: measured.channels,
            encoderDelay: measured.encoderDelay,
            remarks: remarks
        )
    }
}

/// A sound as it was found, before it is judged.
private struct Measurement {
    let length: SoundLength
    let channels: Int
    var encoderDelay = 0
    var remarks: [SoundRemark] = []
    let end: End

    enum End {
        case whole
        case cutOff(promised: SoundLength?)
    }
}

private func measureMPEG(_ source: any SoundSource) throws(AudioError) -> Measurement {
    let tag = EncoderTag(of: source)
    let promised = tag.flatMap { tag in tag.frameCount.map { $0 * tag.samplesPerFrame } }
    let start = tag?.padding.map { $0.start + EncoderTag.decoderDelay } ?? 0
    let end = tag?.padding.map { max(0, $0.end - EncoderTag.decoderDelay) } ?? 0
    var decoder = try MPEGDecoder(source)
    var remarks: [SoundRemark] = tag?.padding == nil ? [.encoderDelayUnknown] : []
    // A file of exactly the frames that its encoder counted decodes to these. Any other one is
    // decoded to see, by a decoder that knows no more of the file than the player's will.
    var held = decoder.scan()
    if held == nil || held != promised {
        decoder = try MPEGDecoder(source)
        try decoder.seek(to: start)
        held = start + decoder.countToEnd()
        if let fault = decoder.fault, decoder.bytesLeft > lostBytes {
            remarks.append(.damaged(bytesLeft: decoder.bytesLeft, reason: fault))
        }
    }
    let samples = held ?? 0
    func length(_ samples: Int, padded end: Int) -> SoundLength {
        SoundLength(samples: max(0, samples - start - end), sampleRate: decoder.sampleRate)
    }
    let isCutOff = promised.map { lacks(source, tag, $0 - samples) } ?? false
    return Measurement(
        length: length(samples, padded: samples == promised ? end : 0),
        channels: decoder.channels,
        encoderDelay: start,
        remarks: remarks,
        end: isCutOff ? .cutOff(promised: promised.map { length($0, padded: end) }) : .whole
    )
}

/// Bytes after a fault that may be tags at the end of an mp3 and no lost music.
private let lostBytes = 65536

/// Whether an mp3 that decodes to `missing` samples less than its tag says has lost its end. Some
/// encoders count the tag's own frame: one frame missing is only a loss if bytes are missing, too.
private func lacks(_ source: any SoundSource, _ tag: EncoderTag?, _ missing: Int) -> Bool {
    guard let tag, missing > 0 else { return false }
    let bytesThere = source.size - tag.offset
    return missing > tag.samplesPerFrame || tag.byteCount.map { bytesThere < $0 } ?? false
}

private func measureOther(
    _ source: any SoundSource,
    _ codec: SoundCodec
) throws(AudioError) -> Measurement {
    let decoder = try SndfileDecoder(source, codec)
    func length(_ samples: Int) -> SoundLength {
        SoundLength(samples: samples, sampleRate: decoder.sampleRate)
    }
    let held = try heldSamples(decoder, source, codec)
    let stated = codec == .wav ? WaveHeader(of: source)?.promisedSamples : decoder.statedLength
    let end: Measurement.End
    if let stated, stated > held, stated < Int(Int32.max) * decoder.sampleRate {
        end = .cutOff(promised: length(stated))
    } else if codec == .ogg, !OggEnd.isWhole(source) {
        end = .cutOff(promised: nil)
    } else {
        end = .whole
    }
    return Measurement(
        length: length(held),
        channels: decoder.channels,
        remarks: decoder.channels > 2 ? [.channelsDropped(decoder.channels - 2)] : [],
        end: end
    )
}

/// Samples that `decoder` yields: as many as stated if the last of them are there, else counted.
private func heldSamples(
    _ decoder: SndfileDecoder,
    _ source: any SoundSource,
    _ codec: SoundCodec
) throws(AudioError) -> Int {
    let tail = min(4096, decoder.statedLength)
    let start = decoder.statedLength - tail
    if tail > 0, (try? decoder.seek(to: start)) != nil, decoder.countToEnd() == tail {
        return decoder.statedLength
    }
    // A decoder that could not seek is of no more use.
    return try SndfileDecoder(source, codec).countToEnd()
}
