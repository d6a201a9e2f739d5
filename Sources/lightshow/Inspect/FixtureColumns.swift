import DMX
import ShowPicture
import TimelineFile

/// The numbers of a fixture as people read them: a level a channel, and one number for an axis whose
/// position takes two channels.
struct FixtureColumns {
    /// What the columns are called, in the order of the channels.
    let names: [String]
    private let fixture: TimelineFixture
    private let columns: [Column]
    private let reading: FixtureReading

    /// The channels, by their place in the fixture, that make one number.
    private struct Column {
        let coarse: Int
        let fine: Int?
    }

    /// The columns of `fixture`.
    init(of fixture: TimelineFixture) {
        self.fixture = fixture
        reading = FixtureReading(fixture) { slot in
            fixture.channels.firstIndex { $0.slot == slot }
        }
        let roles = fixture.channels.map(\.role)
        var fineOf: [Int: Int] = [:]
        for axis in ["pan", "tilt"] {
            guard let coarse = roles.firstIndex(of: axis) else { continue }
            fineOf[coarse] = roles.firstIndex(of: "\(axis)Fine")
        }
        columns = roles.indices.filter { !fineOf.values.contains($0) }
            .map { Column(coarse: $0, fine: fineOf[$0]) }
        names = columns.map { column in
            let channel = fixture.channels[column.coarse]
            return column.fine == nil ? channel.name : channel.role
        }
    }

    /// The highest number of each column.
    var limits: [Int] { columns.map { $0.fine == nil ? 255 : 65_535 } }

    /// The numbers of `levels`, which are one a channel.
    func numbers(of levels: [Level]) -> [Int] {
        columns.map { column in
            let coarse = Int(levels[column.coarse])
            return column.fine.map { coarse << 8 | Int(levels[$0]) } ?? coarse
        }
    }

    /// Whether the fixture gives light.
    var hasLight: Bool {
        let roles: Set = ["dimmer", "shutter", "red", "green", "blue", "emitter"]
        return fixture.channels.contains { roles.contains($0.role) }
    }

    /// The colour that leaves the fixture at `levels`, which are one a channel; nil where it gives
    /// no light.
    func light(at levels: [Level]) -> Light? {
        guard hasLight else { return nil }
        return reading.light { levels[$0] }
    }
}
