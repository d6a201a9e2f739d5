import DMX
import ShowModel

extension Report {
    /// The effect that a row with `data` has on `fixture`; nil where it can not be told, which is
    /// reported. `offset` is where the row names the effect, `points` are the places it may name.
    ///
    /// Without a fixture, or on one of which it is not known whether it has the effect, only what
    /// does not need it is checked.
    mutating func effect(
        _ name: EffectName,
        _ data: JSONObject?,
        on fixture: PatchedFixture?,
        among points: PointIndex,
        at offset: Int
    ) -> Effect? {
        guard let fixture, fixture.effects.contains(name) else {
            check(data, of: name, on: fixture, at: offset)
            return nil
        }
        if name == .setChannels { return setChannels(data, on: fixture, at: offset) }
        let errorsBefore = errorCount
        let values = parameters(data, of: name, on: fixture)
        guard errorCount == errorsBefore else { return nil }
        if fixture.isWhole { checkUse(of: values, by: name, on: fixture) }
        let effect: Effect?
        switch name {
        case .setChannels: effect = nil
        case .full: effect = .full(colour: values.colour, brightness: values.brightness)
        case .blackout: effect = .blackout
        case .flash: effect = .flash(flash(values))
        case .strobe: effect = .strobe(rate: strobeRate(values))
        case .fadeIn: effect = .fadeIn(fadeIn(values))
        case .fadeOut:
            effect = .fadeOut(startLevel: values.level(.startLevel), easing: values.easing)
        case .colourFade: effect = .colourFade(colourFade(values))
        case .moveTo: effect = target(values, name, of: fixture, at: offset).map { .moveTo($0) }
        case .moveToPoint:
            requirePoints(values, of: name, at: offset)
            effect =
                target(.point, values, of: fixture, among: points)
                .map { .moveToPoint(Position(pan: $0.pan, tilt: $0.tilt)) } ?? .nothing(name)
        case .circle: effect = circle(values, on: fixture, among: points, at: offset)
        case .orbit, .orbitOut:
            effect = orbit(values, name, on: fixture, among: points, at: offset)
        case .sweep: effect = sweep(values, on: fixture, among: points, at: offset)
        case .seek: effect = target(values, name, of: fixture, at: offset).map { .seek($0) }
        }
        guard let effect, errorCount == errorsBefore else { return nil }
        if fixture.isWhole, !fixture.fixture.isWritten(by: effect) {
            warnOfNothing(name, on: fixture, at: offset)
        }
        return effect
    }

    /// Checks what `data` says to the effect, of which no more will come.
    private mutating func check(
        _ data: JSONObject?,
        of name: EffectName,
        on fixture: PatchedFixture?,
        at offset: Int
    ) {
        let errorsBefore = errorCount
        if name != .setChannels {
            let values = parameters(data, of: name, on: fixture)
            if errorCount == errorsBefore { requirePoints(values, of: name, at: offset) }
        }
        countKnownError()
    }

    /// Warns that the effect writes nothing on `fixture`.
    private mutating func warnOfNothing(
        _ name: EffectName,
        on fixture: PatchedFixture,
        at offset: Int
    ) {
        let armed = fixture.fixture.channels.filter(\.isArmed).map(\.name)
        warning(
            at: offset,
            "'\(name.rawValue)' has nothing that it may write on \(fixture.title)",
            hint: armed.isEmpty ? nil : "effects leave armed channels alone: \(list(armed))"
        )
    }

    private mutating func setChannels(
        _ data: JSONObject?,
        on fixture: PatchedFixture,
        at offset: Int
    ) -> Effect? {
        let errorsBefore = errorCount
        let nested = data?.members.first { $0.key == "channels" && $0.value.kind == .object }
        let top = data?.members.filter { $0.key != nested?.key && $0.value.kind != .null } ?? []
        let topWrites = channelWrites(top, of: fixture)
        let listed = channelWrites(nested?.value.object?.members ?? [], of: fixture)
        guard errorCount == errorsBefore else { return nil }
        // What stands at the top of `data` wins over the same channel under `channels`: byte by
        // byte, as one may have the 16-bit number and the other a byte of it.
        let taken = Set(
            topWrites.flatMap { fixture.fixture.levels(of: $0.write).map(\.channel) }
        )
        let writes = listed.flatMap { $0.leaving(taken, of: fixture.fixture) } + topWrites
        noteArmOverrides(writes, of: fixture)
        if writes.isEmpty, fixture.isWhole {
            warning(at: offset, "'set_channels' names no channel")
        }
        return .setChannels(writes.map(\.write))
    }

    private func flash(_ values: ParameterValues) -> Flash {
        Flash(
            colour: values.colour,
            brightness: values.brightness,
            channels: values.channels
        )
    }

    private func fadeIn(_ values: ParameterValues) -> FadeIn {
        FadeIn(
            start: values.startLevels,
            dimmer: values.level(.dimmer),
            components: values.components,
            brightness: values.brightness,
            easing: values.easing
        )
    }

    private func colourFade(_ values: ParameterValues) -> ColourFade {
        ColourFade(
            from: values.colour(.startColour),
            to: values.colour(.endColour) ?? .white,
            easing: values.easing
        )
    }

    /// The rate in Hz: as written, or by `speed`, 1…20 Hz, which is 255 where not given.
    private mutating func strobeRate(_ values: ParameterValues) -> Double {
        guard let rate = values.rate else {
            return 1 + Double(values.level(.speed) ?? Level(Standard.strobeSpeed)) / 255 * 19
        }
        if let speed = values.entry(.speed) {
            warning(at: speed.offset, "'speed' is given beside 'rate'", hint: "'rate' counts")
        }
        return rate > 0 ? rate : 10
    }
}

extension ReadWrite {
    /// What is left of it where the channels `taken` of `fixture` are written by others.
    fileprivate func leaving(_ taken: Set<Int>, of fixture: Fixture) -> [ReadWrite] {
        let levels = fixture.levels(of: write)
        let free = levels.filter { !taken.contains($0.channel) }
        if free.count == levels.count { return [self] }
        return free.map {
            ReadWrite(write: .level(channel: $0.channel, $0.level), offset: offset)
        }
    }
}
