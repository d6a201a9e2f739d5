import Audio
import DMX
import Glibc
import ShowCompiler
import ShowModel
import ShowPlayer
import ShowSource
import Timebase

/// The show being edited: what it is, what is on stage, and who edits it.
///
/// Everything that changes goes through here, one thing after the other; what takes long (disks,
/// sounds) is done elsewhere, and its result comes back.
public actor EditorSession {
    let folder: SourceFolder
    let path: String
    let services: EditorServices
    /// Held as long as this lives, whatever becomes of the journal.
    private let lock: FolderLock
    var journal: Journal
    /// Which run of the service this is: what `session` says.
    let id: String

    var show: LoadedShow {
        didSet {
            told.show = nil
            desk.stand(standing)
        }
    }
    var song: EditedSong? { didSet { told.song = nil } }
    /// The song's files as they are on the disk, as far as is known here.
    var files: [SongFile: SourceFile] = [:]
    /// What the journal has them at.
    var journalled: [SongFile: [UInt8]] = [:]
    var sounds = SoundShelf()
    let peaks = PeakShelf()

    var source: StageSource
    var stage: any Stage
    /// What reaches the stage without waiting for the session.
    let desk: LiveDesk
    var preview: Preview?
    /// The client that began it.
    var previewer: Int?
    var playback = Playback() { didSet { desk.stand(standing) } }
    let remote: RemoteClock
    /// Until when whoever drives has to say where its sound is for the first time.
    var driverDue = Instant(nanoseconds: 0)
    /// Since when this driver drives.
    var driverSince = Instant(nanoseconds: 0)

    var history = EditHistory()
    var saving = SaveState()
    var work = SaveWork()
    var conflict: String?
    var isLocked = false
    var talk = Talk() { didSet { told.talk = nil } }
    /// What of the state is text already.
    var told = ToldState()

    var clients: [Int: Client] = [:]
    var log = ChangeLog()
    var lastOutput: OutputState
    var lastFrame = -1
    var pulse: Task<Void, Never>?
    var watching: Task<Void, Never>?
    /// The assistant's work on the questions that wait.
    var answering: Task<Void, Never>?

    /// One who edits.
    struct Client {
        let connection: any EditorClient
        var wantsFrames = false
    }

    /// Opens the show in `folder`, with what a killed service left unsaved, and its first song.
    ///
    /// - Throws: `EditorError`: what is in the way, for people.
    public init(folder: String, services: EditorServices) async throws(EditorError) {
        let journal: Journal
        let lock: FolderLock
        let files = SourceFolder(path: folder, disk: services.disk)
        do throws(JournalFault) {
            lock = try FolderLock(folder: folder)
            journal = try Journal(folder: folder)
        } catch {
            // Where there is no folder, that is what to tell.
            if error.errno == ENOENT || error.errno == ENOTDIR {
                _ = try LoadedShow(folder: folder, services)
            }
            throw .journal(error)
        }
        let recovered = try Recovered(journal, in: files, folder: folder)
        let show = try LoadedShow(folder: folder, services)
        let source = StageSource(empty: show.stand)
        self.path = folder
        self.folder = files
        self.services = services
        self.lock = lock
        self.journal = journal
        self.id = newSessionName()
        self.show = show
        self.source = source
        let opened = try services.stage(for: show)
        self.stage = opened.stage
        let remote = RemoteClock(by: services.clock)
        self.remote = remote
        self.desk = LiveDesk(opened.stage, source, drivenBy: remote)
        self.lastOutput = OutputState(node: opened.node)
        saving.notes = recovered.notes
        work.showFiles = recovered.songs
        if let first = show.show.songs.first { try? await load(first.name, why: "opened") }
        writeShowFiles()
        begin()
    }

    /// Ends dark, with all files saved and show files written; clients are told.
    ///
    /// - Returns: what could not be done, for people.
    @discardableResult
    public func end() async -> Unfinished {
        pulse?.cancel()
        watching?.cancel()
        answering?.cancel()
        broadcast(.closing(reason: "the service ends"))
        await saveNow()
        try? keepJournal()
        stage.end()
        await work.showFileWork?.value
        return unfinished
    }

    /// The clock that `clock` tells and `timecode` is told by.
    var now: Instant { services.clock.now() }

    /// The frame that the stage is to show while nothing plays; nil where it is to be dark.
    var standingFrame: FrameNumber? {
        playback.state == .stopped ? nil : show.stand.rate.frame(dueAt: position)
    }

    /// What is on stage where no hand is.
    private var standing: LiveDesk.Standing {
        playback.state == .playing ? .playing(driver: playback.driver) : .still(standingFrame)
    }

    /// Where the song is.
    var position: Duration {
        guard playback.state == .playing, let line = remote.line() else { return playback.position }
        let length = song?.length ?? .zero
        return min(max(line.position(at: now), .zero), length)
    }
}

extension EditorServices {
    /// The stage for frames of `show`.
    func stage(for show: LoadedShow) throws(EditorError) -> OpenedStage {
        let stand = show.stand
        let settings = LiveSettings(
            frameSize: stand.patch.layout.frameSize,
            rate: stand.rate,
            intensityMask: stand.patch.intensityMask,
            blackoutLook: stand.patch.blackoutLook
        )
        do {
            return try openStage(settings, stand.patch.layout, show.show.defaultNode)
        } catch {
            throw .stage("\(error)")
        }
    }
}

/// A name that no other run has.
private func newSessionName() -> String {
    let number = UInt64.random(in: .min ... .max)
    return String(number, radix: 16)
}
