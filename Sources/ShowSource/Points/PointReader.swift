import ShowModel

/// Reads the points of interest: places in the room, and where each head must point to hit them.
struct PointReader {
    /// The fixtures that points may name; nil where they could not be read.
    let patch: Patch?
    /// What there is to say about the file.
    var report: Report

    /// The points that the file says, those that are wrong left out.
    mutating func read(_ root: JSONValue) -> PointIndex {
        var points: [PointOfInterest] = []
        var repeated: [String] = []
        let errorsBefore = report.errorCount
        for row in report.array(root, "the file") ?? [] {
            guard let object = report.object(row, "a POI"),
                let written = report.required("id", of: object, "a POI"),
                let id = report.name(written, "'id'")
            else { continue }
            let point = point(object, id: id)
            if let other = points.first(where: { $0.id.lowercased() == id.lowercased() }) {
                report.error(
                    at: written.offset,
                    "POI '\(shortened(id))' comes twice",
                    hint: other.id == id
                        ? "every POI has an id of its own"
                        : "capitals do not count: '\(shortened(other.id))' is the same id"
                )
                repeated.append(id)
            } else {
                points.append(point)
            }
        }
        let errors = report.errorCount - errorsBefore - repeated.count
        return PointIndex(points, repeated: repeated, isWhole: errors == 0)
    }

    private mutating func point(_ object: JSONObject, id: String) -> PointOfInterest {
        report.checkKeys(of: object, "a POI", known: Form.point.keys)
        return PointOfInterest(
            id: id,
            name: object["name"].flatMap { report.name($0, "'name'") } ?? id,
            location: object["location"].flatMap { report.roomPoint($0) },
            targets: targets(object, of: "POI '\(shortened(id))'")
        )
    }

    private mutating func targets(_ object: JSONObject, of title: String) -> [PointTarget] {
        guard let value = object["fixtures"],
            let listed = report.object(value, "'fixtures' of \(title)")
        else { return [] }
        return listed.members.compactMap { member in
            if member.value.kind == .null { return nil }
            let isKnown = isKnown(member, title)
            let target = target(member, of: title)
            return isKnown ? target : nil
        }
    }

    private mutating func target(_ member: JSONMember, of title: String) -> PointTarget? {
        let what = "target of '\(shortened(member.key))' of \(title)"
        guard let object = report.object(member.value, what) else { return nil }
        report.checkKeys(of: object, "a target", known: Form.pointTarget.keys)
        let pan = position(.pan, of: object, what)
        let tilt = position(.tilt, of: object, what)
        guard let pan, let tilt else { return nil }
        return PointTarget(fixture: FixtureID(member.key), pan: pan, tilt: tilt)
    }

    private mutating func position(_ axis: Axis, of object: JSONObject, _ what: String) -> UInt16? {
        report.required(axis.rawValue, of: object, "the \(what)")
            .flatMap {
                report.whole($0, "\(axis.rawValue) of the \(what)", in: InputRange.position)
            }
            .map { UInt16($0) }
    }

    /// Whether a target is of a fixture that is written; warns where it is not, or cannot point.
    private mutating func isKnown(_ member: JSONMember, _ title: String) -> Bool {
        guard let patch else { return true }
        switch patch[member.key] {
        case .fixture(let fixture):
            if fixture.isWhole, !fixture.fixture.hasPosition {
                let message = "\(title) has a target for \(fixture.title), which does not turn"
                report.warning(at: member.keyOffset, message)
            }
            return true
        case .unreadable:
            return true
        case nil:
            report.warning(
                at: member.keyOffset,
                "\(title) has a target for '\(shortened(member.key))', a fixture that is unknown",
                hint: patch.cure(for: member.key)
            )
            return false
        }
    }
}
