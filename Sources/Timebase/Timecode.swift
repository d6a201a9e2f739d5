/// How people read a time: never stored, only shown.
public enum Timecode {
    /// `mm:ss.mmm`, minutes running past 59; a minus sign before the start of the show.
    public static func minutes(_ time: Duration) -> String {
        let milliseconds = abs(time.wholeNanoseconds) / 1_000_000
        let (minutes, rest) = (milliseconds / 60_000, milliseconds % 60_000)
        let sign = time < .zero ? "-" : ""
        let seconds = padded(rest / 1000, to: 2)
        return "\(sign)\(padded(minutes, to: 2)):\(seconds).\(padded(rest % 1000, to: 3))"
    }

    private static func padded(_ number: Int64, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
