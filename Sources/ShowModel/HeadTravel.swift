/// How fast a head turns: the seconds it takes from one end of an axis to the other (65535 steps).
public struct HeadTravel: Hashable, Sendable {
    /// Seconds for the whole of pan; more than 0.
    public let panSeconds: Double
    /// Seconds for the whole of tilt; more than 0.
    public let tiltSeconds: Double

    /// A head that takes this long; the usual 2.0 s and 0.9 s where not given.
    public init(panSeconds: Double = 2.0, tiltSeconds: Double = 0.9) {
        precondition(panSeconds > 0 && tiltSeconds > 0, "a head needs time to turn")
        self.panSeconds = panSeconds
        self.tiltSeconds = tiltSeconds
    }

    /// Seconds for the whole of `axis`.
    public func seconds(of axis: Axis) -> Double { axis == .pan ? panSeconds : tiltSeconds }
}
