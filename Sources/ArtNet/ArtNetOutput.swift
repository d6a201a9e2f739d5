public import DMX

/// Sends frames to nodes: one ArtDmx packet a universe and node, all of a tick handed over at once.
///
/// Every packet carries all 512 slots; those that the layout does not store are 0. Each universe
/// counts its packets 1…255 and again from 1, the same number to every node (Art-Net 4, ArtDmx,
/// "Sequence"; 0 would say that nobody counts).
///
/// Made by whoever may wait, then used by one thread: `send` neither waits, allocates nor locks. A
/// node that cannot be reached costs its own packets and nothing else, and is reached again with
/// the first packet that finds a way; of what waited for it, the oldest two or three ticks come
/// before that, the rest was given up.
public final class ArtNetOutput: DMXOutput {
    private let frameSize: Int
    private let batch: PacketBatch
    private let lanes: SendLanes

    /// An output of frames of `layout` to each of `nodes`; without nodes it sends nothing.
    ///
    /// - Throws: `ArtNetError.nodeTwice`, or `.system` where no socket is to be had.
    public init(layout: FrameLayout, nodes: [NodeAddress]) throws(ArtNetError) {
        for (index, node) in nodes.enumerated() where nodes[..<index].contains(node) {
            throw .nodeTwice(node)
        }
        frameSize = layout.frameSize
        batch = PacketBatch(layout: layout, nodes: nodes)
        lanes = try SendLanes(
            nodeCount: nodes.count,
            packetsPerNode: layout.universes.count
        )
    }

    public func send(_ frame: UnsafeRawBufferPointer) -> SendResult {
        precondition(frame.count == frameSize, "frame and layout belong together")
        batch.load(frame)
        return lanes.send(batch)
    }
}
