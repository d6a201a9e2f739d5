import Glibc

/// A node for the program to play to: a socket on this machine that reads ArtDmx packets.
final class NodeSocket {
    private let descriptor: Int32
    /// The UDP port it listens on, a free one.
    let port: Int

    /// What the program calls it: `127.0.0.1:port`.
    var name: String { "127.0.0.1:\(port)" }

    init() throws {
        let kind = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, kind, 0)
        // Room for all packets of a test: they may be read after the show.
        var room: Int32 = 1 << 20
        setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let outcome = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0
                    && getsockname(descriptor, address, &length) == 0
            }
        }
        guard outcome else { throw SystemFault(call: "bind", errno: errno) }
        self.descriptor = descriptor
        self.port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { close(descriptor) }

    /// The next packet; nil where none comes within `limit`, or what comes is no ArtDmx.
    func next(within limit: Duration = .seconds(20)) -> Packet? {
        var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let (seconds, attoseconds) = limit.components
        let milliseconds = Int32(seconds * 1000 + attoseconds / 1_000_000_000_000_000)
        guard poll(&question, 1, milliseconds) > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 2048)
        let count = recv(descriptor, &bytes, bytes.count, 0)
        return count > 0 ? Packet(Array(bytes[..<count])) : nil
    }

    /// All packets that have come, and those that come from the first one on until there is a
    /// silence of `pause`.
    func all(until pause: Duration = .zero) -> [Packet] {
        var packets: [Packet] = []
        if pause > .zero, let first = next() { packets.append(first) }
        while let packet = next(within: pause) { packets.append(packet) }
        return packets
    }
}

/// An ArtDmx packet as tests look at it.
struct Packet: Hashable {
    let universe: Int
    let sequence: UInt8
    let levels: [UInt8]

    /// Reads `bytes` (Art-Net 4, "ArtDmx"); nil where they are anything else, or of another length
    /// than they say.
    init?(_ bytes: [UInt8]) {
        let header = Array("Art-Net".utf8) + [0, 0x00, 0x50, 0, 14]
        guard bytes.count >= 18, Array(bytes[..<12]) == header else { return nil }
        guard bytes.count == 18 + (Int(bytes[16]) << 8 | Int(bytes[17])) else { return nil }
        sequence = bytes[12]
        universe = Int(bytes[15]) << 8 | Int(bytes[14])
        levels = Array(bytes[18...])
    }
}
