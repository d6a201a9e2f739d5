public import Timebase

/// Where the frame thread gets its frames: a prefetch ring, or memory.
///
/// Asked on the frame thread on every tick: it must neither wait nor allocate.
public protocol FrameSource: AnyObject {
    /// Copies `frame` to `target`, which holds a frame of the show's layout.
    ///
    /// - Returns: whether the frame was at hand. Where it was not, `target` is left as it is, and the
    ///   source sees to it that it soon will be.
    func copy(_ frame: FrameNumber, to target: UnsafeMutableRawBufferPointer) -> Bool
}
