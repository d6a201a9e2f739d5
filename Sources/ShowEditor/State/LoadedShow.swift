import ShowCompiler
public import ShowModel
public import ShowSource
import Timebase

/// A show folder as it was read: what its songs stand on.
struct LoadedShow: Sendable {
    /// The show: its songs too, as they were then.
    let show: Show
    /// What there is to say about its files.
    private(set) var problems: [Diagnostic]
    /// What of that is about songs without a cue sheet, by their names.
    private var missingSheets: [String: Diagnostic]
    /// What its songs stand on.
    let stand: SongStand
    /// The chases that rows may name.
    let chases: [(id: String, name: String)]
    /// The files that all songs share and the folders they lie in, as they were before they were read:
    /// where these change, the show is another.
    let signs: [String: FileSign]

    /// Reads the show in `folder`, at the rate that `services` want, or its own, or their standard.
    init(folder: String, _ services: EditorServices) throws(EditorError) {
        // Before reading: what is written in between is noticed as a change.
        let folders = ["", "/fixtures", "/chasers", "/songs"].map { folder + $0 }
        let early = FileSign.all(of: folders)
        let reading: ShowReading
        let checker: ShowChecker
        do throws(ShowSourceError) {
            reading = try ShowReader(folder: folder).read()
            checker = try ShowChecker(folder: folder)
        } catch {
            throw .source(error)
        }
        guard let show = reading.show else { throw .noShow(reading.diagnostics) }
        let patch = Patch(show.fixtures)
        let rate = services.rate ?? show.defaultRate ?? services.standardRate
        self.show = show
        self.problems =
            PatchCheck(rate: rate).diagnostics(of: show.fixtures) + reading.diagnostics
        self.missingSheets = reading.missingSheets
        self.stand = SongStand(
            checker: checker,
            patch: patch,
            compiler: ScoreCompiler(patch: patch, rate: rate),
            rate: rate
        )
        self.chases = checker.chaseNames
        self.signs = early.merging(FileSign.all(of: reading.sourcePaths)) { sign, _ in sign }
    }

    /// Whether its files are the ones that it was read from.
    var isCurrent: Bool { FileSign.all(of: Array(signs.keys)) == signs }

    /// Takes note that `song` has a cue sheet by now.
    ///
    /// - Returns: whether `problems` said that it had none.
    mutating func note(sheetOf song: String) -> Bool {
        guard let missing = missingSheets.removeValue(forKey: song) else { return false }
        problems.removeAll { $0 == missing }
        return true
    }

    /// Takes note of all there is to say about the show and `song`, besides other songs.
    ///
    /// - Returns: whether that is news.
    mutating func note(_ remarks: [Diagnostic], of song: String) -> Bool {
        let ofOthers = problems.filter { problem in
            guard !missingSheets.values.contains(problem) else { return true }
            let path = problem.location?.file.split(separator: "/") ?? []
            let isOfSong = ["cues", "metadata", "songs"].contains(path.dropLast().last)
            return isOfSong && path.last?.hasPrefix("\(song).") == false
        }
        let problems = remarks + ofOthers.filter { !remarks.contains($0) }
        defer { self.problems = problems }
        return problems != self.problems
    }

    /// Takes note that its files, as they are by now, cannot be read.
    ///
    /// - Returns: whether that is news.
    mutating func note(_ fault: EditorError) -> Bool {
        let reasons: [Diagnostic]
        if case .noShow(let diagnostics) = fault {
            reasons = diagnostics
        } else {
            reasons = [Diagnostic(.error, at: nil, "\(fault)")]
        }
        let remark = Diagnostic(
            .error,
            at: nil,
            "the show's files were changed and cannot be read",
            hint: "what is on stage is the show as it was; it is read again once they are mended"
        )
        let problems = [remark] + reasons
        defer { self.problems = problems }
        return problems != self.problems
    }

    /// The song called `name`, with or without its sound's extension.
    func song(named name: String) -> Song? {
        show.songs.first { $0.name == name || $0.soundFile == name }
    }
}

extension Song {
    /// The name of its sound's file.
    var soundFile: String { soundPath.split(separator: "/").last.map(String.init) ?? soundPath }
}

/// Why a show cannot be edited.
public enum EditorError: Error, Hashable, Sendable {
    /// The folder, or a file in it, could not be read.
    case source(ShowSourceError)
    /// No fixture could be read: what is wrong.
    case noShow([Diagnostic])
    /// The journal cannot be kept, so no edit would be safe.
    case journal(JournalFault)
    /// The stage could not be opened.
    case stage(String)
}

extension EditorError: CustomStringConvertible {
    /// What is wrong, and what to do about it; several lines for a show that cannot be read.
    public var description: String {
        switch self {
        case .source(let error): "\(error)"
        case .noShow(let diagnostics):
            (["there is no fixture to light"] + diagnostics.map(\.line)).joined(separator: "\n")
        case .journal(let fault): "\(fault)"
        case .stage(let reason): reason
        }
    }
}

extension Diagnostic {
    /// It in one line, place first.
    fileprivate var line: String {
        let place = location.map { "\($0): " } ?? ""
        return "\(place)\(severity.rawValue): \(message)"
    }
}
