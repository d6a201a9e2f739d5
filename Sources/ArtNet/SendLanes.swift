import CDatagram
import DMX
import Glibc

/// Owner of the sockets that a show leaves by: one that all nodes share, and spare ones.
///
/// In health every packet of a tick goes by the shared socket in one call. Packets for a node that
/// does not answer wait in the kernel, fill their socket, and all come out at once when the node
/// is back. So sockets have room for two ticks only, and while some of the last tick still waits
/// in the shared one, or the kernel refuses a packet, nodes go by spare sockets: what waits for one
/// node neither stops the others nor is much when it comes out.
struct SendLanes: ~Copyable {
    /// The sockets' numbers, the shared one first.
    private let descriptors: UnsafeMutableBufferPointer<Int32>

    /// Spare sockets at most: with more nodes, some share one, and the process keeps its
    /// descriptors.
    private static let mostSpares = 128

    /// Packets that the kernel takes in one call (`UIO_MAXIOV`).
    private static let mostPerCall = 1024

    /// What the kernel counts for one packet of 530 bytes, its own bookkeeping included, is below
    /// this. It gives twice the room that it is asked for: that makes two ticks.
    private static let bytesPerPacket = 2304

    /// Sockets for `nodeCount` nodes that get `packetsPerNode` packets a tick.
    init(nodeCount: Int, packetsPerNode: Int) throws(ArtNetError) {
        let spares = nodeCount > 1 ? min(nodeCount, SendLanes.mostSpares) : 0
        let descriptors = UnsafeMutableBufferPointer<Int32>.allocate(capacity: 1 + spares)
        descriptors.initialize(repeating: -1)
        self.descriptors = descriptors
        let nodesPerSpare = spares == 0 ? 1 : (nodeCount + spares - 1) / spares
        for index in descriptors.indices {
            let packets = packetsPerNode * (index == 0 ? nodeCount : nodesPerSpare)
            let socket = try DatagramSocket()
            socket.wantSendBuffer(bytes: packets * SendLanes.bytesPerPacket)
            descriptors[index] = socket.release()
        }
    }

    deinit {
        for descriptor in descriptors where descriptor >= 0 { close(descriptor) }
        descriptors.deallocate()
    }

    /// Sends all of `batch`: by the shared socket as far as it goes, the rest node by node.
    func send(_ batch: borrowing PacketBatch) -> SendResult {
        let all = batch.messages.indices
        guard descriptors.count > 1 else { return handOver(all, of: batch, by: descriptors[0]) }
        let shared = isEmpty(descriptors[0]) ? handOver(all, of: batch, by: descriptors[0]) : nil
        // What the shared socket did not take is no failure before the spare ones refused it too.
        let taken = shared?.sent ?? 0
        var result = SendResult(sent: taken)
        if taken == all.count { return result }
        for node in taken / batch.packetsPerNode..<all.count / batch.packetsPerNode {
            let messages = batch.messages(ofNode: node)
            let rest = max(messages.lowerBound, taken)..<messages.upperBound
            result.add(handOver(rest, of: batch, by: spare(ofNode: node)))
        }
        return result
    }

    /// Whether nothing that was sent by the socket `descriptor` waits in the kernel.
    private func isEmpty(_ descriptor: Int32) -> Bool {
        var bytes: Int32 = 0
        return ioctl(descriptor, UInt(TIOCOUTQ), &bytes) == 0 && bytes == 0
    }

    /// The spare socket that node `node` leaves by.
    private func spare(ofNode node: Int) -> Int32 {
        descriptors[1 + node % (descriptors.count - 1)]
    }

    /// Hands `messages` to the kernel until it refuses one; the rest has failed then.
    private func handOver(
        _ messages: Range<Int>,
        of batch: borrowing PacketBatch,
        by descriptor: Int32
    ) -> SendResult {
        var next = messages.lowerBound
        while next < messages.upperBound, let start = batch.messages.baseAddress {
            let count = min(messages.upperBound - next, SendLanes.mostPerCall)
            let taken = cdatagram_send(descriptor, start + next, UInt32(count))
            // Fewer than asked: the next call starts with the refused one and tells the cause.
            guard taken > 0 else {
                return SendResult(
                    sent: next - messages.lowerBound,
                    failed: messages.upperBound - next,
                    cause: errno
                )
            }
            next += Int(taken)
        }
        return SendResult(sent: messages.count)
    }
}

extension SendResult {
    /// Counts `other` in; its cause is the newer one.
    fileprivate mutating func add(_ other: SendResult) {
        sent += other.sent
        failed += other.failed
        if other.failed > 0 { cause = other.cause }
    }
}
