/// What makes received bytes no packet of Art-Net: the evidence, for people who look for the cause.
public enum PacketFault: Error, Hashable, Sendable {
    /// The field `ID` is not `Art-Net` and a zero byte.
    case notArtNet
    /// The packet ends after `bytes` bytes, inside the fields that every packet of its kind has.
    case tooShort(bytes: Int, needed: Int)
    /// The field `ProtVer` is below 14, and such packets are to be ignored.
    case oldProtocol(version: Int)
    /// Bit 7 of the field `Net` is set; a Port-Address has 15 bits.
    case net(Int)
    /// The field `Length` is not an even number, 2…512.
    case length(Int)
    /// The field `Length` promises more levels than follow.
    case truncated(length: Int, present: Int)
}

extension PacketFault: CustomStringConvertible {
    /// One clause without a full stop.
    public var description: String {
        switch self {
        case .notArtNet:
            "not Art-Net: it does not begin with 'Art-Net' and a zero byte"
        case .tooShort(let bytes, let needed):
            "too short: \(bytes) of at least \(needed) bytes"
        case .oldProtocol(let version):
            "ProtVer is \(version), and 14 is the oldest that counts"
        case .net(let net):
            "Net is \(net), and 127 is the highest"
        case .length(let length):
            "Length is \(length), not an even number 2…512"
        case .truncated(let length, let present):
            "Length is \(length), but only \(present) levels follow"
        }
    }
}
