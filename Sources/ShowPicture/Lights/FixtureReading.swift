public import DMX
public import TimelineFile

/// What a fixture does at given levels: the light that leaves it, and where it points.
///
/// It is made once for a fixture and asked at many frames, so it knows its channels by their place
/// in whatever memory the levels are in.
public struct FixtureReading: Hashable, Sendable {
    private let dimmer: Int?
    private let shutter: Int?
    private let red: Int?
    private let green: Int?
    private let blue: Int?
    private let emitters: [Int]
    private let pan: AxisPlaces?
    private let tilt: AxisPlaces?

    /// A reading of `fixture`, whose slots lie where `place` says; a channel whose slot has no place
    /// counts as not there. Of several channels with one role the first is read, of the emitters
    /// besides red, green and blue all.
    public init(_ fixture: TimelineFixture, place: (SlotNumber) -> Int?) {
        func first(_ role: String) -> Int? {
            fixture.channels.first { $0.role == role }.flatMap { place($0.slot) }
        }
        dimmer = first("dimmer")
        shutter = first("shutter")
        red = first("red")
        green = first("green")
        blue = first("blue")
        emitters = fixture.channels.filter { $0.role == "emitter" }.compactMap { place($0.slot) }
        pan = first("pan").map { AxisPlaces(coarse: $0, fine: first("panFine")) }
        tilt = first("tilt").map { AxisPlaces(coarse: $0, fine: first("tiltFine")) }
    }

    /// The colour that leaves the fixture, `level` telling what is at a place: its emitters times
    /// its intensity; white where it does not mix colours.
    public func light(_ level: (Int) -> Level) -> Light {
        let extra = emitters.reduce(0) { max($0, level($1)) }
        guard mixesColours else {
            let white = Light(red: 255, green: 255, blue: 255)
            return white * (dimmer == nil && shutter == nil ? extra : intensity(level))
        }
        func sum(_ place: Int?) -> Level {
            Level(min(255, Int(place.map { level($0) } ?? 0) + Int(extra)))
        }
        return Light(red: sum(red), green: sum(green), blue: sum(blue)) * intensity(level)
    }

    /// Dimmer times shutter, 0…255; 255 where it has neither. A shutter lets all through or nothing,
    /// unless it is all there is.
    public func intensity(_ level: (Int) -> Level) -> Level {
        let dimmed = dimmer.map { level($0) }
        guard let shutter = shutter.map({ level($0) }) else { return dimmed ?? 255 }
        if let dimmed { return shutter > 0 ? dimmed : 0 }
        return red == nil ? shutter : (shutter > 0 ? 255 : 0)
    }

    /// Where it points about its pan axis, 0…65535 as cues write it; nil where it does not turn.
    public func pan(_ level: (Int) -> Level) -> UInt16? { pan?.position(level) }

    /// Where it points about its tilt axis, 0…65535 as cues write it; nil where it does not turn.
    public func tilt(_ level: (Int) -> Level) -> UInt16? { tilt?.position(level) }

    /// Whether it can point anywhere.
    public var turns: Bool { pan != nil || tilt != nil }

    private var mixesColours: Bool { red != nil || green != nil || blue != nil }
}

/// The places of an axis' two bytes.
private struct AxisPlaces: Hashable {
    let coarse: Int
    let fine: Int?

    func position(_ level: (Int) -> Level) -> UInt16 {
        UInt16(level(coarse)) << 8 | UInt16(fine.map { level($0) } ?? 0)
    }
}
