import Audio
import ShowModel
import Timebase

/// A song whose sound has been measured.
struct MeasuredSong {
    let song: Song
    let sound: SoundInfo
    /// How long measuring took.
    let measureTime: Duration

    /// Measures the sound of `song`; wrong sound is a diagnostic, as all wrong input is. A file that
    /// the system does not let be read is a failure of the world.
    static func measure(
        _ song: Song,
        acceptsTruncated: Bool
    ) throws(Failure) -> (song: MeasuredSong?, diagnostics: [Diagnostic]) {
        let clock = ContinuousClock()
        let started = clock.now
        let place = SourceLocation(file: song.soundPath, line: 1, column: 1)
        do throws(AudioError) {
            let sound = try SoundInfo.measure(
                SoundFile(path: song.soundPath),
                named: song.soundPath,
                truncation: acceptsTruncated ? .accept : .refuse
            )
            let remarks = sound.remarks.map { Diagnostic(.warning, at: place, "\($0)") }
            let measured = MeasuredSong(
                song: song,
                sound: sound,
                measureTime: clock.now - started
            )
            return (measured, remarks)
        } catch .unreadable(let path, let cause) {
            throw .world("cannot read '\(path)': \(systemMessage(cause))")
        } catch {
            let hint =
                switch error {
                case .truncated: "copy or export it again, or --keep-going to take what is there"
                default: "export it again as mp3, wav, flac or ogg"
                }
            return (nil, [Diagnostic(.error, at: place, "\(error)", hint: hint)])
        }
    }
}
