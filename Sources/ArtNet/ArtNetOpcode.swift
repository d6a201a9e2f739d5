/// What a packet is for: its field `OpCode` (Art-Net 4, table "OpCodes").
public struct ArtNetOpcode: RawRepresentable, Hashable, Sendable {
    /// The number on the wire, low byte first there.
    public let rawValue: UInt16

    /// The code with number `rawValue`, known or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// Levels of one universe: the one that is sent and decoded here.
    public static let dmx = ArtNetOpcode(rawValue: 0x5000)

    /// A node's answer to ArtPoll: the one packet without the field `ProtVer`.
    public static let pollReply = ArtNetOpcode(rawValue: 0x2100)
}

extension ArtNetOpcode: CustomStringConvertible {
    /// The packet's name in the protocol, `ArtPoll`; its number, `OpCode 0x1234`, where it has none.
    public var description: String {
        if let name { return name }
        let digits = String(rawValue, radix: 16)
        return "OpCode 0x" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// The name that the protocol gives the packet; nil for a number it does not list.
    public var name: String? {
        switch rawValue >> 12 {
        case 0x2: discoveryName
        case 0x5: levelName
        case 0x6, 0x7, 0xf: configurationName
        case 0x8: remoteDeviceName
        case 0x9: mediaName
        default: nil
        }
    }

    private var discoveryName: String? {
        switch rawValue {
        case 0x2000: "ArtPoll"
        case 0x2100: "ArtPollReply"
        case 0x2300: "ArtDiagData"
        case 0x2400: "ArtCommand"
        case 0x2700: "ArtDataRequest"
        case 0x2800: "ArtDataReply"
        default: nil
        }
    }

    private var levelName: String? {
        switch rawValue {
        case 0x5000: "ArtDmx"
        case 0x5100: "ArtNzs"
        case 0x5200: "ArtSync"
        default: nil
        }
    }

    private var configurationName: String? {
        switch rawValue {
        case 0x6000: "ArtAddress"
        case 0x7000: "ArtInput"
        case 0xf200: "ArtFirmwareMaster"
        case 0xf300: "ArtFirmwareReply"
        case 0xf800: "ArtIpProg"
        case 0xf900: "ArtIpProgReply"
        default: nil
        }
    }

    private var remoteDeviceName: String? {
        switch rawValue {
        case 0x8000: "ArtTodRequest"
        case 0x8100: "ArtTodData"
        case 0x8200: "ArtTodControl"
        case 0x8300: "ArtRdm"
        case 0x8400: "ArtRdmSub"
        default: nil
        }
    }

    private var mediaName: String? {
        switch rawValue {
        case 0x9000: "ArtMedia"
        case 0x9100: "ArtMediaPatch"
        case 0x9200: "ArtMediaControl"
        case 0x9300: "ArtMediaControlReply"
        case 0x9700: "ArtTimeCode"
        case 0x9800: "ArtTimeSync"
        case 0x9900: "ArtTrigger"
        case 0x9a00: "ArtDirectory"
        case 0x9b00: "ArtDirectoryReply"
        default: nil
        }
    }
}
