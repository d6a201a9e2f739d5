import ShowModel

/// Where `move_to` and `seek` point the head.
extension Report {
    /// The position that `values` give; nil, and reported, where they give none.
    mutating func target(
        _ values: ParameterValues,
        _ name: EffectName,
        of fixture: PatchedFixture,
        at offset: Int
    ) -> Position? {
        let preset = values.preset.map { position(of: $0, on: fixture.fixture) }
        if let preset, let entry = values.entry(.preset), preset.pan == nil, preset.tilt == nil {
            error(at: entry.offset, "the preset says neither pan nor tilt")
            return nil
        }
        let pan = target(.pan, values, of: fixture) ?? presetTarget(.pan, preset, values, fixture)
        let tilt =
            target(.tilt, values, of: fixture) ?? presetTarget(.tilt, preset, values, fixture)
        if values.entries.isEmpty {
            let hint = "give 'pan', 'tilt' or 'preset'"
            error(at: offset, "'\(name.rawValue)' does not say where to", hint: hint)
            return nil
        }
        return Position(pan: pan, tilt: tilt)
    }

    private mutating func presetTarget(
        _ axis: Axis,
        _ preset: Position?,
        _ values: ParameterValues,
        _ fixture: PatchedFixture
    ) -> UInt16? {
        guard let target = preset?[axis], let entry = values.entry(.preset) else { return nil }
        return clamped(target, axis, of: fixture, at: entry.offset)
    }

    /// The target of one axis: a 16-bit number, or its two bytes.
    private mutating func target(
        _ axis: Axis,
        _ values: ParameterValues,
        of fixture: PatchedFixture
    ) -> UInt16? {
        let names = AxisParameters(axis)
        let whole = values.entry(names.whole)
        let high = values.entry(names.high)
        let low = values.entry(names.low)
        guard let first = whole ?? high ?? low else { return nil }
        if let whole, let high {
            error(
                at: high.offset,
                "'\(high.spelling)' is given beside '\(whole.spelling)'",
                hint: "give one of them"
            )
            return nil
        }
        if whole == nil, high == nil {
            let hint = "give '\(names.high.rawValue)' too"
            error(at: first.offset, "'\(first.spelling)' is the low byte alone", hint: hint)
            return nil
        }
        let written = values.position(names.whole) ?? values.level(names.high).map { UInt16($0) }
        var target = written ?? 0
        if high != nil || low != nil {
            guard target <= 255 else {
                error(
                    at: first.offset,
                    "'\(first.spelling)' is \(target), not a byte 0…255",
                    hint: "beside '\(low?.spelling ?? "")' it is the high byte"
                )
                return nil
            }
            target = target << 8 | UInt16(values.level(names.low) ?? 0)
        }
        return clamped(target, axis, of: fixture, at: first.offset)
    }

    /// Where `preset` points the head: its 16-bit numbers, or their bytes.
    private func position(of preset: Preset, on fixture: Fixture) -> Position {
        Position(
            pan: position(of: preset, on: fixture, .pan),
            tilt: position(of: preset, on: fixture, .tilt)
        )
    }

    private func position(of preset: Preset, on fixture: Fixture, _ axis: Axis) -> UInt16? {
        guard let pair = fixture.channels(of: axis) else { return nil }
        var high: UInt16?
        var low: UInt16 = 0
        for write in preset.writes {
            switch write {
            case .position(axis, let position): return position
            case .level(pair.coarse, let level): high = UInt16(level)
            case .level(let channel, let level) where channel == pair.fine: low = UInt16(level)
            case .position, .level: continue
            }
        }
        return high.map { $0 << 8 | low }
    }
}

/// The parameters of one axis.
private struct AxisParameters {
    let whole: ParameterName
    let high: ParameterName
    let low: ParameterName

    init(_ axis: Axis) {
        whole = axis == .pan ? .pan : .tilt
        high = axis == .pan ? .panHigh : .tiltHigh
        low = axis == .pan ? .panLow : .tiltLow
    }
}
