import CDatagram
import DMX
import Glibc

/// Owner of the packets of one tick: one ArtDmx packet a universe, built once, and one message a
/// packet and node that tells the kernel where it goes.
///
/// A universe's packet is the same for every node, so that all its messages share its bytes.
/// Messages lie node after node, so that those of one node are one run.
struct PacketBatch: ~Copyable {
    /// Packets a node gets each tick: one a universe.
    let packetsPerNode: Int
    /// All messages, node after node, in the order of universes within a node.
    let messages: UnsafeMutableBufferPointer<cdatagram_message>

    private let packets: UnsafeMutableRawBufferPointer
    private let parts: UnsafeMutableBufferPointer<iovec>
    private let addresses: UnsafeMutableBufferPointer<sockaddr_in>
    private let ranges: UnsafeMutableBufferPointer<Range<Int>>

    /// Bytes a packet takes: every one carries all slots, those that no layout stores at 0.
    static let packetSize = ArtDmxPacket.Offset.levels + SlotNumber.count

    /// The packets of `layout` for each of `nodes`, dark and not yet numbered.
    init(layout: FrameLayout, nodes: [NodeAddress]) {
        let universes = layout.universes
        packetsPerNode = universes.count
        packets = .allocate(
            byteCount: universes.count * PacketBatch.packetSize,
            alignment: MemoryLayout<UInt64>.alignment
        )
        parts = .allocate(capacity: universes.count)
        addresses = .allocate(capacity: nodes.count)
        messages = .allocate(capacity: universes.count * nodes.count)
        ranges = .allocate(capacity: universes.count)
        _ = ranges.initialize(from: universes.indices.map(layout.range(ofUniverse:)))
        _ = addresses.initialize(from: nodes.map(\.socketAddress))
        for (index, universe) in universes.enumerated() {
            write(packetOf: universe.address, at: index)
        }
        for index in messages.indices {
            messages.initializeElement(at: index, to: message(index))
        }
    }

    deinit {
        messages.deallocate()
        addresses.deallocate()
        parts.deallocate()
        ranges.deallocate()
        packets.deallocate()
    }

    /// Copies the levels of `frame` in and gives every universe its next number.
    ///
    /// - Parameter frame: `FrameLayout.frameSize` bytes in layout order.
    func load(_ frame: UnsafeRawBufferPointer) {
        for index in ranges.indices {
            let packet = packet(index)
            let next = packet[ArtDmxPacket.Offset.sequence] &+ 1
            packet[ArtDmxPacket.Offset.sequence] = max(next, 1)
            let levels = UnsafeRawBufferPointer(rebasing: frame[ranges[index]])
            UnsafeMutableRawBufferPointer(rebasing: packet[ArtDmxPacket.Offset.levels...])
                .copyMemory(from: levels)
        }
    }

    /// The messages of node `node`, as indices into `messages`.
    func messages(ofNode node: Int) -> Range<Int> {
        node * packetsPerNode..<(node + 1) * packetsPerNode
    }

    private func packet(_ index: Int) -> UnsafeMutableRawBufferPointer {
        let start = index * PacketBatch.packetSize
        return .init(rebasing: packets[start..<start + PacketBatch.packetSize])
    }

    private func write(packetOf universe: PortAddress, at index: Int) {
        let dark = [Level](repeating: 0, count: SlotNumber.count)
        let bytes = ArtDmxPacket(universe: universe, sequence: 0, levels: dark)?.encoded() ?? []
        let packet = packet(index)
        packet.copyBytes(from: bytes)
        parts.initializeElement(
            at: index,
            to: iovec(iov_base: packet.baseAddress, iov_len: packet.count)
        )
    }

    private func message(_ index: Int) -> cdatagram_message {
        let (node, universe) = index.quotientAndRemainder(dividingBy: packetsPerNode)
        var message = cdatagram_message()
        message.header.msg_name = addresses.baseAddress.map { UnsafeMutableRawPointer($0 + node) }
        message.header.msg_namelen = socklen_t(MemoryLayout<sockaddr_in>.size)
        message.header.msg_iov = parts.baseAddress.map { $0 + universe }
        message.header.msg_iovlen = 1
        return message
    }
}
