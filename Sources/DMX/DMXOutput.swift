/// Where frames go: Art-Net, sACN, or a test's recorder.
///
/// An output is made for one layout and lives on the frame thread: `send` neither waits nor
/// allocates, and a fault costs packets, never the show.
public protocol DMXOutput: AnyObject {
    /// Sends one frame, all universes, at once.
    ///
    /// - Parameter frame: the levels, `FrameLayout.frameSize` bytes in layout order.
    /// - Returns: how many packets left and how many did not.
    func send(_ frame: UnsafeRawBufferPointer) -> SendResult
}

/// What became of one frame's packets.
public struct SendResult: Hashable, Sendable {
    /// Packets that the system took.
    public var sent: Int
    /// Packets that the system did not take.
    public var failed: Int
    /// Why the last failed one did (the system's `errno`); 0 where none failed.
    public var cause: Int32

    /// A result of `sent` packets gone and `failed` lost to `cause`.
    public init(sent: Int, failed: Int = 0, cause: Int32 = 0) {
        self.sent = sent
        self.failed = failed
        self.cause = cause
    }
}
