import ArtNet
import DMX

/// Packets from anybody, one after the other: each is four bytes (its length, low byte first; who
/// sends it; how long after the one before, in units of 4 ms, less than 0 from 128 on), then it.
enum ArtNetFuzz {
    static func run(on input: [UInt8]) throws {
        var watch = WireWatch()
        var now: Int64 = 1_800_000_000_000_000_000
        var rest = input[...]
        var count = 0
        while rest.count >= 4 {
            let head = Array(rest.prefix(4))
            let length = Int(head[0]) | Int(head[1]) << 8
            let bytes = Array(rest.dropFirst(4).prefix(length))
            rest = rest.dropFirst(4 + bytes.count)
            now += Int64(Int8(bitPattern: head[3])) * 4_000_000
            try decode(bytes)
            let sender = try NodeAddress(IPv4Address(number: 0x7f00_0001 + UInt32(head[2] & 3)))
            _ = try? watch.note(ReceivedPacket(bytes: bytes, sender: sender, nanoseconds: now))
            count += 1
        }
        try check(watch, after: count, at: now)
        try readAddress(input)
    }

    private static func decode(_ bytes: [UInt8]) throws {
        do {
            guard case .dmx(let packet) = try ArtNetPacket(decoding: bytes) else { return }
            let written = packet.encoded()
            // A newer protocol is read as this one, and bytes after the levels are left out.
            let fields = [UInt8](bytes[..<10] + [0, 14] + bytes[12..<written.count])
            try hold("a packet is written as it was read", written == fields)
            try hold(
                "a packet is read as it was written",
                try ArtNetPacket(decoding: written) == .dmx(packet)
            )
        } catch let fault as PacketFault {
            try hold("a fault is told in a clause", !"\(fault)".isEmpty)
        }
    }

    private static func check(_ watch: WireWatch, after count: Int, at now: Int64) throws {
        try hold("every packet is counted", watch.packets == count)
        let levels = watch.universes.reduce(0) { $0 + $1.arrivals.count }
        let others = watch.others.reduce(0) { $0 + $1.count }
        try hold("no packet is counted twice", levels + others + watch.malformed <= count)
        let addresses = watch.universes.map(\.universe)
        try hold(
            "universes are in order",
            zip(addresses, addresses.dropFirst()).allSatisfy { $0 < $1 }
        )
        for universe in watch.universes {
            try hold("it is found", watch.universe(universe.universe) == universe)
            try hold("slots used are sent", universe.slotsUsed <= 512)
            try hold("lost packets are not less than none", universe.sequence.lost >= 0)
            let rates = [universe.arrivals.rate(at: now), universe.arrivals.meanRate]
            try hold("rates are numbers", rates.allSatisfy { $0.isFinite && $0 >= 0 })
            _ = universe.slotsChanged(within: .seconds(1), before: now)
        }
    }

    /// An address that a person types.
    private static func readAddress(_ input: [UInt8]) throws {
        let text = String(decoding: input.prefix(30), as: UTF8.self)
        guard let address = try? NodeAddress(text: text) else { return }
        try hold(
            "an address is read as it is written",
            try NodeAddress(text: "\(address)") == address
        )
    }
}
