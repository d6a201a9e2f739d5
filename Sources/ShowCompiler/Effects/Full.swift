import DMX
import ShowModel

extension EffectSite {
    /// `full`: from the start frame on intensity b and the colour as given.
    ///
    /// Beside a dimmer the dimmer is 255 · b and the colour is unscaled; otherwise each component is
    /// c · b.
    func full(_ colour: Colour, brightness: Double) -> [ChannelCurve] {
        switch fixture.intensity {
        case .dimmer(let dimmer):
            openShutter + [hold(rounded(255 * brightness), on: dimmer)]
                + self.colour { component, _ in .hold(colour[component]) }
        case .colour:
            openShutter
                + self.colour { component, _ in
                    .hold(rounded(Double(colour[component]) * brightness))
                }
        case .shutter, .none:
            openShutter
        }
    }
}
