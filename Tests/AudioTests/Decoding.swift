import Audio

/// All samples of `source` from `start` on, two floats each; asked for in pieces of `chunk`.
func decode(
    _ source: any SoundSource,
    _ info: SoundInfo,
    from start: Int = 0,
    count: Int = .max,
    chunk: Int = 5000
) throws -> [Float] {
    var decoder = try SoundDecoder(source, info)
    if start > 0 { try decoder.seek(to: start) }
    var samples: [Float] = []
    var buffer = [Float](repeating: 0, count: 2 * chunk)
    while samples.count / 2 < count {
        let read = buffer.withUnsafeMutableBufferPointer { decoder.read(into: $0) }
        samples += buffer[..<(2 * read)]
        if read < chunk { break }
    }
    return Array(samples.prefix(count == .max ? samples.count : 2 * count))
}

/// Where the left channel first rises above a quarter after 20 ms of less: where clicks start.
func onsets(_ samples: [Float]) -> [Int] {
    var onsets: [Int] = []
    var last = Int.min / 2
    for place in 0..<samples.count / 2 where abs(samples[2 * place]) > 0.25 {
        if place - last > 882 { onsets.append(place) }
        last = place
    }
    return onsets
}

/// Whether each click was `heard` where it was made, or within 12 samples (0.3 ms) of it.
func areNear(_ heard: [Int], _ made: [Int]) -> Bool {
    heard.count == made.count && zip(heard, made).allSatisfy { abs($0 - $1) <= 12 }
}

/// Whether two runs of samples are alike but for the last bits of a float, which a decoder may
/// round otherwise where it came by another way.
func areAlike(_ samples: [Float], _ others: some Collection<Float>) -> Bool {
    samples.count == others.count && zip(samples, others).allSatisfy { abs($0 - $1) < 1e-5 }
}
