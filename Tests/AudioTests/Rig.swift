import Audio
import Timebase

/// A player without threads, on a fake device and a clock moved by hand.
struct Rig {
    /// How long the sound is, in seconds.
    static let length = 30.0

    let clock = ManualClock(at: Instant(nanoseconds: 1_000_000_000))
    let device: FakeDevice
    let engine: SoundEngine
    /// Differences between the lights' clock and what is heard, in seconds, one a millisecond.
    var skews: [Double] = []
    /// What the lights' clock said, where it ran.
    var positions: [Double] = []
    /// The show's positions heard, in seconds.
    var heard: [Double] = []
    /// When the sound was heard first.
    var firstHeard: Double?

    /// A sound of 30 s in which every sample says its place: see `place`.
    static func source() -> SoundBytes {
        var samples: [Float] = []
        for place in 1...Int(length * 44_100) {
            samples.append(Float(place % 30_000) / 32768)
            samples.append(Float(place / 30_000 + 1) / 32768)
        }
        return SoundBytes(TestSound(samples: samples).wav())
    }

    /// The place, in samples, of what is heard.
    static func place(_ sample: UInt32) -> Int {
        Int(sample & 0xffff) + 30_000 * (Int(sample >> 16) - 1) - 1
    }

    init(loopLength: Duration? = nil, _ set: (FakeDevice) -> Void = { _ in }) throws {
        let device = FakeDevice(clock)
        set(device)
        let source = SharedSource.bytes
        let info = try SoundInfo.measure(source)
        self.device = device
        engine = try SoundEngine(source, info, loopLength: loopLength, machine: clock) { device }
    }

    /// Seconds since the rig was made.
    var time: Double { Double(clock.now().nanoseconds) * 1e-9 - 1 }

    /// Lets time go by in steps of a millisecond, with all that happens in it.
    mutating func run(_ seconds: Double) {
        for _ in 0..<Int((seconds * 1000).rounded()) {
            clock.advance(by: .milliseconds(1))
            device.advance()
            while engine.stepOutput() {}
            while engine.stepFeed() {}
            look()
        }
    }

    private mutating func look() {
        let line = engine.clock.line()
        let position = line?.position(at: clock.now()).seconds
        if let position { positions.append(position) }
        guard let sample = device.soundHeard else { return }
        let heard = Double(Rig.place(sample)) / 44_100
        self.heard.append(heard)
        firstHeard = firstHeard ?? time
        if let position { skews.append(position - heard) }
    }

    /// Forgets what was seen so far.
    mutating func forget() {
        skews = []
        positions = []
        heard = []
        firstHeard = nil
    }

    /// The largest difference between lights and sound, in seconds.
    var worstSkew: Double { skews.map { abs($0) }.max() ?? .infinity }
}

/// The sound of all rigs, made once.
private enum SharedSource {
    static let bytes = Rig.source()
}

/// Whether `positions` run on without a step back or a leap of more than 5 ms a millisecond.
func runSmoothly(_ positions: [Double]) -> Bool {
    zip(positions, positions.dropFirst()).allSatisfy { $1 >= $0 && $1 - $0 < 0.005 }
}
