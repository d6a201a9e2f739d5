import ShowModel
import Timebase

/// A row of one fixture, or a part of one that takes its own place among the rows.
struct RowPart {
    /// What it does.
    enum Task {
        /// All of a snapshot.
        case snapshot([ChannelWrite])
        /// All of an effect.
        case effect(Effect)
        /// The position of an orbit, its dark approach ahead.
        case orbit(Orbit, Approach)
        /// The position of a sweep, its dark approach ahead.
        case sweep(Sweep, Approach)
        /// The light of a sweep.
        case light(Sweep)
    }

    /// The frame it starts at; with an approach ahead, the approach's.
    let start: Int
    /// When it starts, as written, less the approach.
    let time: Duration
    /// The row's number.
    let row: Int
    /// Frames from the row's own start to its end; 0….
    let length: FrameCount
    /// What it does.
    let task: Task

    /// Frames of its dark approach.
    var lead: FrameCount {
        switch task {
        case .orbit(_, let approach), .sweep(_, let approach): approach.lead
        case .snapshot, .effect, .light: .zero
        }
    }

    /// Whether it comes before `other`, which then takes the channels that both write: by time as
    /// written less the approach, at equal times by row. The frames come first only because they
    /// are rounded: the starts of parts in order never fall.
    func comes(before other: RowPart) -> Bool {
        (start, time, row) < (other.start, other.time, other.row)
    }
}
