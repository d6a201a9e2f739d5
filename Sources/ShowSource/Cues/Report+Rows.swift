import ShowModel

/// What rows of cue sheets and steps of chases name: fixtures, and their effects.
extension Report {
    /// The fixture of `patch` called by `name`, which is written at `offset`; nil, and reported,
    /// where there is none or it could not be read; nil where there is no patch.
    mutating func fixture(_ name: String, at offset: Int, in patch: Patch?) -> PatchedFixture? {
        guard let patch else { return nil }
        switch patch[name] {
        case .fixture(let fixture):
            return fixture
        case .unreadable:
            countKnownError()
            return nil
        case nil:
            error(
                at: offset,
                "fixture '\(shortened(name))' is unknown",
                hint: patch.cure(for: name)
            )
            return nil
        }
    }

    /// The effect that `text` calls, which `fixture` must have: any effect where there is no
    /// fixture, or where its channels could not be read, with which it may well have it.
    mutating func effectName(
        _ text: String,
        at offset: Int,
        on fixture: PatchedFixture?
    ) -> EffectName? {
        let fixture = fixture.flatMap { $0.isWhole ? $0 : nil }
        let known = (fixture?.effects ?? EffectName.allCases).map(\.rawValue)
        guard let name = EffectName(written: text) else {
            let did = guess(text.trimmed, among: known).map { "; \($0)" } ?? ""
            let whose = fixture.map { " for \($0.title)" } ?? ""
            error(
                at: offset,
                "effect '\(shortened(text))' is unknown\(whose)",
                hint: "\(fixture == nil ? "there are" : "it has"): \(list(known))\(did)"
            )
            return nil
        }
        if let fixture, !fixture.effects.contains(name) {
            error(
                at: offset,
                "effect '\(name.rawValue)' is not supported by \(fixture.title)",
                hint: "it has: \(list(known))"
            )
            return nil
        }
        return name
    }
}
