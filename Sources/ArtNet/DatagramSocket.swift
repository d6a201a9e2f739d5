import Glibc

/// Owner of one UDP socket: closes it when it goes away. Calls on it never wait.
struct DatagramSocket: ~Copyable {
    /// The socket's number in this process.
    let descriptor: Int32

    /// A socket of its own, bound to nothing and connected to nothing.
    ///
    /// Not connected, so that a node's "nobody listens here" never comes back as a send error.
    init() throws(ArtNetError) {
        let kind = Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { throw .system(call: "socket", cause: errno) }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Gives the socket away without closing it: whoever takes its number owns it.
    consuming func release() -> Int32 {
        let descriptor = descriptor
        discard self
        return descriptor
    }

    /// Asks for room for `bytes` bytes of packets in the kernel that wait to be sent.
    func wantSendBuffer(bytes: Int) {
        want(bytes, forced: SO_SNDBUFFORCE, polite: SO_SNDBUF)
    }

    /// Asks for room for `bytes` bytes of packets in the kernel that wait to be received.
    func wantReceiveBuffer(bytes: Int) {
        want(bytes, forced: SO_RCVBUFFORCE, polite: SO_RCVBUF)
    }

    /// Lets others bind the same port at another address of this machine, if they allow it too.
    func allowNeighbours() throws(ArtNetError) {
        guard set(SO_REUSEADDR, to: 1) else { throw .system(call: "setsockopt", cause: errno) }
    }

    /// Sets a size past the system's limit where it is allowed to, else up to the limit.
    private func want(_ bytes: Int, forced: Int32, polite: Int32) {
        let size = Int32(clamping: bytes)
        if !set(forced, to: size) { _ = set(polite, to: size) }
    }

    private func set(_ option: Int32, to value: Int32) -> Bool {
        var value = value
        return setsockopt(
            descriptor,
            SOL_SOCKET,
            option,
            &value,
            socklen_t(MemoryLayout<Int32>.size)
        ) == 0
    }
}
