import Synchronization

/// What a loop leaves behind; written once, when it has ended.
final class Outcome: Sendable {
    let report = Mutex<LoopReport?>(nil)
}

/// Something that moves to another thread for good.
struct Handover<Value>: @unchecked Sendable {
    // The sender gave it away (`sending`), so only the receiving thread has it.
    let value: Value

    init(_ value: Value) {
        self.value = value
    }
}
