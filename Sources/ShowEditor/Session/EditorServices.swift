public import DMX
public import Files
public import ShowModel
public import ShowPlayer
public import Timebase

/// What an editing session has of the world: each of it an argument, so that a test can break it.
public struct EditorServices: Sendable {
    /// Opens a stage for frames of a layout, which goes to the node that the show names if nobody else
    /// names one; throws what is in the way, for people.
    public typealias OpenStage =
        @Sendable (LiveSettings, FrameLayout, _ showNode: String?) throws -> OpenedStage
    /// Writes the show file of the song called so from the files on the disk.
    ///
    /// - Returns: how that went, and what there is to say about the files.
    public typealias WriteShowFile = @Sendable (_ song: String) async -> ShowFileReport

    /// Tells whether the song called so has a show file already, whatever is in it.
    public typealias HasShowFile = @Sendable (_ song: String) -> Bool

    /// The machine's clock.
    public var clock: any MachineClock
    /// Where files are saved.
    public var disk: any Disk
    /// Opens the stage.
    public var openStage: OpenStage
    /// Writes show files.
    public var writeShowFile: WriteShowFile
    /// Tells which songs have show files.
    public var hasShowFile: HasShowFile
    /// Who answers in the chat.
    public var responder: any ChatResponder
    /// Frames a second, whatever the show says; nil for what it says.
    public var rate: FrameRate?
    /// Frames a second, where the show does not say.
    public var standardRate: FrameRate
    /// How long after the last edit files are saved.
    public var saveDelay = Duration.milliseconds(333)
    /// How long edits wait at most.
    public var longestSaveDelay = Duration.seconds(3)
    /// How often files are looked at for changes from outside.
    public var watchInterval = Duration.seconds(1)

    /// Services of this machine; the rest are standards.
    public init(
        clock: any MachineClock = SystemClock(),
        disk: any Disk = LiveDisk(),
        openStage: @escaping OpenStage,
        writeShowFile: @escaping WriteShowFile,
        hasShowFile: @escaping HasShowFile,
        responder: any ChatResponder = EchoResponder(),
        rate: FrameRate? = nil,
        standardRate: FrameRate = .fps60
    ) {
        self.clock = clock
        self.disk = disk
        self.openStage = openStage
        self.writeShowFile = writeShowFile
        self.hasShowFile = hasShowFile
        self.responder = responder
        self.rate = rate
        self.standardRate = standardRate
    }
}

/// How the writing of a show file went.
public struct ShowFileReport: Hashable, Sendable {
    /// What is wrong, for people; nil where the file is up to date.
    public var fault: String?
    /// All there is to say about the show and the song; nil where nobody got as far as to look.
    public var remarks: [Diagnostic]?

    /// A report of `fault` and `remarks`.
    public init(fault: String? = nil, remarks: [Diagnostic]? = nil) {
        (self.fault, self.remarks) = (fault, remarks)
    }
}
