import ShowModel

/// Places in the room that effects name. A place that is not known is worth a warning, and the row
/// does nothing: shows outlive the rooms that their places were taught in.
extension Report {
    /// Where `fixture` hits the place that `values` call by `name`, as near as its head may point;
    /// nil, and warned of, where that is not known, and nil where the row does not give it.
    mutating func target(
        _ name: ParameterName,
        _ values: ParameterValues,
        of fixture: PatchedFixture,
        among points: PointIndex
    ) -> PointTarget? {
        guard let entry = values.entry(name), let point = point(name, values, among: points) else {
            return nil
        }
        guard let target = point.target(of: fixture.fixture.id) else {
            guard points.isWhole else { return nil }
            let others = points.ids(with: fixture.fixture.id)
            let known = others.isEmpty ? "no POI has one" : "there is one for: \(shortList(others))"
            warning(
                at: entry.offset,
                "POI '\(point.id)' has no target for \(fixture.title): the row does nothing",
                hint: guess(point.id, among: others) ?? known
            )
            return nil
        }
        return PointTarget(
            fixture: target.fixture,
            pan: clamped(target.pan, .pan, of: fixture, at: entry.offset),
            tilt: clamped(target.tilt, .tilt, of: fixture, at: entry.offset)
        )
    }

    /// The place that `values` call by `name`; nil, and warned of, where there is none of that id,
    /// and nil where the row does not give it.
    mutating func point(
        _ name: ParameterName,
        _ values: ParameterValues,
        among points: PointIndex
    ) -> PointOfInterest? {
        guard let entry = values.entry(name), let id = values.point(name) else { return nil }
        if let point = points[id] { return point }
        guard points.isWhole else { return nil }
        let ids = points.points.map(\.id)
        let known = ids.isEmpty ? "the show has no POIs" : "there are: \(shortList(ids))"
        warning(
            at: entry.offset,
            "POI '\(shortened(id))' is unknown: the row does nothing",
            hint: cure(for: id.trimmed, among: ids, twice: points.repeated) ?? known
        )
        return nil
    }

    /// Reports the places that `effect` cannot do without and `values` do not give.
    mutating func requirePoints(
        _ values: ParameterValues,
        of effect: EffectName,
        at offset: Int
    ) {
        for parameter in effect.parameters
        where parameter.isNeeded && values.entry(parameter.id) == nil {
            error(
                at: offset,
                "'\(effect.rawValue)' does not say \(question(parameter.id, of: effect))",
                hint: "give '\(parameter.name)'"
            )
        }
    }
}

/// What the place `parameter` of `effect` answers.
private func question(_ parameter: ParameterName, of effect: EffectName) -> String {
    switch (effect, parameter) {
    case (.circle, _): "around what"
    case (.sweep, .subject): "over what"
    case (.orbitOut, .subject), (.orbit, .startPoint), (.sweep, .startPoint): "where from"
    default: "where to"
    }
}

/// The first dozen of `names`.
private func shortList(_ names: [String]) -> String {
    list(names.prefix(12)) + (names.count > 12 ? ", …" : "")
}
