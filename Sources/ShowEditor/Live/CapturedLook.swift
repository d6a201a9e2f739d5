import DMX
import ShowCompiler
import ShowModel
import ShowSource

/// What Add to Cue writes: the slots set by hand, as channels of fixtures.
struct CapturedLook: Sendable {
    /// What it sets, fixture by fixture in the order of the patch.
    let levels: [AuthoredLevels]
    /// What was set by hand then.
    let live: LiveLevels
    /// Where the song is.
    let time: Duration

    /// The slots of `live` that fixtures of `patch` have, at `time`.
    ///
    /// Of a 16-bit axis of which either byte was set by hand, both are written: so that a head stands
    /// where it was seen to stand.
    ///
    /// - Parameter shown: the level of a slot on stage.
    init(
        _ live: LiveLevels,
        on patch: ShowCompiler.Patch,
        shown: (SlotAddress) -> Level,
        at time: Duration
    ) {
        self.time = time
        self.live = live
        levels = patch.fixtures.compactMap { fixture in
            let written = fixture.channels.compactMap { channel -> AuthoredLevel? in
                let slot = fixture.address(of: channel)
                let partner = fixture.otherByte(of: channel).map { fixture.address(of: $0) }
                let isSet = live[slot] != nil || partner.map { live[$0] != nil } ?? false
                return isSet ? AuthoredLevel(channel.name, Int(live[slot] ?? shown(slot))) : nil
            }
            return written.isEmpty ? nil : AuthoredLevels(fixture: fixture.id.text, levels: written)
        }
    }

    /// The snapshot, at `time` where that is given.
    func row(at time: Duration?, name: String?, fade: Duration) -> AuthoredRow {
        AuthoredRow(time: time ?? self.time, name: name, action: .snapshot(levels, fade: fade))
    }
}

extension Fixture {
    /// The other byte of the 16-bit axis that `channel` is a byte of; nil where it is none.
    fileprivate func otherByte(of channel: Channel) -> Channel? {
        let other: ChannelRole
        switch channel.role {
        case .pan: other = .panFine
        case .panFine: other = .pan
        case .tilt: other = .tiltFine
        case .tiltFine: other = .tilt
        default: return nil
        }
        return channelIndex(of: other).map { channels[$0] }
    }
}
