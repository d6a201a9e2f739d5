import DMX

/// The sections that say what a frame is (FORMAT.md, "univ", "mask", "look").

extension FrameLayout {
    func encoded() throws(TimelineFileError) -> [UInt8] {
        var writer = ByteWriter()
        try writer.put(list: universes, in: Limits.universes, "universes") { writer, universe in
            writer.put(universe.address.number)
            writer.put(UInt16(universe.slotCount))
        }
        return writer.bytes
    }

    /// The layout that `reader` holds, of frames of `frameSize` bytes.
    init(_ reader: inout ByteReader, frameSize: Int) throws(TimelineFileError) {
        let universes = try reader.takeList(
            in: Limits.universes,
            "universes",
            smallest: 4
        ) { reader throws(TimelineFileError) in
            let address = try reader.takeAddress()
            let slots = try reader.take(UInt16.self, in: 1...SlotNumber.count, "a universe's slots")
            return Universe(address, slotCount: slots)
        }
        try reader.finish()
        let isRising = zip(universes, universes.dropFirst()).allSatisfy { $0.address < $1.address }
        guard isRising, let layout = FrameLayout(universes) else {
            throw reader.malformed("the Port-Addresses do not rise")
        }
        guard layout.frameSize == frameSize else {
            throw reader.malformed("\(layout.frameSize) slots where a frame has \(frameSize)")
        }
        self = layout
    }
}

extension IntensityMask {
    func encoded() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: (isIntensity.count + 7) / 8)
        for (slot, isIntensity) in isIntensity.enumerated() where isIntensity {
            bytes[slot / 8] |= 1 << UInt8(slot % 8)
        }
        return bytes
    }

    /// The mask that `reader` holds, of frames of `frameSize` bytes.
    init(_ reader: inout ByteReader, frameSize: Int) throws(TimelineFileError) {
        let bytes = try reader.take(count: (frameSize + 7) / 8)
        try reader.finish()
        self.init((0..<frameSize).map { bytes[$0 / 8] >> UInt8($0 % 8) & 1 == 1 })
        guard encoded() == bytes else {
            throw reader.malformed("bits of slots that a frame does not have")
        }
    }
}

extension ByteReader {
    mutating func takeAddress() throws(TimelineFileError) -> PortAddress {
        let number = try take(UInt16.self, in: 0...PortAddress.maximum, "a Port-Address")
        guard let address = PortAddress(number) else { throw malformed("Port-Address \(number)") }
        return address
    }
}
