import DMX

/// What numbers in the input files may be: asked by the readers, and told by the schemas.
enum InputRange {
    /// A level.
    static let level = 0...255
    /// Pan or tilt in 16 bits.
    static let position = 0...65535
    /// A slot of a universe.
    static let slot = 1...SlotNumber.count
    /// Slots from a fixture's first one.
    static let offset = 0...SlotNumber.count - 1
    /// An Art-Net Port-Address.
    static let universe = 0...PortAddress.maximum
    /// A time or a duration, in seconds: more than a hundred days is a slip of the pen.
    static let seconds = 0...8_640_000
    /// Half a day at 140 beats a minute.
    static let beats = 0...100_000
    /// Beats a minute.
    static let tempo = 1...1000
    /// How often a chase runs; more is a slip of the pen.
    static let repetitions = 1...100_000
    /// A place in the room on one axis; what is outside is pulled in.
    static let room: ClosedRange<Double> = 0...1
    /// What is pulled into the room; more is a slip of the pen.
    static let aroundRoom: ClosedRange<Double> = -1e6...1e6
    /// The seconds that a head takes for the whole of an axis.
    static let travel: ClosedRange<Double> = 0.001...3600
    /// A part of the whole.
    static let fraction: ClosedRange<Double> = 0...1
    /// A strobe's rate in Hz; 0 and less stand for the default.
    static let rate: ClosedRange<Double> = -1e9...1000
    /// How fast a wave runs; backwards where negative.
    static let waveSpeed: ClosedRange<Double> = -1000...1000
}
