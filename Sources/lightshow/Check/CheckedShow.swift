import Audio
import ShowCompiler
import ShowModel
import ShowSource
import Timebase

/// A show folder, read and measured, and all there is to say about it: `compile` goes on from here,
/// `check` ends here, so that both say the same.
struct CheckedShow {
    /// The show; nil where no fixture could be read, without which there is none.
    let show: Show?
    /// The files of the show as a whole.
    let sharedPaths: [String]
    /// The rate that its frames have.
    let rate: FrameRate
    /// The songs whose sound could be measured, in the order of the show.
    private(set) var songs: [ScoredSong] = []
    /// All there is to say: of the show's files, its patch, then song by song.
    private(set) var diagnostics: [Diagnostic]
    /// Sounds that the system did not let be read.
    private(set) var faults: [Failure] = []
    /// How long reading the show's files took.
    let readTime: Duration

    /// Reads the show that `options` name, and goes on past whatever is wrong in it. A sound that is
    /// cut off is taken as far as it goes where `acceptsTruncated`; it is an error otherwise.
    ///
    /// What `earlier` says of a song's sound is believed where the sound is still the same.
    ///
    /// Throws where a file besides the sounds cannot be read.
    init(
        _ options: ShowOptions,
        acceptsTruncated: Bool = false,
        earlier: (Song) -> EarlierFile? = { _ in nil }
    ) throws(Failure) {
        let clock = ContinuousClock()
        let started = clock.now
        let reading = try CheckedShow.read(options)
        readTime = clock.now - started
        show = reading.show
        sharedPaths = reading.sourcePaths
        rate = options.rate(for: reading.show)
        diagnostics = reading.diagnostics
        guard let show else { return }
        diagnostics += PatchCheck(rate: rate).diagnostics(of: show.fixtures)
        let patch = Patch(show.fixtures)
        var progress = ProgressLine(
            title: "measuring \(counted(show.songs.count, "sound"))",
            total: show.songs.count
        )
        for (done, song) in show.songs.enumerated() {
            progress.show(done: done)
            add(song, on: patch, acceptsTruncated: acceptsTruncated, earlier: earlier(song))
        }
        progress.clear()
    }

    private static func read(_ options: ShowOptions) throws(Failure) -> ShowReading {
        do throws(ShowSourceError) {
            return try ShowReader(folder: options.folder).read(songs: options.songs)
        } catch {
            throw .world("\(error)")
        }
    }

    /// Measures the sound of `song`, makes its score for `patch`, and checks what each of the two
    /// makes possible to check.
    private mutating func add(
        _ song: Song,
        on patch: Patch,
        acceptsTruncated: Bool,
        earlier: EarlierFile?
    ) {
        do throws(Failure) {
            let measured = try MeasuredSong.measure(
                song,
                acceptsTruncated: acceptsTruncated,
                earlier: earlier
            )
            diagnostics += measured.diagnostics
            guard let song = measured.song else { return }
            let scored = ScoredSong(song, patch: patch, rate: rate)
            diagnostics += scored.diagnostics
            songs.append(scored)
        } catch {
            faults.append(error)
        }
    }

    /// Throws where the system did not let sounds be read, once all of them but the last, which
    /// the caller tells, have been told.
    func throwFaults() throws(Failure) {
        for fault in faults.dropLast() { fault.tell() }
        if let last = faults.last { throw last }
    }
}
