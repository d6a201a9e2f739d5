import ShowModel
import ShowSource
import Timebase

extension Edit {
    /// The edit of the message `type`; nil where that is none.
    init?(_ type: String, _ reader: inout MessageReader) throws(MessageFault) {
        if let edit = try Edit(cue: type, &reader) {
            self = edit
        } else if let edit = try Edit(metadata: type, &reader) {
            self = edit
        } else {
            return nil
        }
    }

    private init?(cue type: String, _ reader: inout MessageReader) throws(MessageFault) {
        switch type {
        case "add_cue":
            let time = try reader.time(ifThere: "time")
            let name = try reader.optional("name", "a text of 1…200 characters") {
                $0.text(upTo: 200)
            }
            let fade = try reader.time(ifThere: "fade")
            self = .addCue(time: time, name: name, fade: fade ?? .zero)
        case "insert_cue":
            if reader.has("rows") {
                self = .insertCues(try reader.rows())
            } else {
                self = .insertCue(try reader.object("row").checkedRow())
            }
        case "update_cue":
            let cue = try reader.cue("cue")
            if reader.has("row") {
                self = .updateCue(cue, row: try reader.object("row").checkedRow())
            } else {
                self = try Edit(setting: cue, &reader)
            }
        case "delete_cue":
            self = .deleteCues(reader.has("cues") ? try reader.cues() : [try reader.cue("cue")])
        case "duplicate_cue":
            let cue = try reader.cue("cue")
            self = .duplicateCue(cue, time: try reader.time(ifThere: "time"))
        default: return nil
        }
    }

    private init(setting cue: RowID, _ reader: inout MessageReader) throws(MessageFault) {
        let path = try reader.needed("path", "a list of 1…16 keys") { content -> [String]? in
            guard let elements = content.elements, (1...16).contains(elements.count) else {
                return nil
            }
            let keys = elements.compactMap { $0.string }
            return keys.count == elements.count ? keys : nil
        }
        guard reader.has("value") else {
            throw MessageFault(.badMessage, "'value' is missing; null takes the value away")
        }
        let value = try reader.optional("value", "a JSON value") { $0 }
        if path == ["time"] || path == ["timecode"], value?.songTime == nil {
            throw MessageFault(.badValue, "a row's time is seconds from the start, 0…86400")
        }
        self = .setInCue(cue, path: path, value: value)
    }

    private init?(metadata type: String, _ reader: inout MessageReader) throws(MessageFault) {
        switch type {
        case "add_part": self = .addPart(try reader.part())
        case "update_part":
            let id = try reader.partID()
            self = .updatePart(id, try reader.part())
        case "delete_part": self = .deletePart(try reader.partID())
        case "set_hint":
            let name = try reader.text("name")
            let times = try reader.needed("times", "a list of up to 10000 times in seconds") {
                content -> [Duration]? in
                guard let elements = content.elements, elements.count <= 10_000 else { return nil }
                let times = elements.compactMap { $0.songTime }
                return times.count == elements.count ? times : nil
            }
            self = .setHint(name, times: times)
        case "rename_hint":
            let name = try reader.text("name")
            self = .renameHint(name, to: try reader.text("to"))
        case "delete_hint": self = .deleteHint(try reader.text("name"))
        case "set_tempo":
            let tempo = try reader.tempo()
            // Without a tempo there is no beat to tell the time of.
            let first = tempo == nil ? nil : try reader.time(ifThere: "first")
            self = .setTempo(tempo, first: first ?? .zero)
        default: return nil
        }
    }
}

extension MessageReader {
    fileprivate mutating func cue(_ key: String) throws(MessageFault) -> RowID {
        RowID(try whole(key, in: 1...Int(Int32.max)))
    }

    fileprivate mutating func cues() throws(MessageFault) -> [RowID] {
        try needed("cues", "a list of 1…10000 cues") { content in
            guard let elements = content.elements, (1...10_000).contains(elements.count) else {
                return nil
            }
            let cues = elements.compactMap { $0.whole(in: 1...Int(Int32.max)) }
            return cues.count == elements.count ? cues.map { RowID($0) } : nil
        }
    }

    fileprivate mutating func rows() throws(MessageFault) -> [JSONContent] {
        let rows = try needed("rows", "a list of 1…500 rows") { content in
            content.elements.flatMap { (1...500).contains($0.count) ? $0 : nil }
        }
        var checked: [JSONContent] = []
        for row in rows { checked.append(try row.checkedRow()) }
        return checked
    }

    fileprivate mutating func partID() throws(MessageFault) -> PartID {
        PartID(try whole("part_id", in: 1...Int(Int32.max)))
    }

    /// The tempo, to a thousandth of a beat a minute; nil where it is to be taken away.
    fileprivate mutating func tempo() throws(MessageFault) -> Tempo? {
        guard has("bpm") else {
            throw MessageFault(.badMessage, "'bpm' is missing; null takes the tempo away")
        }
        return try optional("bpm", "a number of beats a minute, 1…1000, or null") { content in
            content.double.flatMap { beats in
                guard (1...1000).contains(beats) else { return nil }
                return Tempo(beatsPerMinute: Int((beats * 1000).rounded()), over: 1000)
            }
        }
    }

    fileprivate mutating func part() throws(MessageFault) -> SongPart {
        try needed("part", "an object with title, start and a later end") { content in
            guard let members = content.members,
                Set(members.map(\.key)) == ["title", "start", "end"],
                let title = content["title"]?.text(upTo: 200),
                let start = content["start"]?.songTime, let end = content["end"]?.songTime,
                start < end
            else { return nil }
            return SongPart(name: title, start: start, end: end)
        }
    }
}

extension JSONContent {
    /// The row, which must say when it starts: without that it has no place in the sheet.
    fileprivate func checkedRow() throws(MessageFault) -> JSONContent {
        guard (self["time"] ?? self["timecode"])?.songTime != nil else {
            throw MessageFault(.badValue, "a row's 'time' is seconds from the start, 0…86400")
        }
        return self
    }
}
