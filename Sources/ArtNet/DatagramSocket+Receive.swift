import CDatagram
import Glibc
import Timebase

/// Listening.
extension DatagramSocket {
    /// Listens at `ip` and `port`, and says where that is.
    ///
    /// - Throws: `.portTaken` where that very address has a listener, or, for `.any`, the port.
    func bind(to ip: IPv4Address, port: UInt16) throws(ArtNetError) -> NodeAddress {
        if ip != .any && port != 0 {
            // Two sockets that both allow it may share one address, and the newer then takes the
            // packets of the older: what the kernel permits, a monitor must not do.
            guard !isTaken(ip, port: port) else { throw .portTaken(ip, port: port) }
            try allowNeighbours()
        }
        let result = withGenericAddress(socketAddress(ip, port: port)) {
            Glibc.bind(descriptor, $0, $1)
        }
        guard result == 0 else {
            switch errno {
            case EADDRINUSE: throw .portTaken(ip, port: port)
            case EADDRNOTAVAIL: throw .notOurAddress(ip)
            default: throw .system(call: "bind", cause: errno)
            }
        }
        return try boundAddress()
    }

    /// Waits up to `timeout` for a packet; false where none came or a signal did.
    func waitForPacket(timeout: Duration) throws(ArtNetError) -> Bool {
        var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let milliseconds = (timeout.wholeNanoseconds + 999_999) / 1_000_000
        let answer = poll(&question, 1, Int32(clamping: max(0, milliseconds)))
        guard answer >= 0 || errno == EINTR else { throw .system(call: "poll", cause: errno) }
        return answer > 0
    }

    private func boundAddress() throws(ArtNetError) -> NodeAddress {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(descriptor, $0, &size)
            }
        }
        guard result == 0 else { throw .system(call: "getsockname", cause: errno) }
        return NodeAddress(address)
    }
}

/// Whether some socket listens at exactly `ip` and `port`, by the kernel's own list of sockets.
private func isTaken(_ ip: IPv4Address, port: UInt16) -> Bool {
    guard let list = fopen("/proc/net/udp", "re") else { return false }
    defer { fclose(list) }
    // The list shows the address as the number that it is in memory, the port as a number.
    let wanted =
        hexadecimal(UInt64(ip.number.bigEndian), digits: 8) + ":"
        + hexadecimal(UInt64(port), digits: 4)
    var line = [CChar](repeating: 0, count: 512)
    while fgets(&line, Int32(line.count), list) != nil {
        let text = String(
            decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
            as: UTF8.self
        )
        if text.split(separator: " ").dropFirst().first == wanted[...] { return true }
    }
    return false
}

private func hexadecimal(_ number: UInt64, digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}

/// Calls `body` with `address` as the general kind of address that socket calls take.
private func withGenericAddress(
    _ address: sockaddr_in,
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
) -> Int32 {
    withUnsafePointer(to: address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
}
