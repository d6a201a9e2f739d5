import CDatagram
import Glibc

/// Between this room's addresses and the kernel's.
extension NodeAddress {
    /// The address in the kernel's form.
    var socketAddress: sockaddr_in { ArtNet.socketAddress(ip, port: port) }

    /// The address that the kernel wrote to `address`.
    init(_ address: sockaddr_in) {
        self.init(
            unchecked: IPv4Address(number: UInt32(bigEndian: address.sin_addr.s_addr)),
            port: UInt16(bigEndian: address.sin_port)
        )
    }
}

/// `ip` and `port` in the kernel's form.
func socketAddress(_ ip: IPv4Address, port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = ip.number.bigEndian
    return address
}
