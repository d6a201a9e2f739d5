import DMX

/// An output that sends nothing: a dry run.
final class SilentOutput: DMXOutput {
    func send(_ frame: UnsafeRawBufferPointer) -> SendResult {
        SendResult(sent: 0)
    }
}
