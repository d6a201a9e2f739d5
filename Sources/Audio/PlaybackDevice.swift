/// A sound card, or what stands for one: takes samples and says how many of them are not heard yet.
///
/// It is opened, asked and closed by one thread. Only `open`, `recover` and `close` may take long;
/// a system that hangs may keep its thread for ever, never that of who plays the show.
public protocol PlaybackDevice: AnyObject {
    /// Opens the device for two channels of 16-bit samples, `sampleRate` a second.
    ///
    /// - Throws: `AudioError.noDevice` with every name tried and why it was refused.
    func open(sampleRate: Int) throws(AudioError) -> DeviceFormat

    /// Hands over samples, two numbers each, as many as there is room for, without waiting.
    ///
    /// - Returns: how many samples were taken; 0 where there is no room now.
    func write(_ samples: UnsafeBufferPointer<Int16>) throws(DeviceFault) -> Int

    /// How many of the samples written are not heard yet, with all that lies behind the device; nil
    /// where it cannot say now.
    func delay() -> Int?

    /// Returns when there is room for more, or after `limit` (a few milliseconds).
    func waitForRoom(atMost limit: Duration)

    /// Makes the device ready again after `DeviceFault.underrun`; what was written is lost.
    func recover() throws(DeviceFault)

    /// Stops at once, without playing what was written, and closes the device.
    func close()
}

/// What an open device is like.
public struct DeviceFormat: Hashable, Sendable {
    /// The name it was opened by.
    public let name: String
    /// Samples a second.
    public let sampleRate: Int
    /// Samples it takes at a time.
    public let period: Int
    /// Samples it holds.
    public let buffer: Int

    /// The device `name`, which holds `buffer` samples and takes `period` at a time.
    public init(name: String, sampleRate: Int, period: Int, buffer: Int) {
        self.name = name
        self.sampleRate = sampleRate
        self.period = period
        self.buffer = buffer
    }
}

/// Why an open device does not go on.
public enum DeviceFault: Error, Hashable, Sendable {
    /// It ran out of samples; `recover` makes it go on.
    case underrun
    /// It is gone or broken, for `reason`: it must be closed.
    case failed(reason: String)
}

extension DeviceFault: CustomStringConvertible {
    /// The fault in a few words.
    public var description: String {
        switch self {
        case .underrun: "the device ran out of samples"
        case .failed(let reason): reason
        }
    }
}
