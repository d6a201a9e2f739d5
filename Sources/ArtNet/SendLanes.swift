import CDatagram
import DMX
import Glibc

/// Owner of the sockets that a show leaves by: one that all nodes share, and spare ones.
///
/// In health every packet of a tick goes by the shared socket in one call. Packets for a node that
/// does not answer wait in the kernel, and would all be delivered in one burst once it does: two
/// seconds of past frames. So nothing more goes by the shared socket while anything waits there;
/// each node goes by a spare socket then, as does what is left over when a call ends at a packet
/// that the kernel does not take. Where more than a tick waits in the node's own socket as well, the
/// tick is dropped: of what is late, only the newest is worth sending.
struct SendLanes: ~Copyable {
    /// The sockets' numbers, the shared one first.
    private let descriptors: UnsafeMutableBufferPointer<Int32>
    /// What may wait in the socket of a node, in bytes, for one more tick to be sent there.
    private let mostWaiting: Int

    /// Spare sockets at most: with more nodes, some share one, and the process keeps its
    /// descriptors.
    private static let mostSpares = 64

    /// Packets that the kernel takes in one call (`UIO_MAXIOV`).
    private static let mostPerCall = 1024

    /// What the kernel counts for one packet of 530 bytes, its own bookkeeping included, is below
    /// this, and above half of it.
    private static let bytesPerPacket = 2048

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
            // Two ticks: the next must fit while a busy network card still holds this one.
            socket.wantSendBuffer(bytes: max(2 * packets * SendLanes.bytesPerPacket, 1 << 18))
            descriptors[index] = socket.release()
        }
        // More than one tick is, and less than two ticks are.
        mostWaiting = packetsPerNode * nodesPerSpare * SendLanes.bytesPerPacket
    }

    deinit {
        for descriptor in descriptors where descriptor >= 0 { close(descriptor) }
        descriptors.deallocate()
    }

    /// Sends all of `batch`: by the shared socket as far as it goes, the rest node by node.
    func send(_ batch: borrowing PacketBatch) -> SendResult {
        let all = batch.messages.indices
        guard descriptors.count > 1 else { return handOverUnlessFull(all, of: batch, by: 0) }
        var result = SendResult(sent: 0)
        if cdatagram_waiting(descriptors[0]) == 0 {
            result = handOver(all, of: batch, by: descriptors[0])
            if result.sent == all.count { return result }
        }
        // What the shared socket did not take is no failure before the spare ones refused it too.
        result.failed = 0
        result.cause = 0
        let taken = result.sent
        for node in taken / batch.packetsPerNode..<all.count / batch.packetsPerNode {
            let messages = batch.messages(ofNode: node)
            let rest = max(messages.lowerBound, taken)..<messages.upperBound
            result.add(handOverUnlessFull(rest, of: batch, by: spare(ofNode: node)))
        }
        return result
    }

    /// The place of the spare socket that node `node` leaves by.
    private func spare(ofNode node: Int) -> Int {
        1 + node % (descriptors.count - 1)
    }

    /// Hands `messages` to the kernel by the socket at `place`, or none of them where too much waits
    /// there.
    private func handOverUnlessFull(
        _ messages: Range<Int>,
        of batch: borrowing PacketBatch,
        by place: Int
    ) -> SendResult {
        guard cdatagram_waiting(descriptors[place]) <= mostWaiting else {
            return SendResult(sent: 0, failed: messages.count, cause: EAGAIN)
        }
        return handOver(messages, of: batch, by: descriptors[place])
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
