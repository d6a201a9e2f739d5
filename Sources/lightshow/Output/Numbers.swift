import Timebase

/// `count` and its noun: "1 frame", "3,601 frames".
func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
}

/// `number` with a comma at every thousand.
func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
        text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
}

/// `number` with exactly `places` digits after the point.
func fixed(_ number: Double, _ places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (number.magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(number)" }
    let whole = Int(scaled)
    let sign = number < 0 && whole > 0 ? "-" : ""
    guard places > 0 else { return "\(sign)\(whole)" }
    let digits = String(whole % Int(scale))
    let zeros = String(repeating: "0", count: places - digits.count)
    return "\(sign)\(whole / Int(scale)).\(zeros)\(digits)"
}

/// A size in bytes as people read it: "812 B", "1.2 MB".
func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: "\(bytes) B"
    case ..<1_000_000: "\(fixed(Double(bytes) / 1e3, 1)) kB"
    case ..<1_000_000_000: "\(fixed(Double(bytes) / 1e6, 1)) MB"
    default: "\(fixed(Double(bytes) / 1e9, 2)) GB"
    }
}

/// A time that something took: "85 ms", "2.4 s".
func took(_ duration: Duration) -> String {
    duration < .seconds(1)
        ? "\(fixed(duration.milliseconds, 0)) ms" : "\(fixed(duration.seconds, 1)) s"
}

/// A rate as people read it: "60 fps", "29.970 fps".
func framesPerSecond(_ rate: FrameRate) -> String {
    rate.denominator == 1 ? "\(rate) fps" : "\(fixed(rate.framesPerSecond, 3)) fps"
}
