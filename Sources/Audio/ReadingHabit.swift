/// How the readings come that a line is fitted to: how often, and how wrong.
public struct ReadingHabit: Sendable {
    /// Whether the first reading is believed at once, alone.
    let beginsAtOnce: Bool
    /// The least readings that show anything.
    let leastCount: Int
    /// What counts as an even pace: within the tolerance for the length, both in seconds; the first
    /// that holds.
    let evenPaces: [(length: Double, tolerance: Double)]
    /// The least distance from the line, in seconds, that may be a step and no jitter.
    let leastStep: Double
    /// The least spread believed, in seconds.
    let leastSpread: Double
    /// How hard the drift is to turn, in s²: (jitter / expected change of drift)².
    let stiffness: Double

    /// A sound card on this machine, asked every 10 ms: within 2 ms for 120 ms, or, for systems that
    /// answer coarsely, within 10 ms for half a second. Believed to a sample; the drift is stiff as
    /// for a jitter of 0.3 ms and 200 ppm.
    public static let device = ReadingHabit(
        beginsAtOnce: false,
        leastCount: 8,
        evenPaces: [(0.12, 0.002), (0.5, 0.01)],
        leastStep: 0.003,
        leastSpread: 0.00002,
        stiffness: 2.25
    )

    /// A player elsewhere that tells ten times a second where it is, to 5 ms in good times and to
    /// 30 ms in bad ones. Waiting for certainty would leave the stage dark, so it begins at once; the
    /// drift is stiff as for a jitter of 3 ms and 100 ppm.
    public static let remote = ReadingHabit(
        beginsAtOnce: true,
        leastCount: 4,
        evenPaces: [(0.25, 0.015), (1, 0.06)],
        leastStep: 0.02,
        leastSpread: 0.001,
        stiffness: 900
    )
}
