import ShowModel
import Timebase

/// Reads chases into a library.
struct ChaseReader {
    /// The fixtures that chases may name; nil where they could not be read.
    let patch: Patch?
    /// The places that chases may name.
    let points: PointIndex
    /// The chases read so far.
    var library: ChaseLibrary
    /// What there is to say about the file.
    var report: Report

    /// Adds the chase that `value` writes; steps that are wrong are left out.
    ///
    /// - Returns: what rows call it by; nil where it does not say.
    mutating func read(_ value: JSONValue) -> String? {
        guard let object = report.object(value, "a chase"),
            let written = report.required("id", of: object, "the chase"),
            let id = report.name(written, "'id'")
        else {
            library.isWhole = false
            return nil
        }
        if let first = library.location(of: id) {
            let hint = "the first one is at \(first); give one of them another id"
            report.error(
                at: written.offset,
                "two chases have the id '\(shortened(id))'",
                hint: hint
            )
            library.repeated.append(id)
            return nil
        }
        let name = object["name"].flatMap { report.name($0, "'name'") }
        _ = object["description"].flatMap { report.string($0, "'description'") }
        let place = content(object, "chase '\(shortened(id))'").map { content in
            ChaseLibrary.Place.chase(ReadChase(id: id, name: name ?? id, content: content))
        }
        library.add(id, place ?? .unreadable, at: report.text.location(at: written.offset))
        return id
    }

    private mutating func content(_ chase: JSONObject, _ title: String) -> ReadChase.Content? {
        guard let kind = kind(of: chase) else { return nil }
        switch kind {
        case .steps:
            report.checkKeys(of: chase, "a static chase", known: Form.staticChase.keys)
            return steps(chase, title)
        case .wave:
            report.checkKeys(of: chase, "a dynamic chase", known: Form.dynamicChase.keys)
            return wave(chase, title)
        }
    }

    enum Kind: String, CaseIterable {
        case steps = "static"
        case wave = "dynamic"
    }

    /// What the chase says it is; without a word, dynamic where it names a generator.
    private mutating func kind(of chase: JSONObject) -> Kind? {
        guard let value = chase["type"] else { return chase.has("generator_id") ? .wave : .steps }
        guard let text = report.string(value, "'type'")?.trimmed.lowercased() else { return nil }
        if let kind = Kind(rawValue: text) { return kind }
        let known = Kind.allCases.map(\.rawValue)
        let did = guess(text, among: known).map { "; \($0)" } ?? ""
        report.error(
            at: value.offset,
            "type '\(shortened(text))' of a chase is unknown",
            hint: "there are: \(list(known))\(did)"
        )
        return nil
    }

    private mutating func wave(_ chase: JSONObject, _ title: String) -> ReadChase.Content? {
        guard let written = report.required("generator_id", of: chase, title),
            let generator = report.name(written, "'generator_id'")
        else { return nil }
        guard generator == WaveParameters.generator else {
            report.error(
                at: written.offset,
                "generator '\(shortened(generator))' is unknown",
                hint: guess(generator, among: [WaveParameters.generator])
                    ?? "there is: \(WaveParameters.generator)"
            )
            return nil
        }
        var parameters = WaveParameters()
        if let written = chase["default_params"],
            let defaults = report.object(written, "'default_params'")
        {
            parameters.read(defaults.members, of: "'\(generator)'", in: patch, &report)
        }
        return .wave(parameters)
    }
}
