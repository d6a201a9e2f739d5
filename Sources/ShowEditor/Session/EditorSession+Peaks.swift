import Audio
import ShowSource
import Timebase

extension EditorSession {
    /// Sends the waveform of the song in `columns` to one client.
    func sendPeaks(_ columns: Int, to number: Int) async throws(MessageFault) {
        guard let song, let info = song.sound else { throw .noSong }
        let path = song.soundPath
        let bytes: [UInt8]
        do {
            bytes = try await offload {
                let samples = 0..<max(1, info.length.samples)
                let file = try SoundFile(path: path)
                let peaks = try SoundPeaks(of: file, info, samples: samples, count: columns)
                return wireForm(peaks.peaks, length: info.length.duration)
            }
        } catch {
            throw MessageFault(.notFound, "the sound cannot be read: \(error)")
        }
        clients[number]?.connection.send(EditorMessage(.binary(bytes)))
    }
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
