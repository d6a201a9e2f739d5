import Timebase

/// The marks of a time axis: at round times, as near to each other as they can be read.
public struct TimeTicks: Hashable, Sendable {
    /// From one labelled mark to the next, in milliseconds.
    public let step: Int
    /// From one mark to the next, labelled or not, in milliseconds; divides `step`.
    public let minorStep: Int

    private static let steps = [
        10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000,
        300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000, 43_200_000,
        86_400_000,
    ]

    /// Marks on an axis of `pixels` for `length`, where a label needs `labelSpace` pixels.
    public init(length: Duration, pixels: Double, labelSpace: Double = 90) {
        let pixelsPerMillisecond = pixels / max(length.milliseconds, 0.001)
        let hasRoom = { (step: Int, room: Double) in Double(step) * pixelsPerMillisecond >= room }
        let day = 86_400_000
        let step =
            TimeTicks.steps.first { hasRoom($0, labelSpace) }
            ?? day * max(1, Int(labelSpace / pixelsPerMillisecond) / day + 1)
        self.step = step
        minorStep = TimeTicks.steps.first { step % $0 == 0 && hasRoom($0, 8) } ?? step
    }

    /// The times of all marks from `start` to `end`, each with whether it is labelled.
    public func marks(from start: Duration, to end: Duration) -> [(time: Duration, isMajor: Bool)] {
        let first = Int((start.milliseconds / Double(minorStep)).rounded(.up))
        let last = Int((end.milliseconds / Double(minorStep)).rounded(.down))
        guard first <= last else { return [] }
        return (first...last).map { index in
            let time = index * minorStep
            return (.milliseconds(time), time % step == 0)
        }
    }

    /// `time` as a label: `1:05`, `1:02:05` from an hour on, with as many decimals as `step` needs.
    public func label(of time: Duration) -> String {
        let milliseconds = Int((time.milliseconds).rounded())
        let seconds = milliseconds / 1000
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
        let start = hours > 0 ? "\(hours):\(TimeTicks.padded(minutes, to: 2))" : "\(minutes)"
        let whole = "\(start):\(TimeTicks.padded(seconds % 60, to: 2))"
        if step % 1000 == 0 { return whole }
        if step % 100 == 0 { return "\(whole).\(milliseconds / 100 % 10)" }
        return "\(whole).\(TimeTicks.padded(milliseconds / 10 % 100, to: 2))"
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
