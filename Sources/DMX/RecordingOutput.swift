/// An output that keeps every frame it is given, for tests and dry runs.
public final class RecordingOutput: DMXOutput {
    /// The frames sent so far, in order.
    public private(set) var frames: [[Level]] = []
    private let universeCount: Int
    private let fault: (Int) -> Int32

    /// A recorder for frames of `universeCount` universes.
    ///
    /// `fault` may make the n-th send (from 0) fail with an `errno`; 0, the default, sends.
    public init(universeCount: Int = 1, fault: @escaping (Int) -> Int32 = { _ in 0 }) {
        self.universeCount = universeCount
        self.fault = fault
    }

    public func send(_ frame: UnsafeRawBufferPointer) -> SendResult {
        let cause = fault(frames.count)
        frames.append([Level](frame))
        return cause == 0
            ? SendResult(sent: universeCount)
            : SendResult(sent: 0, failed: universeCount, cause: cause)
    }
}
