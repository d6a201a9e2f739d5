import Timebase
import TimelineFile

/// A part of a show file that is damaged, as `verify` and the report of `play` tell it.
struct DamageItem: Encodable {
    let part: String
    /// The first of the frames that it spoils; null where it holds no frames.
    let firstFrame: OrNull<Int>
    /// The frame after the last of them.
    let endFrame: OrNull<Int>
    let message: String
    /// The same for people, with its seconds.
    let line: String

    enum CodingKeys: CodingKey {
        case part, firstFrame, endFrame, message
    }

    init(_ damage: Damage, at rate: FrameRate) {
        part = "\(damage.part)"
        firstFrame = OrNull(damage.span?.start.index)
        endFrame = OrNull(damage.span?.end.index)
        message = "\(damage.error)"
        line = damage.description(at: rate)
    }
}
