/// How well a remote clock's line agrees with what it is told.
public struct RemoteClockQuality: Hashable, Sendable {
    /// Readings that the distances below are of: the last 64 at most, since the last restart.
    public let count: Int
    /// Half of the readings were not further than this from the line that the show followed.
    public let p50: Duration
    /// 95 of 100 were not further.
    public let p95: Duration
    /// Sound seconds a second of this machine, as far as they are known.
    public let rate: Double
    /// How long ago the last reading came; nil where none has since the last restart.
    public let age: Duration?
    /// Readings since the start that were not used: told of a moment long past or to come, or of one
    /// before that of the reading before.
    public let refused: Int
}
