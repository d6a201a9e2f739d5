import DMX
import ShowModel
import Timebase

extension EffectSite {
    /// `flash`: intensity b · (1 − p), one frame at least.
    ///
    /// Beside a dimmer: 255 · b · (1 − p) on it, the colour as given and constant. Otherwise each
    /// component is c · b · (1 − p). With channels named: 255 · b · (1 − p) on those alone.
    func flash(_ flash: Flash) -> [ChannelCurve] {
        if let channels = flash.channels {
            return channels.filter { !fixture.channels[$0].isArmed }.map {
                decay(from: 255 * flash.brightness, on: $0)
            }
        }
        switch fixture.intensity {
        case .dimmer(let dimmer):
            return openShutter + [decay(from: 255 * flash.brightness, on: dimmer)]
                + colour { component, _ in .hold(flash.colour[component]) }
        case .colour:
            return openShutter
                + ColourComponent.allCases.compactMap { component in
                    let peak = Double(flash.colour[component]) * flash.brightness
                    return fixture.unarmed(component.role).map { decay(from: peak, on: $0) }
                }
        case .shutter, .none:
            return openShutter
        }
    }

    private func decay(from peak: Double, on channel: Int) -> ChannelCurve {
        ChannelCurve(
            channel: channel,
            curve: .decay(peak: peak),
            length: max(length, FrameCount(1))
        )
    }
}
