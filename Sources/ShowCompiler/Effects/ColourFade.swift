import DMX
import ShowModel

extension EffectSite {
    /// `color_fade`: hue, saturation and value each in a straight line over easing(p) from the start
    /// colour, or the colour found, to the end colour; the hue the shorter way around.
    ///
    /// Intensity is left alone: beside a dimmer the colour is unscaled, and where the colour carries
    /// the intensity it is written as blended. The shutter stays.
    func colourFade(_ fade: ColourFade) -> [ChannelCurve] {
        let start = fade.start ?? foundColour
        return colour { component, _ in
            .colour(from: start, to: fade.end, component, easing: fade.easing)
        }
    }

    /// The levels found of red, green and blue.
    private var foundColour: Colour {
        func level(_ component: ColourComponent) -> Level {
            fixture.channelIndex(of: component.role).map { found[$0] } ?? 0
        }
        return Colour(red: level(.red), green: level(.green), blue: level(.blue))
    }
}
