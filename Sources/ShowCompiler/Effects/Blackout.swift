import DMX
import ShowModel

extension EffectSite {
    /// `blackout`: from the start frame on intensity 0. Shutter, position, and colour beside a dimmer
    /// stay, so that the next cue finds the fixture ready; only where the shutter is all there is to
    /// shut the light off with, it closes.
    func blackout() -> [ChannelCurve] {
        switch fixture.intensity {
        case .dimmer(let channel), .shutter(let channel): [hold(0, on: channel)]
        case .colour(let channels): channels.map { hold(0, on: $0) }
        case .none: []
        }
    }
}
