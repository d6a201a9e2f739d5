public import Timebase

/// Where a live stage gets its frames while it plays: the score being edited, with whatever is at
/// hand laid over it.
///
/// Asked on the stage's thread, unlike `FrameSource`: it may take a lock and a millisecond or two,
/// and what it takes more makes frames late. The lock should be one that lends priority, as `Mutex`
/// does, and be held for as long by others.
public protocol LiveFrameSource: AnyObject, Sendable {
    /// Frames in the song as it is now; after the last one that one stays on stage.
    var frameCount: FrameCount { get }

    /// Fills the whole of `target` with `frame` as it is now.
    ///
    /// - Parameters:
    ///   - frame: 0…, below the count asked for just before.
    ///   - target: a frame of the stage's layout; what is in it before is no frame to rely on.
    func fill(_ frame: FrameNumber, into target: UnsafeMutableRawBufferPointer)
}
