import ArtNet
import DMX
import Glibc
import Testing

struct ArtNetReceiverTests {
    @Test("a packet comes with its sender and the kernel's time")
    func notes() throws {
        var receiver = try ArtNetReceiver(at: .loopback, port: 0)
        let before = realTime()
        try sendDark(to: receiver.address)
        let packet = try #require(try receiver.receive(timeout: .seconds(10)))
        #expect(packet.sender.ip == .loopback)
        #expect(packet.sender.port != receiver.address.port)
        #expect((before...realTime()).contains(packet.nanoseconds))
        #expect(packet.bytes.count == 530)
        #expect(receiver.dropped == 0)
    }

    @Test("without a packet the wait ends at its timeout")
    func timeout() throws {
        var receiver = try ArtNetReceiver(at: .loopback, port: 0)
        #expect(try receiver.receive(timeout: .zero) == nil)
        #expect(try receiver.receive(timeout: .milliseconds(1)) == nil)
    }

    @Test("a port that has a listener is refused, at one address and at all")
    func portTaken() throws {
        let first = try ArtNetReceiver(at: .loopback, port: 0)
        let port = first.address.port
        #expect(throws: ArtNetError.portTaken(.loopback, port: port)) {
            _ = try ArtNetReceiver(at: .loopback, port: port)
        }
        #expect(throws: ArtNetError.portTaken(.any, port: port)) {
            _ = try ArtNetReceiver(port: port)
        }
    }

    @Test("two receivers share a port at addresses of their own")
    func neighbours() throws {
        let free = try ArtNetReceiver(at: .loopback, port: 0).address.port
        var one = try ArtNetReceiver(at: .loopback, port: free)
        let second = try #require(IPv4Address(text: "127.0.0.2"))
        var two = try ArtNetReceiver(at: second, port: free)
        try sendDark(to: two.address)
        #expect(try two.receive(timeout: .seconds(10)) != nil)
        #expect(try one.receive(timeout: .zero) == nil)
    }

    @Test("an address that the machine does not have is refused")
    func notOurs() throws {
        // A network reserved for documents, which no machine has.
        let foreign = try #require(IPv4Address(text: "192.0.2.1"))
        #expect(throws: ArtNetError.notOurAddress(foreign)) {
            _ = try ArtNetReceiver(at: foreign, port: 0)
        }
    }

    private func sendDark(to node: NodeAddress) throws {
        let universe = FrameLayout.Universe(.zero, slotCount: 1)
        let layout = try #require(FrameLayout([universe]))
        let output = try ArtNetOutput(layout: layout, nodes: [node])
        let result = [Level](repeating: 0, count: 1).withUnsafeBytes { output.send($0) }
        #expect(result == SendResult(sent: 1))
    }

    private func realTime() -> Int64 {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    }
}
