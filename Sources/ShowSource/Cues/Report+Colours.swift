import DMX
import ShowModel

extension Report {
    /// A colour `#RRGGBB`, or one that the profile of `fixture` has a name for. Where there is no
    /// fixture, or its names could not be read, any name may be one: nil, and not reported.
    mutating func colour(
        _ value: JSONValue,
        _ what: @autoclosure () -> String,
        of fixture: PatchedFixture?
    ) -> Colour? {
        let named = fixture?.fixture.namedColours ?? [:]
        if let colour = value.string.flatMap({ named[$0.trimmed.lowercased()] }) { return colour }
        guard let text = value.string?.trimmed, let first = text.first, first != "#",
            Colour(hexadecimal: text) == nil
        else { return plainColour(value, what()) }
        guard let fixture else { return nil }
        if !fixture.gaps.isDisjoint(with: [.colours, .identity]) {
            countKnownError()
        } else if let cure = fixture.wheelCure(for: text), !fixture.fixture.hasColour {
            // The name is right, only not a colour that effects can mix.
            let reason = "\(fixture.title) has no red, green and blue"
            warning(at: value.offset, "\(what()) does nothing here: \(reason)", hint: cure)
        } else if let cure = fixture.wheelCure(for: text) {
            mismatch(value, what(), expected: plainForm, hint: cure)
        } else if named.isEmpty {
            mismatch(value, what(), expected: plainForm)
        } else {
            let names = named.keys.sorted()
            let did = guess(text, among: names).map { "; \($0)" } ?? ""
            error(
                at: value.offset,
                "colour '\(shortened(text))' is unknown for \(fixture.title)",
                hint: "write '#RRGGBB', or one of: \(list(names))\(did)"
            )
        }
        return nil
    }

    /// A colour `#RRGGBB`.
    mutating func plainColour(_ value: JSONValue, _ what: @autoclosure () -> String) -> Colour? {
        let text = value.string?.trimmed ?? ""
        guard let colour = Colour(hexadecimal: text) else {
            mismatch(value, what(), expected: plainForm)
            return nil
        }
        guard text.hasPrefix("#") else {
            mismatch(value, what(), expected: plainForm, hint: "add '#': '#\(text)'")
            return nil
        }
        return colour
    }
}

private let plainForm = "a colour '#RRGGBB'"
