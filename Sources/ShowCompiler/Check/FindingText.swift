import Timebase

extension FixtureStory {
    /// When `frame` is, as people read it.
    func timecode(of frame: Int) -> String {
        Timecode.minutes(.seconds(Double(frame) / framesPerSecond))
    }
}

/// `number` as people read it: two decimals at most, no zeros at the end.
func decimal(_ number: Double, _ rule: FloatingPointRoundingRule = .toNearestOrEven) -> String {
    let hundredths = Int((number * 100).rounded(rule))
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(whole)" }
    if rest % 10 == 0 { return "\(whole).\(rest / 10)" }
    return rest < 10 ? "\(whole).0\(rest)" : "\(whole).\(rest)"
}
