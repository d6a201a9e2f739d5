import DMX
import ShowCompiler
import ShowModel
import ShowSource
import Timebase

extension EditorSession {
    /// Makes `edit`, and answers once it is safe.
    func perform(
        _ edit: Edit,
        from number: Int,
        _ reply: JSONContent?
    ) throws(MessageFault) {
        try perform([edit], named: edit.name, from: number, reply)
    }

    /// Makes `edits` as one edit called `name`, all of them or none, and answers once it is safe.
    func perform(
        _ edits: [Edit],
        named name: String,
        from number: Int,
        _ reply: JSONContent?
    ) throws(MessageFault) {
        let song = try editableSong()
        let captured = captured()
        let captures = edits.contains(where: \.captures)
        if captures, captured.levels.isEmpty {
            throw MessageFault(
                .nothingSet,
                "nothing is set by hand that a fixture has",
                hint: "move a slider first"
            )
        }
        let outcome = try edits.applied(to: song, captured: captured)
        let step = Step(name: name, cause: .edit, outcome: outcome)
        try commit(step, on: song, for: number, reply)
        if captures {
            desk.release(captured.live)
            tellTouches()
        }
    }

    /// Throws where `edits` could not be made of the song as it is now.
    func check(_ edits: [Edit]) throws(MessageFault) {
        guard let song else { throw .noSong }
        _ = try edits.applied(to: song, captured: captured())
    }

    /// Takes the last edit back.
    func stepBack(for number: Int, _ reply: JSONContent?) throws(MessageFault) {
        let song = try editableSong()
        var history = history
        guard let state = history.undo(from: song) else {
            throw MessageFault(.nothingToUndo, "there is nothing to undo")
        }
        let step = Step(name: nil, cause: .undo, outcome: state.outcome(on: song))
        try commit(step, on: song, history, for: number, reply)
    }

    /// Makes the edit that was taken back last again.
    func stepForward(for number: Int, _ reply: JSONContent?) throws(MessageFault) {
        let song = try editableSong()
        var history = history
        guard let state = history.redo(from: song) else {
            throw MessageFault(.nothingToRedo, "there is nothing to redo")
        }
        let step = Step(name: nil, cause: .redo, outcome: state.outcome(on: song))
        try commit(step, on: song, history, for: number, reply)
    }

    /// A change on its way into the show.
    private struct Step {
        /// What undo will call it; nil where it is no new edit.
        let name: String?
        let cause: ChangeCause
        let outcome: Edit.Outcome
    }

    private func editableSong() throws(MessageFault) -> EditedSong {
        guard let song else { throw .noSong }
        if isLocked {
            throw MessageFault(.locked, "the show is locked", hint: "unlock it to edit")
        }
        if work.isGivingUp { throw .givingUp }
        if let reason = song.unreadable {
            throw MessageFault(.conflict, reason, hint: "mend the file; it is read again then")
        }
        return song
    }

    /// Puts what `step` made of `song` in its place: into the journal first, then on stage and to all
    /// clients. The answer waits until the journal is on the disk.
    private func commit(
        _ step: Step,
        on song: EditedSong,
        _ stepped: EditHistory? = nil,
        for number: Int,
        _ reply: JSONContent?
    ) throws(MessageFault) {
        let started = now
        var new = song
        let change = new.take(step.outcome.sheet, step.outcome.metadata)
        let compiled = change.compiled(at: show.stand.rate, in: now - started)
        try writeDown(new)
        if let name = step.name { history.note(name, on: song) }
        if let stepped { history = stepped }
        self.song = new
        source.take(new.score)
        desk.light()
        tell(change, of: new, by: step.cause)
        if let compiled { broadcast(.compiled(compiled)) }
        if new.hasSheet, show.note(sheetOf: new.name) { tellProblems() }
        let problems = step.outcome.cues.flatMap { new.rows[$0]?.problems ?? [] }
        let told = Member("problems", .array(problems.map(\.content)))
        answer(.accepted(reply: reply, step.outcome.results + [told]), to: number)
        saveLater()
    }

    private func tell(_ change: EditedSong.Change, of song: EditedSong, by cause: ChangeCause) {
        if !change.rows.put.isEmpty || !change.rows.removed.isEmpty {
            let put = change.rows.put.map(\.content)
            broadcast(.cuesChanged(put: put, removed: change.rows.removed, by: cause))
        }
        if change.changesMetadata { broadcast(.metadataChanged(song.metadataMembers)) }
        broadcast(.history(history))
    }

    /// What Add to Cue would write now.
    private func captured() -> CapturedLook {
        let shown = source.levels(at: standingFrame ?? .zero)
        let layout = show.stand.patch.layout
        return CapturedLook(
            desk.live,
            on: show.stand.patch,
            shown: { slot in layout.offset(of: slot).map { shown[$0] } ?? 0 },
            at: position
        )
    }
}

extension EditHistory.Step {
    /// `song` with the files of the step; numbers that were given since are not given again.
    fileprivate func outcome(on song: EditedSong) -> Edit.Outcome {
        var outcome = Edit.Outcome(sheet: song.sheet, metadata: song.metadata)
        outcome.sheet.restore(sheet)
        outcome.metadata.restore(metadata)
        return outcome
    }
}
