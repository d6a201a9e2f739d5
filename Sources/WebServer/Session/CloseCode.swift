/// Why a connection ends (RFC 6455, 7.4), as far as it may stand in a close frame.
public struct CloseCode: Hashable, Sendable {
    /// 1000…1003, 1007…1011, 1013 or 3000…4999.
    public let number: UInt16

    /// The code `number`; nil where it may not stand in a close frame.
    public init?(_ number: UInt16) {
        switch number {
        case 1000...1003, 1007...1011, 1013, 3000...4999: self.number = number
        default: return nil
        }
    }

    private init(known number: UInt16) {
        self.number = number
    }

    /// What there was to do is done.
    public static let normal = CloseCode(known: 1000)
    /// The server ends.
    public static let goingAway = CloseCode(known: 1001)
    /// The client broke the protocol.
    public static let protocolError = CloseCode(known: 1002)
    /// A text is no UTF-8.
    public static let notUTF8 = CloseCode(known: 1007)
    /// The client broke a rule of this server.
    public static let policy = CloseCode(known: 1008)
    /// A message is too long.
    public static let tooLong = CloseCode(known: 1009)
    /// The server could not go on.
    public static let serverFault = CloseCode(known: 1011)
    /// There are too many clients; later there may be room.
    public static let tryAgainLater = CloseCode(known: 1013)
}
