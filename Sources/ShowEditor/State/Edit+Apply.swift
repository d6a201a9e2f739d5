import ShowModel
import ShowSource

extension Edit {
    /// What an edit made of the files of a song.
    struct Outcome {
        var sheet: CueSheetDocument
        var metadata: MetadataDocument
        /// What the answer tells: the new cue or part.
        var results: [Member] = []
        /// The rows that the edit is about: what is wrong with them is in the answer.
        var cues: [RowID] = []
    }

    /// Whether it writes what is set by hand.
    var captures: Bool { if case .addCue = self { true } else { false } }

    fileprivate func apply(
        to outcome: inout Outcome,
        _ captured: CapturedLook
    ) throws(EditError) {
        switch self {
        case .addCue(let time, let name, let fade):
            let row = captured.row(at: time, name: name, fade: fade)
            outcome.note(try outcome.sheet.insert(row))
        case .insertCue(let row):
            outcome.note(try outcome.sheet.insert(saying: row))
        case .insertCues(let rows):
            var ids: [RowID] = []
            for row in rows { ids.append(try outcome.sheet.insert(saying: row)) }
            outcome.cues += ids
            outcome.results.append(Member("cues", .array(ids.map { .whole($0.number) })))
        case .updateCue(let id, let row):
            try outcome.sheet.replace(id, saying: row)
            outcome.cues.append(id)
        case .setInCue(let id, let path, let value):
            try outcome.sheet.change(id, at: path, to: value)
            outcome.cues.append(id)
        case .deleteCues(let ids):
            for id in ids { try outcome.sheet.delete(id) }
        case .duplicateCue(let id, let time):
            let copy = try outcome.sheet.duplicate(id)
            if let time { try outcome.sheet.change(copy, at: ["time"], to: .seconds(time)) }
            outcome.note(copy)
        case .addPart(let part):
            let id = try outcome.metadata.insert(part)
            outcome.results.append(Member("part_id", .whole(id.number)))
        case .updatePart(let id, let part): try outcome.metadata.replace(id, with: part)
        case .deletePart(let id): try outcome.metadata.remove(id)
        case .setHint(let name, let times): try outcome.metadata.setHint(name, to: times)
        case .renameHint(let name, let other): try outcome.metadata.renameHint(name, to: other)
        case .deleteHint(let name): try outcome.metadata.removeHint(name)
        case .setTempo(let tempo, let first): try outcome.metadata.setTempo(tempo, first: first)
        }
    }

    /// What it is called, for people: what `history` says.
    var name: String {
        switch self {
        case .addCue: "add to cue"
        case .insertCue: "new cue"
        case .insertCues(let rows): rows.count == 1 ? "new cue" : "\(rows.count) new cues"
        case .updateCue: "change of a cue"
        case .setInCue(_, let path, _): path.first == "time" ? "move of a cue" : "change of a cue"
        case .deleteCues(let ids):
            ids.count == 1 ? "deletion of a cue" : "deletion of \(ids.count) cues"
        case .duplicateCue: "copy of a cue"
        case .addPart: "new part"
        case .updatePart: "change of a part"
        case .deletePart: "deletion of a part"
        case .setHint: "hint"
        case .renameHint: "name of a hint"
        case .deleteHint: "deletion of a hint"
        case .setTempo(let tempo, _): tempo == nil ? "deletion of the tempo" : "tempo"
        }
    }
}

extension [Edit] {
    /// The files of `song` with the edits made, one on what the one before left.
    ///
    /// - Parameter captured: what `addCue` writes, and when where it does not say.
    func applied(
        to song: EditedSong,
        captured: CapturedLook
    ) throws(MessageFault) -> Edit.Outcome {
        var outcome = Edit.Outcome(sheet: song.sheet, metadata: song.metadata)
        for (place, edit) in enumerated() {
            do {
                try edit.apply(to: &outcome, captured)
            } catch {
                throw count == 1 ? MessageFault(error) : MessageFault(error).inEdit(place + 1)
            }
        }
        // An answer tells of one new thing; of several, `cues_changed` does.
        if count > 1 { outcome.results = [] }
        return outcome
    }
}

extension Edit.Outcome {
    fileprivate mutating func note(_ id: RowID) {
        results.append(Member("cue", .whole(id.number)))
        cues.append(id)
    }
}

extension CueSheetDocument {
    /// Makes the row `id` say `content`, whatever that is: where it is a row like others, keys without
    /// a meaning stay.
    fileprivate mutating func replace(_ id: RowID, saying content: JSONContent) throws(EditError) {
        if let row = AuthoredRow(content) {
            try replace(id, with: row)
        } else {
            try change(id, at: [], to: content)
        }
    }
}

extension MessageFault {
    /// Why an edit could not be made, as an answer.
    fileprivate init(_ error: EditError) {
        let code: Code =
            switch error {
            case .noSuchRow, .noSuchPart, .noSuchHint: .notFound
            case .tooDeep: .tooLarge
            case .unreadable, .nameTaken, .partByPart, .notAnObject: .badValue
            }
        self.init(code, "\(error)")
    }
}
