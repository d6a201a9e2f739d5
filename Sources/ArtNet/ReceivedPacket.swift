/// One UDP packet as it arrived, Art-Net or not.
public struct ReceivedPacket: Hashable, Sendable {
    /// The packet's bytes, all of them.
    public let bytes: [UInt8]
    /// Who sent it.
    public let sender: NodeAddress
    /// When it reached the kernel, in nanoseconds on the machine's `CLOCK_REALTIME`.
    public let nanoseconds: Int64

    /// `bytes` from `sender`, received at `nanoseconds` on `CLOCK_REALTIME`.
    public init(bytes: [UInt8], sender: NodeAddress, nanoseconds: Int64) {
        self.bytes = bytes
        self.sender = sender
        self.nanoseconds = nanoseconds
    }
}
