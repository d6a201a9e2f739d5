import DMX
import ShowModel

extension EffectSite {
    /// `fade_in`: from the start levels, or the levels found, to the targets; start + (target −
    /// start) · easing(p).
    ///
    /// Beside a dimmer: the dimmer goes to its own target or 255 · b, and the named colour components
    /// to theirs. Otherwise the named components go to c · b, or all to 255 · b where none is named.
    func fadeIn(_ fade: FadeIn) -> [ChannelCurve] {
        switch fixture.intensity {
        case .dimmer(let dimmer):
            let target = fade.dimmer.map(Double.init) ?? 255 * fade.brightness
            return openShutter + [
                ramp(dimmer, from: fade.start.dimmer, to: target, easing: fade.easing)
            ] + components(fade.components, scale: 1, of: fade)
        case .colour:
            let white = Dictionary(
                uniqueKeysWithValues: ColourComponent.allCases.map { ($0, Level(255)) }
            )
            let targets = fade.components.isEmpty ? white : fade.components
            return openShutter + components(targets, scale: fade.brightness, of: fade)
        case .shutter, .none:
            return openShutter
        }
    }

    /// `fade_out`: every channel that carries intensity from the start level, or the level found, to
    /// 0; start + (0 − start) · easing(p). The shutter stays.
    func fadeOut(from startLevel: Level?, easing: Easing) -> [ChannelCurve] {
        switch fixture.intensity {
        case .dimmer(let dimmer): [ramp(dimmer, from: startLevel, to: 0, easing: easing)]
        case .colour(let channels):
            channels.map { ramp($0, from: startLevel, to: 0, easing: easing) }
        case .shutter, .none: []
        }
    }

    private func components(
        _ targets: [ColourComponent: Level],
        scale: Double,
        of fade: FadeIn
    ) -> [ChannelCurve] {
        guard fixture.hasColour else { return [] }
        return ColourComponent.allCases.compactMap { component in
            guard let target = targets[component], let channel = fixture.unarmed(component.role)
            else { return nil }
            return ramp(
                channel,
                from: fade.start.components[component],
                to: Double(target) * scale,
                easing: fade.easing
            )
        }
    }
}
