import ShowModel

/// The places of a show, as rows find them: by id, capitals not counted.
struct PointIndex {
    /// The places, in the order written.
    let points: [PointOfInterest]
    /// The ids that come again, in the order written.
    let repeated: [String]
    /// Whether all is read that is written: where not, a place may be known that seems not to be.
    let isWhole: Bool
    private let places: [String: Int]

    /// An index of `points`; of two with one id the first counts.
    init(_ points: [PointOfInterest] = [], repeated: [String] = [], isWhole: Bool = true) {
        self.points = points
        self.repeated = repeated
        self.isWhole = isWhole
        self.places = Dictionary(
            zip(points.map { $0.id.lowercased() }, points.indices),
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The place that a row calls `id`; nil where there is none.
    subscript(id: String) -> PointOfInterest? {
        places[id.trimmed.lowercased()].map { points[$0] }
    }

    /// The ids of the places that `fixture` has a target for, in the order written.
    func ids(with fixture: FixtureID) -> [String] {
        points.filter { $0.target(of: fixture) != nil }.map(\.id)
    }
}
