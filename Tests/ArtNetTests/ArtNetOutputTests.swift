import ArtNet
import DMX
import Testing
import Timebase

struct ArtNetOutputTests {
    @Test("every universe's packet carries all 512 slots, those not stored at 0")
    func wholeUniverses() throws {
        var receiver = try ArtNetReceiver(at: .loopback, port: 0)
        let layout = try layout([(0, 3), (7, 512), (256, 1)])
        let output = try ArtNetOutput(layout: layout, nodes: [receiver.address])
        let frame = (0..<layout.frameSize).map { Level(truncatingIfNeeded: $0 + 1) }
        #expect(send(frame, by: output) == SendResult(sent: 3))

        for (index, universe) in layout.universes.enumerated() {
            let stored = Array(frame[layout.range(ofUniverse: index)])
            let dark = [Level](repeating: 0, count: 512 - universe.slotCount)
            let packet = try nextPacket(of: &receiver)
            #expect(packet.universe == universe.address)
            #expect(packet.levels == stored + dark)
            #expect(packet.physical == 0)
        }
    }

    @Test("numbers run from 1 to 255 and again from 1, the same to every node")
    func sequence() throws {
        var one = try ArtNetReceiver(at: .loopback, port: 0)
        var two = try ArtNetReceiver(at: .loopback, port: 0)
        let layout = try layout([(0, 1), (1, 1)])
        let output = try ArtNetOutput(layout: layout, nodes: [one.address, two.address])
        for round in 0..<520 {
            #expect(send([1, 2], by: output) == SendResult(sent: 4))
            for _ in layout.universes {
                #expect(try Int(nextPacket(of: &one).sequence) == round % 255 + 1)
                #expect(try Int(nextPacket(of: &two).sequence) == round % 255 + 1)
            }
        }
    }

    @Test("more packets than one call takes all leave")
    func manyPackets() throws {
        var receiver = try ArtNetReceiver(at: .loopback, port: 0)
        let universes = try layout((0..<2500).map { ($0, 1) })
        let output = try ArtNetOutput(layout: universes, nodes: [receiver.address])
        let frame = [Level](repeating: 9, count: 2500)
        #expect(send(frame, by: output) == SendResult(sent: 2500))
        // How many the receiver keeps is the system's choice; those that it keeps are in order.
        for number in 0..<100 {
            #expect(try Int(nextPacket(of: &receiver).universe.number) == number)
        }
    }

    @Test("a node that the system refuses costs its own packets only", arguments: 0..<3)
    func refusedNode(place: Int) throws {
        var one = try ArtNetReceiver(at: .loopback, port: 0)
        var two = try ArtNetReceiver(at: .loopback, port: 0)
        var nodes = [one.address, two.address]
        // The loopback network's broadcast address: a plain socket may not send there (EACCES).
        nodes.insert(try NodeAddress(text: "127.255.255.255"), at: place)
        let layout = try layout([(0, 1), (1, 1), (2, 1)])
        let output = try ArtNetOutput(layout: layout, nodes: nodes)
        for round in 1...5 {
            #expect(send([1, 2, 3], by: output) == SendResult(sent: 6, failed: 3, cause: 13))
            for number in 0..<3 {
                for packet in [try nextPacket(of: &one), try nextPacket(of: &two)] {
                    #expect(Int(packet.universe.number) == number)
                    #expect(Int(packet.sequence) == round)
                    #expect(packet.levels.first == Level(number + 1))
                }
            }
        }
    }

    @Test("a single node that the system refuses is counted once")
    func refusedAlone() throws {
        let layout = try layout([(0, 1), (1, 1)])
        let node = try NodeAddress(text: "127.255.255.255")
        let output = try ArtNetOutput(layout: layout, nodes: [node])
        #expect(send([1, 2], by: output) == SendResult(sent: 0, failed: 2, cause: 13))
    }

    @Test("a node where nobody listens takes its packets without a complaint")
    func nobodyListens() throws {
        // A port that was free a moment ago: its receiver is gone at the end of the statement.
        let port = try freePort()
        let output = try ArtNetOutput(
            layout: layout([(0, 1)]),
            nodes: [NodeAddress(.loopback, port: port)]
        )
        for _ in 0..<10 { #expect(send([1], by: output) == SendResult(sent: 1)) }
    }

    @Test("a node named twice is refused, on two ports it is two")
    func nodeTwice() throws {
        let node = NodeAddress.loopback
        let other = try NodeAddress(.loopback, port: 6455)
        let layout = try layout([(0, 1)])
        #expect(throws: ArtNetError.nodeTwice(node)) {
            try ArtNetOutput(layout: layout, nodes: [other, node, node])
        }
        _ = try ArtNetOutput(layout: layout, nodes: [other, node])
    }

    @Test("without nodes or universes nothing is sent")
    func nothing() throws {
        let noNode = try ArtNetOutput(layout: layout([(0, 1)]), nodes: [])
        #expect(send([1], by: noNode) == SendResult(sent: 0))
        let noUniverse = try ArtNetOutput(layout: layout([]), nodes: [.loopback])
        #expect(send([], by: noUniverse) == SendResult(sent: 0))
    }
}

/// A layout of universes given as (number, slots).
private func layout(_ universes: [(Int, Int)]) throws -> FrameLayout {
    let universes = try universes.map { number, slots in
        FrameLayout.Universe(try #require(PortAddress(number)), slotCount: slots)
    }
    return try #require(FrameLayout(universes))
}

private func send(_ frame: [Level], by output: ArtNetOutput) -> SendResult {
    frame.withUnsafeBytes { output.send($0) }
}

private func nextPacket(of receiver: inout ArtNetReceiver) throws -> ArtDmxPacket {
    let received = try #require(try receiver.receive(timeout: .seconds(10)))
    guard case .dmx(let packet) = try ArtNetPacket(decoding: received.bytes) else {
        throw PacketFault.notArtNet
    }
    return packet
}

private func freePort() throws -> UInt16 {
    try ArtNetReceiver(at: .loopback, port: 0).address.port
}
