import Glibc
import Testing

/// A UDP socket that tests send from.
final class UDPSender {
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        try #require(descriptor >= 0)
    }

    deinit {
        close(descriptor)
    }

    /// Sends `packets` to `port` of 127.0.0.1.
    ///
    /// - Returns: the port that they come from.
    @discardableResult
    func send(_ packets: [[UInt8]], to port: UInt16) throws -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        try withUnsafeMutablePointer(to: &address) {
            try $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                for packet in packets {
                    let sent = sendto(descriptor, packet, packet.count, 0, address, size)
                    try #require(sent == packet.count)
                }
                try #require(getsockname(descriptor, address, &size) == 0)
            }
        }
        return UInt16(bigEndian: address.sin_port)
    }
}
