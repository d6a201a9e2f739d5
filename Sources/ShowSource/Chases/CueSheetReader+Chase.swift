import ShowModel
import Timebase

extension CueSheetReader {
    /// The chase that `row` starts, which names it by `written`.
    mutating func chase(_ row: JSONObject, named written: JSONValue) -> ChaseCue? {
        report.checkKeys(of: row, "a chase row", known: Form.chaseRow.keys) { key in
            let parameters = WaveParameters.names + ["repetitions"]
            return parameters.contains(key) ? "put it into 'data'" : nil
        }
        let data = row["data"].flatMap { report.object($0, "'data'") }
        guard let id = report.name(written, "'chaser_id'") else { return nil }
        chases.used.insert(id)
        guard let read = chase(id, at: written.offset) else { return nil }
        let title = "chase '\(shortened(id))'"
        let repetitions =
            data?["repetitions"].map {
                report.whole($0, "'repetitions'", in: InputRange.repetitions)
            } ?? 1
        let chase = self.chase(read, overriddenBy: data, title, at: written.offset)
        guard let grid = chases.grid else {
            report.error(
                at: written.offset,
                "\(title) has no beat to run on: song '\(song)' has no tempo",
                hint: "give 'bpm' or 'beats' in metadata/\(song).metadata.json"
            )
            return nil
        }
        guard let repetitions, let chase else { return nil }
        let offset = data?["repetitions"]?.offset ?? written.offset
        return ChaseCue(
            chase: chase,
            repetitions: usable(repetitions, of: chase, title, at: offset),
            grid: grid
        )
    }

    /// The chase called `id`; nil, and reported, where there is none or it could not be read.
    private mutating func chase(_ id: String, at offset: Int) -> ReadChase? {
        switch chases.library[id] {
        case .chase(let chase):
            return chase
        case .unreadable:
            report.countKnownError()
            return nil
        case nil where !chases.library.isWhole:
            report.countKnownError()
            return nil
        case nil:
            let names = chases.library.names.map(\.id)
            let known =
                names.isEmpty
                ? "there are none: a chase is a file chasers/\(shortened(id)).json"
                : "there are: \(list(names.prefix(12)))"
            report.error(
                at: offset,
                "chase '\(shortened(id))' is unknown",
                hint: cure(for: id, among: names, twice: chases.library.repeated) ?? known
            )
            return nil
        }
    }

    /// `read` with what `data` gives instead of its own parameters.
    private mutating func chase(
        _ read: ReadChase,
        overriddenBy data: JSONObject?,
        _ title: String,
        at offset: Int
    ) -> Chase? {
        let own = ["repetitions"]
        switch read.content {
        case .steps(let steps, let cycle):
            for member in data?.members ?? []
            where member.value.kind != .null && !own.contains(member.key)
                && !chases.library.repeated.contains(read.id)
            {
                report.unknownParameter(member, of: title, known: own)
            }
            return Chase(id: read.id, name: read.name, steps: steps, cycle: cycle)
        case .wave(var parameters):
            let errorsBefore = report.errorCount
            let members = data?.members ?? []
            parameters.read(members, of: title, besides: own, in: patch, &report)
            guard report.errorCount == errorsBefore else { return nil }
            if !parameters.namesFixtures {
                let hint = "list them under 'fixtures' of its 'default_params', or of 'data' here"
                report.warning(at: offset, "\(title) runs through no fixtures", hint: hint)
            }
            return Chase(id: read.id, name: read.name, wave: parameters.wave)
        }
    }

    /// How often the chase runs in fact: all of it is bounded.
    private mutating func usable(
        _ repetitions: Int,
        of chase: Chase,
        _ title: String,
        at offset: Int
    ) -> Int {
        if repetitions > 1, chase.cycle == .zero {
            report.warning(
                at: offset,
                "\(title) lasts no time, so that all its repetitions fall together",
                hint: "it runs once; give its steps a 'duration'"
            )
            return 1
        }
        if chase.stepCount * repetitions > mostParts {
            report.error(
                at: offset,
                "\(title) comes to \(chase.stepCount * repetitions) steps, more than \(mostParts)",
                hint: "give fewer 'repetitions'"
            )
        }
        return repetitions
    }
}

/// What one row may come to: a step on every frame of a night, and small enough for any memory.
private let mostParts = 1_000_000
