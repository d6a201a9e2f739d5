import ShowModel

/// The effects that move heads around places in the room.
extension Report {
    /// The circle that `values` tell, around a place by the places called `ref_…`; one that does
    /// nothing where they are not known.
    mutating func circle(
        _ values: ParameterValues,
        on fixture: PatchedFixture,
        among points: PointIndex,
        at offset: Int
    ) -> Effect? {
        let nothing = Effect.nothing(.circle)
        requirePoints(values, of: .circle, at: offset)
        if values.entry(.radius) == nil {
            let hint = "\(Standard.radius) is used: a quarter of the room's width"
            warning(at: offset, "'circle' has no 'radius'", hint: hint)
        }
        if let cycles = values.entry(.cycles), values.entry(.orbits) != nil {
            let hint = "'orbits' counts"
            warning(at: cycles.offset, "'cycles' is given beside 'orbits'", hint: hint)
        }
        guard let entry = values.entry(.point), let point = point(.point, values, among: points)
        else { return nothing }
        guard let centre = point.location else {
            guard points.isWhole else { return nothing }
            let hint = "give the POI a 'location'"
            warning(
                at: entry.offset,
                "POI '\(point.id)' has no place in the room: the row does nothing",
                hint: hint
            )
            return nothing
        }
        let references = points.references(of: fixture.fixture.id)
        if references.isEmpty {
            guard points.isWhole else { return nothing }
            warning(
                at: offset,
                "\(fixture.title) has no reference points: the row does nothing",
                hint: "a circle needs targets of POIs called 'ref_…' that have a 'location'"
            )
            return nothing
        }
        return .circle(
            Circle(
                centre: centre,
                radius: values.number(.radius) ?? Standard.radius,
                orbits: values.number(.orbits) ?? values.number(.cycles) ?? Standard.orbits,
                references: references
            )
        )
    }

    /// The orbit that `values` tell, of `name`; one that does nothing where its places are not known.
    mutating func orbit(
        _ values: ParameterValues,
        _ name: EffectName,
        on fixture: PatchedFixture,
        among points: PointIndex,
        at offset: Int
    ) -> Effect? {
        requirePoints(values, of: name, at: offset)
        let start = target(.startPoint, values, of: fixture, among: points)
        let subject = target(.subject, values, of: fixture, among: points)
        guard let start, let subject else { return .nothing(name) }
        return .orbit(
            Orbit(
                start: start.aim,
                subject: subject.aim,
                orbits: values.number(.orbits) ?? Standard.orbits,
                easing: values.orbitEasing ?? Standard.orbitEasing,
                writesDimmer: values.flag(.writeDimmer) ?? Standard.writesDimmer,
                isReversed: name == .orbitOut
            )
        )
    }

    /// The sweep that `values` tell; one that does nothing where its places are not known.
    mutating func sweep(
        _ values: ParameterValues,
        on fixture: PatchedFixture,
        among points: PointIndex,
        at offset: Int
    ) -> Effect? {
        requirePoints(values, of: .sweep, at: offset)
        let start = target(.startPoint, values, of: fixture, among: points)
        let subject = target(.subject, values, of: fixture, among: points)
        let end = target(.endPoint, values, of: fixture, among: points)
        guard let start, let subject, end != nil || values.entry(.endPoint) == nil else {
            return .nothing(.sweep)
        }
        return .sweep(
            Sweep(
                start: start.aim,
                subject: subject.aim,
                end: end?.aim ?? beyond(subject.aim, from: start.aim, of: fixture, at: offset),
                easing: values.number(.easing) ?? Standard.sweepEasing,
                dimmerEasing: values.number(.dimmerEasing) ?? Standard.dimmerEasing,
                arcStrength: values.number(.arcStrength) ?? Standard.arcStrength,
                maxDimmer: values.number(.maxDimmer) ?? Standard.maxDimmer
            )
        )
    }

    /// As far beyond `subject` as `start` is before it, as near as the head may point.
    private mutating func beyond(
        _ subject: Aim,
        from start: Aim,
        of fixture: PatchedFixture,
        at offset: Int
    ) -> Aim {
        let mirrored = start.mirrored(about: subject)
        return Aim(
            pan: clamped(mirrored.pan, .pan, of: fixture, at: offset),
            tilt: clamped(mirrored.tilt, .tilt, of: fixture, at: offset)
        )
    }
}

extension PointTarget {
    /// Where the fixture must point.
    fileprivate var aim: Aim { Aim(pan: pan, tilt: tilt) }
}

extension PointIndex {
    /// What `fixture` has been shown of the room: its targets of the places called `ref_…`.
    fileprivate func references(of fixture: FixtureID) -> [Circle.Reference] {
        points.compactMap { point in
            guard point.id.lowercased().hasPrefix("ref_"), let location = point.location,
                let target = point.target(of: fixture)
            else { return nil }
            return Circle.Reference(location: location, aim: target.aim)
        }
    }
}
