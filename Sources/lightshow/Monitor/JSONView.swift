import ArtNet
import DMX

/// One JSON object a packet, a line each.
struct JSONView: MonitorView {
    let interval = Duration.seconds(3600)
    private var lines: [UInt8] = []
    /// Each level in decimal digits and a comma.
    private let levelTexts = (0...255).map { Array("\($0),".utf8) }

    /// Bytes kept back at most, while more packets wait.
    private static let mostKeptBack = 1 << 16

    mutating func show(
        _ received: ReceivedPacket,
        _ packet: Result<ArtNetPacket, PacketFault>
    ) throws {
        append("{\"time_ns\":\(received.nanoseconds),\"from\":\"\(received.sender)\",")
        switch packet {
        case .success(.dmx(let packet)): append(packet)
        case .success(.other(let opcode)): append("\"opcode\":\"\(opcode)\"")
        case .failure(let fault): append("\"error\":\"\(fault)\"")
        }
        append("}\n")
        if lines.count >= JSONView.mostKeptBack { try catchUp() }
    }

    mutating func catchUp() throws {
        guard !lines.isEmpty else { return }
        try OutputStream.standard.write(lines)
        lines.removeAll(keepingCapacity: true)
    }

    func refresh(_ state: MonitorState) -> Bool { true }

    private mutating func append(_ text: String) {
        lines.append(contentsOf: text.utf8)
    }

    private mutating func append(_ packet: ArtDmxPacket) {
        append("\"opcode\":\"\(ArtNetOpcode.dmx)\",\"universe\":\(packet.universe),")
        append("\"sequence\":\(packet.sequence),\"physical\":\(packet.physical),")
        append("\"length\":\(packet.levels.count),\"levels\":[")
        for level in packet.levels { lines.append(contentsOf: levelTexts[Int(level)]) }
        // The last comma: a packet has two levels at least.
        lines.removeLast()
        append("]")
    }
}
