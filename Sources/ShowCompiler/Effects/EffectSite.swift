import DMX
import ShowModel
import Timebase

/// Where an effect works: one fixture, for some frames, over the levels it finds there.
struct EffectSite {
    /// The fixture.
    let fixture: Fixture
    /// Frames from the row's start to its end; 0….
    let length: FrameCount
    /// Frames from the row's start to the last one of the song; 0….
    let framesLeft: FrameCount
    /// Frames a second.
    let framesPerSecond: Double
    /// The level that each of the fixture's channels would have at the start without the row.
    let found: [Level]
}

/// What an effect writes to one channel.
struct ChannelCurve {
    /// Index into the fixture's `channels`.
    let channel: Int
    /// The closed form of the levels.
    let curve: Curve
    /// Frames until the curve has run its course.
    let length: FrameCount
}

extension EffectSite {
    /// What `effect` writes. Effects other than `set_channels` never write an armed channel.
    func curves(of effect: Effect) -> [ChannelCurve] {
        switch effect {
        case .setChannels(let writes): levels(writes)
        case .full(let colour, let brightness): full(colour, brightness: brightness)
        case .blackout: blackout()
        case .flash(let flash): self.flash(flash)
        case .strobe(let rate): strobe(rate: rate)
        case .fadeIn(let fade): fadeIn(fade)
        case .fadeOut(let startLevel, let easing): fadeOut(from: startLevel, easing: easing)
        case .colourFade(let fade): colourFade(fade)
        case .moveTo(let position), .moveToPoint(let position): move(to: position, over: length)
        case .seek(let position): move(to: position, over: .zero)
        case .circle(let circle): self.circle(circle)
        case .orbit(let orbit): self.orbit(orbit)
        case .sweep(let sweep): self.sweep(sweep)
        case .nothing: []
        }
    }

    /// `curve` on `channel` for the row's own length.
    func write(_ curve: Curve, to channel: Int) -> ChannelCurve {
        ChannelCurve(channel: channel, curve: curve, length: length)
    }

    /// `level` on `channel` from the start on.
    func hold(_ level: Level, on channel: Int) -> ChannelCurve {
        write(.hold(level), to: channel)
    }

    /// A fade of `channel` from `start`, or the level found, to `target` (0…255).
    func ramp(
        _ channel: Int,
        from start: Level? = nil,
        to target: Double,
        easing: Easing = .linear
    ) -> ChannelCurve {
        let from = Double(start ?? found[channel])
        return write(.ramp(from: from, to: target, easing: easing), to: channel)
    }

    /// The shutter held open where it is not armed: part of every effect that brings light.
    var openShutter: [ChannelCurve] {
        fixture.unarmed(.shutter).map { [hold(255, on: $0)] } ?? []
    }

    /// What `curve` makes of each colour component that effects may write.
    func colour(_ curve: (ColourComponent, Int) -> Curve) -> [ChannelCurve] {
        guard fixture.hasColour else { return [] }
        return ColourComponent.allCases.compactMap { component in
            fixture.unarmed(component.role).map { write(curve(component, $0), to: $0) }
        }
    }
}
