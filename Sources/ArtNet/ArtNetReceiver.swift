import CDatagram
import Glibc
import Timebase

/// Owner of a socket that hears Art-Net, with the kernel's own receive times.
public struct ArtNetReceiver: ~Copyable {
    /// The address it listens at, with the port that the kernel chose where 0 was asked for.
    public let address: NodeAddress
    /// Packets that the kernel threw away, because nobody had fetched those before them.
    public var dropped: Int { Int(notes.dropped) }

    private let socket: DatagramSocket
    private let buffer: UnsafeMutableRawBufferPointer
    private var notes = cdatagram_notes()

    /// Room for packets not yet fetched, in bytes: 0.4 s of 1,000 universes at 60 frames a second.
    /// The system may give less.
    private static let receiveBuffer = 1 << 25

    /// Larger than any UDP packet over IPv4.
    private static let largestPacket = 65_536

    /// A receiver at `ip` and `port`; port 0 takes a free one.
    ///
    /// At `.any` it hears all that reaches the machine and shares the port with nobody. At one
    /// address it hears packets to that address only, no broadcasts, and others may listen at the
    /// port's other addresses: a monitor at 127.0.0.2 beside a node that has 127.0.0.1.
    ///
    /// - Throws: `.portTaken`, `.notOurAddress`, or `.system`.
    public init(
        at ip: IPv4Address = .any,
        port: UInt16 = NodeAddress.standardPort
    ) throws(ArtNetError) {
        let socket = try DatagramSocket()
        socket.wantReceiveBuffer(bytes: ArtNetReceiver.receiveBuffer)
        guard cdatagram_enable_receive_notes(socket.descriptor) == 0 else {
            throw .system(call: "setsockopt", cause: errno)
        }
        address = try socket.bind(to: ip, port: port)
        self.socket = socket
        buffer = .allocate(
            byteCount: ArtNetReceiver.largestPacket,
            alignment: MemoryLayout<UInt64>.alignment
        )
    }

    deinit {
        buffer.deallocate()
    }

    /// The next packet, waiting for it up to `timeout`; nil where none came or a signal did.
    ///
    /// - Throws: `.system` where the socket is of no use any more.
    public mutating func receive(
        timeout: Duration
    ) throws(ArtNetError) -> ReceivedPacket? {
        if let packet = try receive() { return packet }
        guard try socket.waitForPacket(timeout: timeout) else { return nil }
        return try receive()
    }

    /// The next packet if it is there already.
    private mutating func receive() throws(ArtNetError) -> ReceivedPacket? {
        let length = cdatagram_receive(
            socket.descriptor,
            buffer.baseAddress,
            buffer.count,
            &notes
        )
        guard length >= 0 else {
            if errno == EAGAIN || errno == EINTR { return nil }
            throw .system(call: "recvmsg", cause: errno)
        }
        return ReceivedPacket(
            bytes: [UInt8](buffer[..<length]),
            sender: NodeAddress(notes.sender),
            nanoseconds: notes.time_ns
        )
    }
}
