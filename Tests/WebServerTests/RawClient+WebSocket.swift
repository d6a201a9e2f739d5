/// A frame as it stands on the wire, right or wrong.
struct RawFrame: Equatable, Sendable {
    var fin = true
    /// The three reserved bits, 0…7.
    var reserved: UInt8 = 0
    var opcode: UInt8
    var payload: [UInt8] = []
    var isMasked = true
    /// What the length field says, where it is to lie.
    var declared: UInt64?

    static func text(_ text: String, fin: Bool = true) -> RawFrame {
        RawFrame(fin: fin, opcode: 1, payload: Array(text.utf8))
    }
    static func binary(_ bytes: [UInt8], fin: Bool = true) -> RawFrame {
        RawFrame(fin: fin, opcode: 2, payload: bytes)
    }
    static func more(_ bytes: [UInt8], fin: Bool = true) -> RawFrame {
        RawFrame(fin: fin, opcode: 0, payload: bytes)
    }
    static func ping(_ bytes: [UInt8] = []) -> RawFrame { RawFrame(opcode: 9, payload: bytes) }
    static func close(_ code: UInt16, _ reason: [UInt8] = []) -> RawFrame {
        RawFrame(opcode: 8, payload: [UInt8(code >> 8), UInt8(code & 255)] + reason)
    }

    var bytes: [UInt8] {
        var bytes = [(fin ? 0x80 : 0) | reserved << 4 | opcode]
        let mask: UInt8 = isMasked ? 0x80 : 0
        let length = declared ?? UInt64(payload.count)
        switch length {
        case ..<126: bytes.append(mask | UInt8(length))
        case ..<65_536: bytes += [mask | 126] + bigEndian(length, bytes: 2)
        default: bytes += [mask | 127] + bigEndian(length, bytes: 8)
        }
        guard isMasked else { return bytes + payload }
        let key: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]
        bytes += key
        return bytes + payload.enumerated().map { $1 ^ key[$0 % 4] }
    }
}

private func bigEndian(_ number: UInt64, bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
}

extension RawClient {
    /// The request of RFC 6455, 1.2.
    static func upgrade(_ target: String = "/ws", fields: String = "") -> String {
        "GET \(target) HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + "\(fields)\r\n"
    }

    /// A connection that has become a WebSocket.
    static func socket(
        port: UInt16,
        target: String = "/ws",
        receiveBuffer: Int32? = nil
    ) throws -> RawClient {
        let client = try RawClient(port: port, receiveBuffer: receiveBuffer)
        try client.send(upgrade(target))
        let answer = try client.answer()
        guard answer.status == 101 else { throw Fault.noHTTP("\(answer.status) \(answer.text)") }
        return client
    }

    func send(_ frame: RawFrame) throws { try send(frame.bytes) }

    /// The next frame; nil where the connection has ended.
    func frame() throws -> RawFrame? {
        guard let first = try receive(upTo: 1).first else { return nil }
        let second = try receive(exactly: 1)[0]
        var length = Int(second & 0x7F)
        if length > 125 {
            length = try receive(exactly: length == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) }
        }
        return RawFrame(
            fin: first & 0x80 != 0,
            reserved: first >> 4 & 7,
            opcode: first & 15,
            payload: try receive(exactly: length),
            isMasked: second & 0x80 != 0
        )
    }

    /// The next frame that is no ping; nil where the connection has ended.
    func frameAfterPings() throws -> RawFrame? {
        while let next = try frame() {
            if next.opcode != 9 { return next }
        }
        return nil
    }

    /// The text of the next frame that is no ping.
    func text() throws -> String? {
        try frameAfterPings().flatMap { frame in
            frame.opcode == 1 ? String(decoding: frame.payload, as: UTF8.self) : nil
        }
    }

    /// The code of the close frame that comes next and is the last; nil where one comes without.
    func closeCode() throws -> UInt16? {
        guard let frame = try frame(), frame.opcode == 8 else {
            throw Fault.noHTTP("no close frame")
        }
        guard try receive().isEmpty else { throw Fault.noHTTP("bytes after a close frame") }
        guard frame.payload.count > 1 else { return nil }
        return UInt16(frame.payload[0]) << 8 | UInt16(frame.payload[1])
    }
}
