/// Sounds that tests write: WAVE files of an exact length.
public enum WaveFile {
    /// A mono WAVE file with 16 bits a sample: `samples` of them, a soft sawtooth.
    public static func bytes(samples: Int, rate: Int = 44_100) -> [UInt8] {
        let data = (0..<samples).flatMap { littleEndian(($0 % 200 - 100) * 20, bytes: 2) }
        return header(dataBytes: data.count, rate: rate) + data
    }

    /// Everything before the samples (RIFF, "fmt " and "data" chunks).
    private static func header(dataBytes: Int, rate: Int) -> [UInt8] {
        let pcm = 1
        let channels = 1
        let bytesPerSample = 2
        var bytes = Array("RIFF".utf8) + littleEndian(36 + dataBytes, bytes: 4)
        bytes += Array("WAVEfmt ".utf8) + littleEndian(16, bytes: 4)
        bytes += littleEndian(pcm, bytes: 2) + littleEndian(channels, bytes: 2)
        bytes += littleEndian(rate, bytes: 4) + littleEndian(rate * bytesPerSample, bytes: 4)
        bytes += littleEndian(bytesPerSample, bytes: 2) + littleEndian(16, bytes: 2)
        return bytes + Array("data".utf8) + littleEndian(dataBytes, bytes: 4)
    }

    private static func littleEndian(_ value: Int, bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
