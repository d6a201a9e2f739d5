internal import Timebase

/// What the threads of a player share: the conductor under a lock, and what follows from it.
///
/// The lock is held for microseconds, by the owner, the output thread and the decoding thread; the
/// frame thread never takes it, it reads the clock.
final class SoundDesk: Sendable {
    let machine: any MachineClock
    let clock: AudioClock
    let ring: SampleRing
    let sampleRate: Int
    private let conductor: Guarded<Conductor>

    /// A desk for a stopped show of a sound of `sampleRate` that ends before sample `end`.
    init(sampleRate: Int, end: Int?, machine: any MachineClock) {
        self.machine = machine
        self.sampleRate = sampleRate
        clock = AudioClock(machine)
        ring = SampleRing(holding: sampleRate * 3 / 2)
        conductor = Guarded(Conductor(sampleRate: sampleRate, end: end, now: machine.now()))
    }

    /// Lets `body` ask and change the conductor, and shows what follows on the clock.
    func change<Answer: Sendable>(_ body: (inout Conductor) -> Answer) -> Answer {
        conductor.withLock { conductor in
            let before = conductor.plan
            let answer = body(&conductor)
            if conductor.plan != before { clock.publish(conductor.plan) }
            return answer
        }
    }

    /// Says that the output thread is alive; returns what it is to know.
    func tick(_ now: Instant) -> (request: Conductor.Request, device: Conductor.Device) {
        change { conductor in
            conductor.tick(now)
            return (conductor.request, conductor.device)
        }
    }

    /// Fills `period` with the next samples of the stream.
    func fill(_ period: inout [Int16]) {
        let count = period.count / 2
        let content = change { conductor in
            let isServed = ring.isServing(conductor.request.number)
            return conductor.next(count, isReady: isServed && ring.ready >= sampleRate / 10)
        }
        period.withUnsafeMutableBufferPointer { period in
            switch content {
            case .silence:
                period.update(repeating: 0)
            case .show(let position, let request):
                let missing = ring.take(from: position, into: period, request: request)
                if missing > 0 { change { $0.statistics.lateSamples += missing } }
            }
        }
    }

    /// How long the device may take nothing before it counts as lost.
    var stallLimit: Duration {
        change { $0.fit.isSteady } ? .milliseconds(300) : .seconds(3)
    }
}
