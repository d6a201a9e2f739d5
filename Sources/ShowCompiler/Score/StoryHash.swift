import DMX

/// 128 bits that tell one piece of a story from any other. Not for adversaries: who writes a show may
/// only fool himself, and 2⁻¹²⁸ is no risk.
///
/// Two lanes of 64 bits, each word going through the finaliser of MurmurHash3 (Appleby, public domain),
/// so that sums of hashes do not cancel.
struct StoryHash {
    private(set) var first: UInt64 = 0x243f_6a88_85a3_08d3
    private(set) var second: UInt64 = 0x1319_8a2e_0370_7344

    /// Takes in `word`.
    mutating func mix(_ word: UInt64) {
        first = finalised(first ^ word)
        second = finalised((second ^ (word << 32 | word >> 32)) &+ 0x9e37_79b9_7f4a_7c15)
    }

    /// Takes in `number`.
    mutating func mix(_ number: Int) { mix(UInt64(bitPattern: Int64(number))) }

    /// Takes in `number`, to the bit.
    mutating func mix(_ number: Double) { mix(number.bitPattern) }

    /// Takes in `colour`.
    mutating func mix(red: Level, green: Level, blue: Level) {
        mix(UInt64(red) << 16 | UInt64(green) << 8 | UInt64(blue))
    }

    /// Takes in `levels`, eight at a time.
    mutating func mix(_ levels: UnsafeBufferPointer<Level>) {
        mix(levels.count)
        for start in stride(from: 0, to: levels.count, by: 8) {
            var word: UInt64 = 0
            for index in start..<min(start + 8, levels.count) {
                word = word << 8 | UInt64(levels[index])
            }
            mix(word)
        }
    }

    private func finalised(_ word: UInt64) -> UInt64 {
        var word = word
        word = (word ^ (word >> 33)) &* 0xff51_afd7_ed55_8ccd
        word = (word ^ (word >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return word ^ (word >> 33)
    }
}
