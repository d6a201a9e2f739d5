/// The one of `candidates` that `word` was probably meant to be; nil where none is near.
///
/// Near is a third of the word's length in letters missing, added, changed or swapped with their
/// neighbour, capitals not counted; words without a letter in common never are. Of two that are
/// equally near the first is taken.
func closestMatch(_ word: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(word.lowercased().prefix(longestWord))
    let limit = max(1, letters.count / 3)
    var best: String?
    var bestDistance = limit + 1
    for candidate in candidates {
        let other = Array(candidate.lowercased().prefix(longestWord))
        guard abs(other.count - letters.count) < bestDistance else { continue }
        let distance = editDistance(letters, other)
        if distance < bestDistance, distance < max(letters.count, other.count) {
            best = candidate
            bestDistance = distance
        }
    }
    return best
}

/// `did you mean '…'?` for the one of `candidates` nearest to `word`, as above; nil where none is
/// near.
public func guess(_ word: String, among candidates: some Sequence<String>) -> String? {
    closestMatch(word, among: candidates).map { "did you mean '\($0)'?" }
}

/// As `guess`; but where ids come `twice`, one of those may be meant to be `id`, and a guess would
/// lead away from it.
func cure(
    for id: String,
    among known: some Sequence<String>,
    twice: [String]
) -> String? {
    guard let first = twice.first else { return guess(id, among: known) }
    return "'\(shortened(first))' comes twice: one of them may be meant to be this"
}

/// Longer names are compared by their beginnings.
private let longestWord = 64

/// How many letters are missing, added, changed or swapped between `a` and `b`.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 0..<a.count {
        var row = [Int](repeating: i + 1, count: b.count + 1)
        for j in 0..<b.count {
            let change = last[j] + (a[i] == b[j] ? 0 : 1)
            row[j + 1] = min(change, last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
            }
        }
        beforeLast = last
        last = row
    }
    return last[b.count]
}
