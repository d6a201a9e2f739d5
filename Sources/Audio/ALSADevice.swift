internal import CALSA
internal import Glibc
internal import Timebase

/// A device of ALSA: a bare card, or PulseAudio, PipeWire or JACK by ALSA's plugins.
public final class ALSADevice: PlaybackDevice {
    /// Names tried in turn where none is given: the system's choice, then the sound server by name.
    public static let defaultNames = ["default", "pulse"]

    private let names: [String]
    private var handle: OpaquePointer?

    /// Samples are handed over in periods of this length…
    private static let period = Duration.milliseconds(10)
    /// …and the device holds this much: what a busy machine may keep the program from running.
    private static let buffer = Duration.milliseconds(100)

    /// A device that opens the first of `names` that works.
    public init(_ names: [String] = ALSADevice.defaultNames) {
        self.names = names
    }

    deinit {
        close()
    }

    /// Opens the first of the names that works.
    public func open(sampleRate: Int) throws(AudioError) -> DeviceFormat {
        close()
        // ALSA writes to stderr what it also returns; the setting is the thread's own.
        snd_lib_error_set_local { _, _, _, _, _, _ in }
        var refusals: [DeviceRefusal] = []
        for name in names {
            do throws(Refused) {
                return try open(name, sampleRate)
            } catch {
                close()
                refusals.append(DeviceRefusal(device: name, reason: error.reason))
            }
        }
        throw .noDevice(refusals)
    }

    private func open(_ name: String, _ sampleRate: Int) throws(Refused) -> DeviceFormat {
        try check(snd_pcm_open(&handle, name, SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK))
        let (period, buffer) = try setHardware(sampleRate)
        try setSoftware(period: period, buffer: buffer)
        return DeviceFormat(
            name: name,
            sampleRate: sampleRate,
            period: Int(period),
            buffer: Int(buffer)
        )
    }

    private func setHardware(
        _ sampleRate: Int
    ) throws(Refused) -> (period: snd_pcm_uframes_t, buffer: snd_pcm_uframes_t) {
        var setup: OpaquePointer?
        try check(snd_pcm_hw_params_malloc(&setup))
        defer { snd_pcm_hw_params_free(setup) }
        try check(snd_pcm_hw_params_any(handle, setup))
        try check(snd_pcm_hw_params_set_rate_resample(handle, setup, 1))
        try check(snd_pcm_hw_params_set_access(handle, setup, SND_PCM_ACCESS_RW_INTERLEAVED))
        try check(snd_pcm_hw_params_set_format(handle, setup, SND_PCM_FORMAT_S16_LE))
        try check(snd_pcm_hw_params_set_channels(handle, setup, 2))
        try check(snd_pcm_hw_params_set_rate(handle, setup, UInt32(sampleRate), 0))
        var period = microseconds(ALSADevice.period)
        var buffer = microseconds(ALSADevice.buffer)
        try check(snd_pcm_hw_params_set_period_time_near(handle, setup, &period, nil))
        try check(snd_pcm_hw_params_set_buffer_time_near(handle, setup, &buffer, nil))
        try check(snd_pcm_hw_params(handle, setup))
        var periodSize: snd_pcm_uframes_t = 0
        var bufferSize: snd_pcm_uframes_t = 0
        try check(snd_pcm_hw_params_get_period_size(setup, &periodSize, nil))
        try check(snd_pcm_hw_params_get_buffer_size(setup, &bufferSize))
        return (periodSize, bufferSize)
    }

    private func setSoftware(
        period: snd_pcm_uframes_t,
        buffer: snd_pcm_uframes_t
    ) throws(Refused) {
        var setup: OpaquePointer?
        try check(snd_pcm_sw_params_malloc(&setup))
        defer { snd_pcm_sw_params_free(setup) }
        try check(snd_pcm_sw_params_current(handle, setup))
        let start = buffer > period ? buffer - period : buffer
        try check(snd_pcm_sw_params_set_start_threshold(handle, setup, start))
        try check(snd_pcm_sw_params_set_avail_min(handle, setup, period))
        try check(snd_pcm_sw_params(handle, setup))
    }

    /// Hands samples to ALSA.
    public func write(_ samples: UnsafeBufferPointer<Int16>) throws(DeviceFault) -> Int {
        let count = snd_pcm_uframes_t(samples.count / 2)
        guard let handle, count > 0 else { return 0 }
        let written = snd_pcm_writei(handle, samples.baseAddress, count)
        if written == -Int(EAGAIN) || written == -Int(EINTR) { return 0 }
        guard written >= 0 else { throw fault(written) }
        return written
    }

    /// Asks ALSA, which asks the card or the server; a server may not know at first.
    public func delay() -> Int? {
        guard let handle else { return nil }
        var delay: snd_pcm_sframes_t = 0
        return snd_pcm_delay(handle, &delay) >= 0 ? delay : nil
    }

    /// Waits for ALSA to have room for a period.
    public func waitForRoom(atMost limit: Duration) {
        guard let handle else { return }
        // What is wrong, if anything is, the next write says as well.
        _ = snd_pcm_wait(handle, Int32(clamping: limit.wholeNanoseconds / 1_000_000))
    }

    /// Makes ALSA's stream ready again.
    public func recover() throws(DeviceFault) {
        guard let handle else { return }
        let code = snd_pcm_prepare(handle)
        guard code >= 0 else { throw fault(Int(code)) }
    }

    /// Drops what was written and closes.
    public func close() {
        guard let handle else { return }
        self.handle = nil
        snd_pcm_drop(handle)
        snd_pcm_close(handle)
    }

    private func fault(_ code: Int) -> DeviceFault {
        code == -Int(EPIPE) ? .underrun : .failed(reason: text(Int32(clamping: code)))
    }
}

/// Why one name could not be opened.
private struct Refused: Error {
    let reason: String
}

private func check(_ code: Int32) throws(Refused) {
    guard code >= 0 else { throw Refused(reason: text(code)) }
}

private func text(_ code: Int32) -> String {
    snd_strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

private func microseconds(_ duration: Duration) -> UInt32 {
    UInt32(clamping: duration.wholeNanoseconds / 1000)
}
