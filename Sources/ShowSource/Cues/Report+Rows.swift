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

    /// The effect that `text` calls, which `fixture` must have.
    mutating func effectName(
        _ text: String,
        at offset: Int,
        on fixture: PatchedFixture
    ) -> EffectName? {
        let known = fixture.effects.map(\.rawValue)
        guard let name = EffectName(written: text) else {
            let did = guess(text.trimmed, among: known).map { "; \($0)" } ?? ""
            error(
                at: offset,
                "effect '\(shortened(text))' is unknown for \(fixture.title)",
                hint: "it has: \(list(known))\(did)"
            )
            return nil
        }
        guard fixture.effects.contains(name) else {
            // With the channel that could not be read the fixture may well have it.
            guard fixture.isWhole else {
                countKnownError()
                return nil
            }
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
