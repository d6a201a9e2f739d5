import Audio
import ShowModel
import Timebase
import TimelineFile

/// A song whose sound has been measured.
struct MeasuredSong {
    let song: Song
    let sound: SoundInfo
    /// What the sound file held; nil where it was not looked at for that.
    var soundDigest: SHA256Digest?
    /// How long measuring took.
    let measureTime: Duration

    /// Measures the sound of `song`, if the `earlier` file was not made of the very same; wrong sound is a diagnostic, as all wrong input is. A file that
    /// the system does not let be read is a failure of the world.
    static func measure(
        _ song: Song,
        acceptsTruncated: Bool,
        earlier: EarlierFile?
    ) throws(Failure) -> (song: MeasuredSong?, diagnostics: [Diagnostic]) {
        let clock = ContinuousClock()
        let started = clock.now
        if let (sound, digest) = try earlier?.sound(ifStillAt: song.soundPath) {
            let measured = MeasuredSong(
                song: song,
                sound: sound,
                soundDigest: digest,
                measureTime: clock.now - started
            )
            return (measured, [])
        }
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
