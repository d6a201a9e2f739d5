import DMX
import ShowModel

/// Parameters that are right in themselves, but of no use on the fixture.
extension Report {
    /// Warns of those of `values` that do nothing on `fixture`.
    mutating func checkUse(
        of values: ParameterValues,
        by effect: EffectName,
        on fixture: PatchedFixture
    ) {
        for entry in values.entries {
            guard let reason = uselessness(of: entry, beside: values, on: fixture) else { continue }
            warning(at: entry.offset, "'\(entry.spelling)' does nothing here: \(reason)")
        }
    }

    /// Why `entry` does nothing on `fixture`; nil where it does something.
    private func uselessness(
        of entry: ParameterValues.Entry,
        beside values: ParameterValues,
        on patched: PatchedFixture
    ) -> String? {
        let fixture = patched.fixture
        switch entry.name {
        case .red, .green, .blue:
            let role = ColourComponent(rawValue: entry.name.rawValue)?.role
            let hasChannel = role.flatMap { fixture.channelIndex(of: $0) } != nil
            if !hasChannel { return "\(patched.title) has no \(entry.name.rawValue)" }
            return fixture.hasColour ? nil : "\(patched.title) has no red, green and blue"
        case .color, .startColour, .endColour:
            return fixture.hasColour ? nil : "\(patched.title) has no red, green and blue"
        case .dimmer, .dimmerEasing, .maxDimmer, .writeDimmer:
            if fixture.channelIndex(of: .dimmer) == nil { return "\(patched.title) has no dimmer" }
            return fixture.unarmed(.dimmer) == nil ? "its dimmer is armed" : nil
        case .channels:
            guard let armed = values.channels?.first(where: { fixture.channels[$0].isArmed }) else {
                return nil
            }
            return "'\(fixture.channels[armed].name)' is armed"
        case .pan, .panHigh, .panLow:
            return fixture.channels(of: .pan) == nil ? "\(patched.title) does not pan" : nil
        case .tilt, .tiltHigh, .tiltLow:
            return fixture.channels(of: .tilt) == nil ? "\(patched.title) does not tilt" : nil
        case .arcStrength, .brightness, .cycles, .easing, .endPoint, .orbits, .point, .preset,
            .radius, .rate, .speed, .startLevel, .startPoint, .subject:
            return nil
        }
    }
}

extension Fixture {
    /// Whether `effect` has a channel of the fixture that it may write.
    func isWritten(by effect: Effect) -> Bool {
        switch effect {
        case .setChannels, .nothing: true
        case .full: hasIntensity || unarmed(.shutter) != nil || hasUnarmedColour
        case .flash(let flash):
            flash.channels.map { $0.contains { !channels[$0].isArmed } } ?? hasIntensity
        case .blackout, .strobe, .fadeOut: hasIntensity
        case .colourFade: hasUnarmedColour
        case .fadeIn: hasIntensity || hasUnarmedColour
        case .moveTo(let position), .moveToPoint(let position), .seek(let position):
            Axis.allCases.contains { position[$0] != nil && unarmed($0.coarse) != nil }
        case .circle, .orbit: Axis.allCases.contains { unarmed($0.coarse) != nil }
        case .sweep: Axis.allCases.contains { unarmed($0.coarse) != nil } || hasIntensity
        }
    }

    private var hasIntensity: Bool {
        switch intensity {
        case .dimmer, .shutter: true
        case .colour(let channels): !channels.isEmpty
        case .none: false
        }
    }

    private var hasUnarmedColour: Bool {
        ColourComponent.allCases.contains { unarmed($0.role) != nil }
    }
}
