import Audio
import ShowModel
import Timebase

/// The waveforms of songs, as clients get them. To draw one its sound is decoded from end to end:
/// once for all who ask for the same, and one at a time, so that many pages that open at once do not
/// take the machine from the show.
actor PeakShelf {
    private struct Key: Hashable {
        let path: String
        let sign: FileSign?
        let columns: Int
    }

    private var drawn: [Key: Task<[UInt8], any Error>] = [:]
    private var order: [Key] = []
    private var last: Task<[UInt8], any Error>?

    /// The binary message with the waveform of the sound at `path`, which is as long as `info` says, in
    /// `columns`.
    ///
    /// - Throws: `AudioError` where it cannot be read.
    func waveform(of path: String, _ info: SoundInfo, columns: Int) async throws -> [UInt8] {
        let key = Key(path: path, sign: FileSign(of: path), columns: columns)
        if let task = drawn[key] { return try await task.value }
        let before = last
        let task = Task {
            _ = try? await before?.value
            return try await offload { try draw(path, info, columns) }
        }
        last = task
        keep(task, as: key)
        do {
            return try await task.value
        } catch {
            // Another time it may be readable.
            drawn[key] = nil
            throw error
        }
    }

    private func keep(_ task: Task<[UInt8], any Error>, as key: Key) {
        drawn[key] = task
        order.append(key)
        if order.count > mostWaveforms { drawn[order.removeFirst()] = nil }
    }
}

/// One has 24 kB at most.
private let mostWaveforms = 64

/// Decodes the sound: takes about a second for ten minutes of it.
private func draw(_ path: String, _ info: SoundInfo, _ columns: Int) throws -> [UInt8] {
    let samples = 0..<max(1, info.length.samples)
    let peaks = try SoundPeaks(of: SoundFile(path: path), info, samples: samples, count: columns)
    return wireForm(peaks.peaks, length: info.length.duration)
}

/// PROTOCOL.md, "Binary messages": `peaks`.
private func wireForm(_ peaks: [SoundPeaks.Peak], length: Duration) -> [UInt8] {
    var bytes: [UInt8] = [2, 0, 0, 0]
    withUnsafeBytes(of: UInt32(peaks.count).littleEndian) { bytes += $0 }
    let seconds = length.seconds / Double(max(1, peaks.count))
    withUnsafeBytes(of: seconds.bitPattern.littleEndian) { bytes += $0 }
    func byte(_ value: Float) -> UInt8 {
        UInt8(bitPattern: Int8((min(max(value, -1), 1) * 127).rounded()))
    }
    for peak in peaks {
        bytes += [byte(peak.low), byte(peak.high), UInt8(min(max(peak.loudness, 0), 1) * 255)]
    }
    return bytes
}
