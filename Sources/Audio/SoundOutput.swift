internal import Timebase

/// The output thread's side: writes the stream to the device, reads its clock, and opens it again
/// when it is lost. It belongs to that thread.
final class SoundOutput {
    private let desk: SoundDesk
    private let device: any PlaybackDevice
    private var format: DeviceFormat?
    /// One period of the stream, and how much of it the device has not taken yet.
    private var period: [Int16] = []
    private var left = 0
    /// Samples written since the device was opened.
    private var written = 0
    private var lastRequest = 0
    private var lastProgress = Instant(nanoseconds: 0)
    private var lastReading = Instant(nanoseconds: 0)
    private var openAt = Instant(nanoseconds: .min)
    private var pause = SoundOutput.leastPause

    private static let leastPause = Duration.milliseconds(100)
    private static let mostPause = Duration.seconds(1)
    /// Readings closer together than this tell nothing more.
    private static let readingInterval = Duration.milliseconds(4)

    /// Output of what `desk` says to `device`, not open yet.
    init(_ desk: SoundDesk, _ device: any PlaybackDevice) {
        self.desk = desk
        self.device = device
    }

    /// Does what there is to do, without waiting, but for a device that hangs.
    func step() -> SoundStep {
        let now = desk.machine.now()
        let state = desk.tick(now)
        if state.request.number != lastRequest {
            lastRequest = state.request.number
            desk.ring.request(state.request.position, number: state.request.number)
        }
        guard format != nil else { return open(now) }
        guard state.device == .open else { return reopen(now) }
        do throws(DeviceFault) {
            return try write(now)
        } catch {
            return error == .underrun ? recover(now) : fail(error, now)
        }
    }

    /// Waits for the device to have room, or a few milliseconds.
    func waitForRoom() {
        device.waitForRoom(atMost: .milliseconds(10))
    }

    /// Closes the device: nothing more is heard.
    func close() {
        format = nil
        device.close()
    }

    private func open(_ now: Instant) -> SoundStep {
        guard now >= openAt else { return .resting }
        do throws(AudioError) {
            let format = try device.open(sampleRate: desk.sampleRate)
            self.format = format
            period = [Int16](repeating: 0, count: 2 * max(1, format.period))
            startStream(desk.machine.now())
            desk.change { $0.deviceOpened(format) }
            return .wrote
        } catch {
            // Not `now`: a refusal may take long, and a show that waited for it starts after it.
            let refused = desk.machine.now()
            desk.change { $0.deviceRefused(error, now: refused) }
            retryLater(refused)
            return .resting
        }
    }

    private func fail(_ fault: DeviceFault, _ now: Instant) -> SoundStep {
        desk.change { $0.deviceLost(.failed(reason: "\(fault)"), now: now) }
        return reopen(now)
    }

    /// Closes the device, to open it again after a pause that grows from time to time.
    private func reopen(_ now: Instant) -> SoundStep {
        close()
        retryLater(now)
        return .resting
    }

    private func retryLater(_ now: Instant) {
        openAt = now + pause
        pause = min(pause * 2, SoundOutput.mostPause)
    }

    private func recover(_ now: Instant) -> SoundStep {
        do throws(DeviceFault) {
            try device.recover()
        } catch {
            return fail(error, now)
        }
        desk.change { $0.deviceRanOut(now: now) }
        startStream(now)
        return .wrote
    }

    private func startStream(_ now: Instant) {
        written = 0
        left = 0
        lastProgress = now
    }

    private func write(_ now: Instant) throws(DeviceFault) -> SoundStep {
        if left == 0 {
            desk.fill(&period)
            left = period.count / 2
        }
        let start = period.count - 2 * left
        let rest = period.withUnsafeBufferPointer { period in
            Result<Int, DeviceFault> { () throws(DeviceFault) in
                try device.write(.init(rebasing: period[start...]))
            }
        }
        let taken = try rest.get()
        left -= taken
        written += taken
        if taken > 0 {
            lastProgress = now
            read()
        } else if now - lastProgress > desk.stallLimit {
            desk.change { $0.deviceLost(.stalled, now: now) }
            return reopen(now)
        }
        return left == 0 ? .wrote : .full
    }

    /// Asks the device what is heard now. Only after a write: a device that takes nothing may go on
    /// counting.
    private func read() {
        let before = desk.machine.now()
        guard before - lastReading >= SoundOutput.readingInterval else { return }
        guard let delay = device.delay() else { return }
        let after = desk.machine.now()
        lastReading = after
        // The thread was held up in between: nobody knows which moment the answer is of.
        guard after - before < .milliseconds(1) else { return }
        let middle = before.nanoseconds + (after.nanoseconds - before.nanoseconds) / 2
        let reading = ClockReading(at: Instant(nanoseconds: middle), heard: written - delay)
        let isSteady = desk.change { conductor in
            conductor.read(reading)
            return conductor.fit.isSteady
        }
        if isSteady { pause = SoundOutput.leastPause }
    }
}

/// What a step of the output did, and so what to do before the next.
enum SoundStep: Hashable {
    /// The device took all there was: go on at once.
    case wrote
    /// The device is full: wait for room.
    case full
    /// There is no device: look again in a few milliseconds.
    case resting
}
