/// What to do about `key`, which is unknown in an effect row or in a step of a chase; nil where that
/// cannot be told.
func effectKeyCure(_ key: String) -> String? {
    if key == "fade" { return "an effect has 'duration'" }
    if ParameterName(written: key) != nil { return "put it into 'data'" }
    return synonyms[key].map { "did you mean '\($0)'?" }
}

/// The key, of those that tell what kind of row it is, that `key` was probably meant to be; nil
/// where it was meant to be none.
func rowKind(meantBy key: String) -> String? {
    if Form.newRow.keys.contains(key) { return nil }
    return synonyms[key]
        ?? closestMatch(key, among: ["values", "fixture_id", "effect", "action", "chaser_id"])
}

/// What authors write for keys from which it is too far for a guess.
private let synonyms = [
    "fixture": "fixture_id", "chase": "chaser_id", "chaser": "chaser_id", "chase_id": "chaser_id",
]
