import DMX
import ShowModel
import Timebase

extension EffectSite {
    /// `strobe`: on while ⌊2 · rate · (frame − start) ÷ fps⌋ is even, one frame at least.
    ///
    /// On is the intensity found, or full (255, or white) where that is 0; off is 0. From the end
    /// frame on the levels found stand again. Colour beside a dimmer is left alone.
    func strobe(rate: Double) -> [ChannelCurve] {
        switch fixture.intensity {
        case .dimmer(let dimmer): openShutter + strobe([dimmer], rate: rate)
        case .colour(let channels): openShutter + strobe(channels, rate: rate)
        case .shutter, .none: openShutter
        }
    }

    private func strobe(_ channels: [Int], rate: Double) -> [ChannelCurve] {
        let isDark = channels.allSatisfy { found[$0] == 0 }
        return channels.map { channel in
            ChannelCurve(
                channel: channel,
                curve: .strobe(
                    on: isDark ? 255 : found[channel],
                    found: found[channel],
                    rate: rate
                ),
                length: max(length, FrameCount(1))
            )
        }
    }
}
