import Audio
import ShowSource

extension EditorSession {
    /// Sends the waveform of the song in `columns` to one client.
    func sendPeaks(_ columns: Int, to number: Int) async throws(MessageFault) {
        guard let song, let info = song.sound else { throw .noSong }
        let bytes: [UInt8]
        do {
            bytes = try await peaks.waveform(of: song.soundPath, info, columns: columns)
        } catch {
            throw MessageFault(.notFound, "the sound cannot be read: \(error)")
        }
        clients[number]?.connection.send(EditorMessage(.binary(bytes)))
    }
}
