import ShowModel
import TestSupport
import Testing

struct PositionTests {
    @Test("an axis of 16 bits has a coarse and a fine channel")
    func sixteenBits() {
        let head = Fixture.head("a")
        #expect(axes(of: head) == [[0, 1], [2, 3]])
    }

    @Test("an axis of 8 bits has a coarse channel alone; one that is not there has none")
    func eightBits() {
        #expect(axes(of: .of([.tilt, .pan])) == [[1, nil], [0, nil]])
        #expect(axes(of: .of([.pan, .tiltFine])) == [[0, nil], nil])
        #expect(axes(of: .par("a")) == [nil, nil])
    }

    @Test("the channels of an axis need not be side by side, nor coarse first")
    func anyOrder() {
        #expect(axes(of: .of([.panFine, .dimmer, .pan])) == [[2, 0], nil])
    }

    @Test(
        "a head points as near as it may",
        arguments: [
            (0, 1000), (999, 1000), (1000, 1000), (30_000, 30_000), (60_000, 60_000),
            (65_535, 60_000),
        ]
            as [(UInt16, UInt16)]
    )
    func clamped(value: UInt16, nearest: UInt16) {
        let head = Fixture.head("a", limits: [.pan: 1000...60_000])
        #expect(head.clamped(value, on: .pan) == nearest)
        #expect(head.clamped(value, on: .tilt) == value)
    }

    @Test("a head that may point one way only points that way")
    func oneWay() {
        let head = Fixture.head("a", limits: [.tilt: 500...500])
        #expect([0, 500, 65_535].map { head.clamped($0, on: .tilt) } == [500, 500, 500])
    }

    @Test("a position leaves the axis it does not name")
    func subscripts() {
        let position = Position(pan: 7, tilt: nil)
        #expect(position[.pan] == 7)
        #expect(position[.tilt] == nil)
        #expect(Axis.allCases.map(\.coarse) == [.pan, .tilt])
        #expect(Axis.allCases.map(\.fine) == [.panFine, .tiltFine])
    }

    /// Coarse and fine channel of pan, then of tilt.
    private func axes(of fixture: Fixture) -> [[Int?]?] {
        Axis.allCases.map { axis in fixture.channels(of: axis).map { [$0.coarse, $0.fine] } }
    }
}
