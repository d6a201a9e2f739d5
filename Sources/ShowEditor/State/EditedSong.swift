import Audio
import ShowCompiler
import ShowModel
import ShowSource
import Timebase

/// One song while it is edited: its two files, what their rows say, and the score that this makes.
///
/// A value: an edit is made on a copy, which takes its place once the edit is in the journal.
struct EditedSong: Sendable {
    /// Its name.
    let name: String
    /// Where its sound is.
    let soundPath: String
    /// What its sound is; nil where that could not be measured: then there is nothing to play.
    let sound: SoundInfo?
    /// What there is to say about its sound and its files as wholes.
    let problems: [Diagnostic]
    /// Why its files cannot be edited; nil where they can.
    let unreadable: String?
    /// Its files.
    private(set) var sheet: CueSheetDocument
    private(set) var metadata: MetadataDocument
    /// Which of them are on the disk, or are to be.
    private var written: Set<SongFile>
    /// What the metadata say.
    private(set) var facts: SongMetadata
    /// Its rows.
    private(set) var rows = EditedRows()
    /// The score of the rows that can be played.
    private(set) var score: Score
    private var stand: SongStand

    /// What the next new row and part are to be called.
    struct Numbers {
        var row = 1
        var part = 1
    }

    /// The numbers that were not given yet.
    var nextNumbers: Numbers { Numbers(row: sheet.nextNumber, part: metadata.nextNumber) }

    /// The song `entry`, whose files are as they are on the disk, on `stand`.
    ///
    /// - Parameter first: the numbers of its first row and part.
    init(
        _ entry: Song,
        _ sound: SoundShelf.Measured,
        _ sheetFile: SourceFile,
        _ metadataFile: SourceFile,
        numberedFrom first: Numbers,
        on stand: SongStand
    ) {
        var faults: [EditError] = []
        do throws(EditError) {
            sheet = try CueSheetDocument(sheetFile, song: entry.name, numberedFrom: first.row)
        } catch {
            faults.append(error)
            sheet = CueSheetDocument(newFor: entry.name, numberedFrom: first.row)
        }
        do throws(EditError) {
            metadata = try MetadataDocument(
                metadataFile,
                song: entry.name,
                numberedFrom: first.part
            )
        } catch {
            faults.append(error)
            metadata = MetadataDocument(newFor: entry.name, numberedFrom: first.part)
        }
        let facts = metadata.metadata ?? entry.metadata
        self.name = entry.name
        self.soundPath = entry.soundPath
        self.sound = sound.info
        self.problems = sound.problems + faults.flatMap(\.diagnostics)
        self.unreadable = faults.first.map { "\($0)" }
        self.written = Set(
            [(SongFile.sheet, sheetFile), (.metadata, metadataFile)]
                .filter { $0.1.bytes != nil }.map(\.0)
        )
        self.facts = facts
        self.stand = stand
        _ = rows.take(sheet, beatsChanged: false) {
            stand.checker.check(row: $0, of: entry.name, with: facts)
        }
        let frames = sound.info?.length.frameCount(at: stand.rate) ?? .zero
        score = stand.compiler.score(of: rows.cues, frameCount: frames)
    }

    /// What its files are to hold; none for one that is not there and has nothing in it.
    var fileBytes: [SongFile: [UInt8]] {
        if unreadable != nil { return [:] }
        var bytes: [SongFile: [UInt8]] = [:]
        if written.contains(.sheet) { bytes[.sheet] = sheet.bytes }
        if written.contains(.metadata) { bytes[.metadata] = metadata.bytes }
        return bytes
    }

    /// Whether it has a cue sheet, or is to get one with the next save.
    var hasSheet: Bool { written.contains(.sheet) }

    /// What the row that says `content` says here, and what there is to say about it.
    func check(_ content: JSONContent) -> (cue: Cue?, diagnostics: [Diagnostic]) {
        stand.checker.check(row: content.line[...], of: name, with: facts)
    }

    /// How long the song is.
    var length: Duration { sound?.length.duration ?? .zero }

    /// The same song with its edits, on another stand: all its rows are looked at again.
    func moved(to stand: SongStand) -> EditedSong {
        var song = self
        song.stand = stand
        song.rows = EditedRows()
        _ = song.rows.take(sheet, beatsChanged: false) {
            stand.checker.check(row: $0, of: name, with: facts)
        }
        let frames = sound?.length.frameCount(at: stand.rate) ?? .zero
        song.score = stand.compiler.score(of: song.rows.cues, frameCount: frames)
        return song
    }

    /// What taking documents did.
    struct Change {
        /// What became of the rows.
        var rows = EditedRows.Changes()
        /// Whether the metadata are others.
        var changesMetadata = false
        /// Which frames of which slots changed.
        var frames: ScoreChanges?
    }

    /// Takes `sheet` and `metadata` in place of its own, and scores what is different.
    mutating func take(_ sheet: CueSheetDocument, _ metadata: MetadataDocument) -> Change {
        var change = Change()
        let oldGrid = facts.beatGrid
        if metadata != self.metadata {
            change.changesMetadata = true
            written.insert(.metadata)
            self.metadata = metadata
            facts = metadata.metadata ?? SongMetadata()
        }
        let beatsChanged = facts.beatGrid != oldGrid
        guard sheet != self.sheet || beatsChanged else { return change }
        if sheet != self.sheet { written.insert(.sheet) }
        self.sheet = sheet
        let (checker, name, facts) = (stand.checker, name, facts)
        change.rows = rows.take(sheet, beatsChanged: beatsChanged) {
            checker.check(row: $0, of: name, with: facts)
        }
        let old = score
        score = stand.compiler.score(
            old,
            without: change.rows.goingCues,
            with: change.rows.comingCues
        )
        change.frames = score.changes(since: old)
        return change
    }
}

/// What all songs of a show stand on while it is edited: as its shared files were when it was read.
struct SongStand: Sendable {
    /// Tells what rows say.
    let checker: ShowChecker
    /// Which fixture sits where.
    let patch: ShowCompiler.Patch
    /// Makes scores.
    let compiler: ScoreCompiler
    /// Frames a second.
    let rate: FrameRate
}

extension EditedSong.Change {
    /// What compiling it came to, at `rate`, in `duration`; nil where no frame changed.
    func compiled(at rate: FrameRate, in duration: Duration) -> CompiledEdit? {
        guard let frames, !frames.isEmpty else { return nil }
        return CompiledEdit(
            spans: frames.spans.map { rate.time(of: $0.start)..<rate.time(of: $0.end) },
            slotCount: frames.slots.count,
            duration: duration
        )
    }
}

extension EditError {
    /// What is wrong with the file, as far as it says.
    fileprivate var diagnostics: [Diagnostic] {
        guard case .unreadable(let diagnostics) = self else { return [] }
        return diagnostics
    }
}
