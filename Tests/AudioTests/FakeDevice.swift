import Audio
import Timebase

/// A sound card of a test's own, on a clock that the test moves: it takes samples into a buffer of
/// 100 ms, starts when that is nearly full, and lets them be heard `latency` later.
///
/// Like the clock it is driven by one thread.
final class FakeDevice: PlaybackDevice, @unchecked Sendable {
    /// What befalls the device.
    enum Fault: Hashable {
        /// It cannot be opened.
        case refuses
        /// It breaks: every call fails, until it is opened again.
        case breaks
        /// Its time stands still, as that of a suspended sound server.
        case stands
        /// It loses samples once, so that it must be made ready again.
        case runsOut
    }

    /// How much faster than the machine's its crystal runs, in parts per million.
    var partsPerMillion = 0.0
    /// The largest error of a reported delay.
    var jitter = Duration.zero
    /// From when to when, in seconds of the clock, what befalls it.
    var faults: [(Fault, ClosedRange<Double>)] = []
    /// How long it says nothing after opening, in seconds.
    var startsAfter = 0.0
    /// How long opening it takes.
    var opensIn = Duration.zero

    private let clock: ManualClock
    private let latency = 0.02
    private var random = SplitMix(9)
    private var sampleRate = 44_100
    private var isOpen = false
    private var isBroken = false
    private var hasRunOut: Set<Double> = []
    private var openedAt = 0.0
    /// The samples of the present stream: left in the low half, right in the high.
    private var stream: [UInt32] = []
    private var consumed = 0.0
    private var heardUpTo: [(time: Double, consumed: Double)] = []
    private var last = 0.0
    /// How often it was to be opened.
    private(set) var attempts = 0

    init(_ clock: ManualClock) {
        self.clock = clock
    }

    private var now: Double { Double(clock.now().nanoseconds) * 1e-9 }
    private var buffer: Int { sampleRate / 10 }

    private func suffers(_ fault: Fault) -> Bool {
        faults.contains { $0.0 == fault && $0.1.contains(now) }
    }

    /// Lets the device's time run up to now.
    func advance() {
        let now = now
        defer { last = now }
        guard isOpen, !isBroken else { return }
        if suffers(.breaks) { isBroken = true }
        let hasStarted = consumed > 0 || stream.count >= buffer * 9 / 10
        guard hasStarted, now > openedAt + startsAfter, !suffers(.stands) else { return }
        let rate = Double(sampleRate) * (1 + partsPerMillion * 1e-6)
        consumed += (now - last) * rate
        heardUpTo.append((now, consumed))
        if heardUpTo.count > 200 { heardUpTo.removeFirst(100) }
    }

    /// Which sample of the stream is heard now: that which was consumed `latency` ago.
    private var heard: Double {
        let past = heardUpTo.last { $0.time <= now - latency }
        return past?.consumed ?? 0
    }

    /// What is heard now; nil for silence or nothing.
    var soundHeard: UInt32? {
        let place = Int(heard)
        guard isOpen, !isBroken, place < stream.count, stream[place] != 0 else { return nil }
        return stream[place]
    }

    func open(sampleRate: Int) throws(AudioError) -> DeviceFormat {
        attempts += 1
        clock.advance(by: opensIn)
        guard !suffers(.refuses), !suffers(.breaks) else {
            throw .noDevice([DeviceRefusal(device: "fake", reason: "No such device")])
        }
        self.sampleRate = sampleRate
        isOpen = true
        isBroken = false
        restart()
        return DeviceFormat(
            name: "fake",
            sampleRate: sampleRate,
            period: sampleRate / 100,
            buffer: buffer
        )
    }

    private func restart() {
        openedAt = now
        last = now
        stream = []
        consumed = 0
        heardUpTo = []
    }

    func write(_ samples: UnsafeBufferPointer<Int16>) throws(DeviceFault) -> Int {
        try check()
        let room = buffer - (stream.count - Int(consumed))
        let count = max(0, min(room, samples.count / 2))
        for index in 0..<count {
            let left = UInt32(UInt16(bitPattern: samples[2 * index]))
            stream.append(left | UInt32(UInt16(bitPattern: samples[2 * index + 1])) << 16)
        }
        return count
    }

    func delay() -> Int? {
        guard isOpen, !isBroken else { return nil }
        let error = jitter.seconds * Double.random(in: -1...1, using: &random)
        return Int((Double(stream.count) - heard + error * Double(sampleRate)).rounded())
    }

    private func check() throws(DeviceFault) {
        guard !isBroken else { throw .failed(reason: "Input/output error") }
        for (fault, time) in faults where fault == .runsOut && time.contains(now) {
            if hasRunOut.insert(time.lowerBound).inserted { throw .underrun }
        }
        guard Int(consumed) <= stream.count else { throw .underrun }
    }

    func waitForRoom(atMost limit: Duration) {}

    func recover() throws(DeviceFault) { restart() }

    func close() { isOpen = false }
}
