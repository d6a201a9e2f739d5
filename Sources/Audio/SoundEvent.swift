internal import Timebase

/// Something that happened to the sound while it played.
public enum SoundEvent: Hashable, Sendable {
    /// A device is open and takes samples.
    case opened(DeviceFormat)
    /// There is no device: the show goes by the machine's clock until there is one.
    case unavailable(AudioError)
    /// The device ran out of samples and was started again; the sound was away for a moment.
    case underrun
    /// The sound is gone; the show goes on by the machine's clock.
    case lost(SoundLoss)
    /// The sound is back in its place in the show, `after` it was lost.
    case restored(after: Duration)
    /// The device let the sound slip by `slip` (positive: too late), too much for the show to follow;
    /// the sound was moved to where the show stands.
    case replaced(slip: Duration)
    /// The sound cannot be decoded from here on, for `reason`: silence instead.
    case damaged(reason: String)
    /// The last of the sound has been heard; silence from here on.
    case ended
}

/// Why the sound went away.
public enum SoundLoss: Hashable, Sendable {
    /// The device failed, for `reason`.
    case failed(reason: String)
    /// The device takes no more samples.
    case stalled
    /// The sound system does not return from a call.
    case blocked
    /// The device takes samples and does not say steadily which of them are heard.
    case unsteady
}

extension SoundEvent: CustomStringConvertible {
    /// One line for people.
    public var description: String {
        switch self {
        case .opened(let format):
            "sound device '\(format.name)' at \(format.sampleRate) Hz, "
                + "\(milliseconds(format.buffer, format.sampleRate)) ms buffer"
        case .unavailable(let error): "\(error); playing on the machine's clock"
        case .underrun: "the sound device ran out of samples (machine too busy)"
        case .lost(let loss): "sound lost: \(loss); the show goes on"
        case .restored(let duration): "sound restored after \(seconds(duration)) s"
        case .replaced(let slip): "sound moved by \(seconds(slip)) s to stay with the show"
        case .damaged(let reason): "the sound cannot be decoded from here: \(reason)"
        case .ended: "end of the sound"
        }
    }
}

extension SoundLoss: CustomStringConvertible {
    /// The cause in a few words.
    public var description: String {
        switch self {
        case .failed(let reason): reason
        case .stalled: "the device takes no more samples"
        case .blocked: "the sound system does not answer"
        case .unsteady: "the device does not say steadily what is heard"
        }
    }
}

private func milliseconds(_ samples: Int, _ sampleRate: Int) -> Int { samples * 1000 / sampleRate }

private func seconds(_ duration: Duration) -> Double {
    (duration.milliseconds).rounded() / 1000
}
