/// How much of one client's messages waits for the receiver, and whether more may be read.
struct Backlog {
    private let mostMessages: Int
    private let mostBytes: Int
    private var messages = 0
    private var bytes = 0

    init(limits: ServerLimits) {
        mostMessages = limits.messagesInWork
        mostBytes = limits.bytesInWork
    }

    /// Whether the receiver has nothing to work off.
    var isEmpty: Bool { messages == 0 }

    /// Whether nothing more is read until the receiver has worked some of it off.
    var isFull: Bool { messages >= mostMessages || bytes >= mostBytes }

    mutating func began(bytes count: Int) {
        messages += 1
        bytes += count
    }

    mutating func finished(bytes count: Int) {
        messages -= 1
        bytes -= count
    }
}
