internal import NIOCore
internal import NIOWebSocket

/// A message for clients: made once, sent to as many as one likes. They share its bytes.
public struct OutgoingMessage: Sendable {
    let opcode: WebSocketOpcode
    let payload: ByteBuffer

    /// A message of text.
    public static func text(_ text: String) -> OutgoingMessage {
        OutgoingMessage(opcode: .text, payload: ByteBuffer(string: text))
    }

    /// A message of text that is encoded already. Bytes that are no UTF-8 make the client hang up.
    public static func text(utf8: [UInt8]) -> OutgoingMessage {
        OutgoingMessage(opcode: .text, payload: ByteBuffer(bytes: utf8))
    }

    /// A message of bytes.
    public static func binary(_ bytes: [UInt8]) -> OutgoingMessage {
        OutgoingMessage(opcode: .binary, payload: ByteBuffer(bytes: bytes))
    }

    /// Its length in bytes.
    public var byteCount: Int { payload.readableBytes }
}

/// What becomes of a message while the client before it is slow.
public enum Delivery: Hashable, Sendable {
    /// It waits its turn.
    case ordered
    /// It takes the place of one with the same key that still waits, and goes to the end of the
    /// queue: what it builds on comes before it.
    case latest(String)
    /// It says everything there is. To a client that fell behind it is the first to go out, and
    /// what waited before it is dropped; to any other it is as good as `ordered`.
    case fullState
}
