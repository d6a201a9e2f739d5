internal import NIOCore
internal import NIOWebSocket

/// What a client's frame breaks, and the code its connection is closed with.
struct FrameFault: Error, Hashable {
    let code: CloseCode
    let reason: String

    static let unmasked = FrameFault(.protocolError, "a frame is not masked")
    static let reservedBits = FrameFault(.protocolError, "a reserved bit is set")
    static let opcode = FrameFault(.protocolError, "an opcode is reserved")
    static let control = FrameFault(.protocolError, "a control frame is in pieces or too long")
    static let noBeginning = FrameFault(.protocolError, "a message goes on that never began")
    static let noEnd = FrameFault(.protocolError, "a message begins before the last one ended")
    static let closeCode = FrameFault(.protocolError, "a close frame has no valid code")
    static let text = FrameFault(.notUTF8, "a text is no UTF-8")
    static let tooLong = FrameFault(.tooLong, "a message is too long")

    private init(_ code: CloseCode, _ reason: String) {
        self.code = code
        self.reason = reason
    }
}

/// What a frame means to the session.
enum FrameMeaning {
    /// A piece of a message that goes on.
    case piece
    case message(IncomingMessage)
    case ping(ByteBuffer)
    case pong
    /// The client says goodbye, with or without a code.
    case close(CloseCode?)
}

/// Puts the frames of one client together to messages, and finds what breaks RFC 6455. Its decoder
/// has looked at the lengths already.
struct MessageAssembler {
    /// The longest message, in bytes.
    let messageBytes: Int

    private var opcode: WebSocketOpcode?
    private var pieces = ByteBuffer()
    private var text = UTF8Check()

    init(messageBytes: Int) {
        self.messageBytes = messageBytes
    }

    /// What the next frame means.
    mutating func take(_ frame: WebSocketFrame) throws(FrameFault) -> FrameMeaning {
        // RFC 6455, 5.1 and 5.2: no extension was agreed on that would use the bits.
        guard frame.maskKey != nil else { throw .unmasked }
        guard !frame.rsv1, !frame.rsv2, !frame.rsv3 else { throw .reservedBits }
        let data = frame.unmaskedData
        switch frame.opcode {
        case .text, .binary:
            guard opcode == nil else { throw .noEnd }
            opcode = frame.opcode
            return try add(data, isLast: frame.fin)
        case .continuation:
            guard opcode != nil else { throw .noBeginning }
            return try add(data, isLast: frame.fin)
        case .ping: return .ping(data)
        case .pong: return .pong
        case .connectionClose: return .close(try closeCode(of: data))
        default: throw .opcode
        }
    }

    private mutating func add(_ data: ByteBuffer, isLast: Bool) throws(FrameFault) -> FrameMeaning {
        guard data.readableBytes <= messageBytes - pieces.readableBytes else { throw .tooLong }
        if pieces.readableBytes == 0 {
            pieces = data
        } else {
            pieces.writeImmutableBuffer(data)
        }
        guard isLast else {
            // At once (RFC 6455, 8.1), and not only when the rest has come.
            guard opcode != .text || text.allows(pieces.readableBytesView) else { throw .text }
            return .piece
        }
        defer {
            opcode = nil
            pieces = ByteBuffer()
            text = UTF8Check()
        }
        guard opcode == .text else { return .message(.binary(Array(pieces.readableBytesView))) }
        guard let text = String(validating: pieces.readableBytesView, as: UTF8.self) else {
            throw .text
        }
        return .message(.text(text))
    }

    /// RFC 6455, 5.5.1: nothing, or a code that may be sent and a reason in UTF-8.
    private func closeCode(of data: ByteBuffer) throws(FrameFault) -> CloseCode? {
        if data.readableBytes == 0 { return nil }
        var data = data
        guard let number = data.readInteger(as: UInt16.self), let code = CloseCode(number) else {
            throw .closeCode
        }
        guard String(validating: data.readableBytesView, as: UTF8.self) != nil else { throw .text }
        return code
    }
}
