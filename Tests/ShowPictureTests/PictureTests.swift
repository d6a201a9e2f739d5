import DMX
import ShowPicture
import TestSupport
import Testing
import Timebase
import TimelineFile

struct PictureTests {
    /// A par that is red at full for the second half of two seconds.
    private static func halfRed(markers: [Marker] = []) -> Rig {
        Rig([fixture("par", "red", "green", "blue")], frames: 120, markers: markers) {
            frame,
            slot in
            frame >= 60 && slot == 1 ? 255 : 0
        }
    }

    private func order(_ rig: Rig, width: Int = 800, height: Int? = nil) -> PictureOrder {
        PictureOrder(
            span: FrameSpan(all: rig.info.frameCount),
            width: width,
            height: height,
            title: "song\u{0}\u{7}",
            facts: String(repeating: "fact ", count: 200)
        )
    }

    private let silent = PictureSound.none("no sound")

    @Test("a fixture that is red for the second half is dark before it and red in it")
    func red() throws {
        let rig = PictureTests.halfRed()
        let picture = try Picture(of: rig.reader(), order(rig), sound: silent)
        let rows = picture.layout.rows(of: 0)
        let plot = picture.layout.plot
        for y in [rows.lowerBound, rows.upperBound - 1] {
            #expect(picture.light(x: plot.lowerBound + plot.count / 4 + 5, y: y) == .dark)
            #expect(picture.light(x: plot.lowerBound + plot.count * 3 / 4 + 5, y: y) == .onlyRed)
        }
        #expect(picture.damage.isEmpty)
    }

    @Test("a picture is a PNG of the size of its layout, the same bytes every time")
    func png() throws {
        let rig = PictureTests.halfRed()
        let picture = try Picture(of: rig.reader(), order(rig, height: 300), sound: silent)
        let bytes = try picture.png()
        #expect(bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
        let size = [16, 20].map { bytes[$0..<$0 + 4].reduce(0) { $0 << 8 | Int($1) } }
        #expect(size == [800, 300])
        #expect(size == [picture.layout.width, picture.layout.height])
        #expect(
            try Picture(of: rig.reader(), order(rig, height: 300), sound: silent).png() == bytes
        )
    }

    @Test("a second that cannot be read is no dark second: it is hatched, and named")
    func damaged() throws {
        let rig = PictureTests.halfRed()
        let picture = try Picture(of: rig.reader(hurt: 0), order(rig), sound: silent)
        #expect(picture.damage.map(\.part) == [.block(0)])
        let plot = picture.layout.plot
        let y = picture.layout.rows(of: 0).lowerBound + 10
        let hurt = (plot.lowerBound..<plot.lowerBound + plot.count / 2 - 2).map {
            picture.light(x: $0, y: y)
        }
        #expect(!hurt.contains(.dark))
        #expect(Set(hurt).count > 1)
        #expect(picture.light(x: plot.upperBound - 5, y: y) == .onlyRed)
    }

    @Test("a loud column of the sound is drawn, a silent one is not")
    func waveform() throws {
        let rig = PictureTests.halfRed()
        let columns = try PictureLayout(rig.info, order(rig), hasWaveform: true).columns.count
        let waveform = Waveform(
            (0..<columns).map {
                $0 < columns / 2
                    ? .init(low: 0, high: 0, loudness: 0) : .init(low: -1, high: 1, loudness: 0.5)
            }
        )
        let picture = try Picture(of: rig.reader(), order(rig), sound: .waveform(waveform))
        let plot = picture.layout.plot
        let y = picture.layout.sound.lowerBound + 12
        #expect(picture.light(x: plot.lowerBound + columns / 4 + 5, y: y) == .dark)
        #expect(picture.light(x: plot.lowerBound + columns * 3 / 4 + 5, y: y) != .dark)
    }

    @Test("parts, moments and cues have a row each where the span has some, and none where not")
    func marks() throws {
        let markers = [
            Marker(.part, name: "intro", span: .frames(0..<60)),
            Marker(.hint, name: "drop", span: .frames(90..<90)),
            Marker(.cue, name: "flash", span: .frames(60..<80)),
        ]
        let rig = PictureTests.halfRed(markers: markers)
        let whole = try Picture(of: rig.reader(), order(rig), sound: silent).layout
        #expect(!whole.parts.isEmpty && !whole.hints.isEmpty && !whole.cues.isEmpty)
        let start = PictureOrder(span: .frames(0..<30), width: 800, title: "", facts: "")
        let cut = try Picture(of: rig.reader(), start, sound: silent).layout
        #expect(!cut.parts.isEmpty && cut.hints.isEmpty && cut.cues.isEmpty)
        #expect(cut.height < whole.height)
    }

    @Test("nothing in a picture overlaps, and all of it is inside", arguments: [0, 1, 40, 3000])
    func layout(fixtures: Int) throws {
        let rig = Rig((0..<fixtures).map { fixture("f\($0)", "dimmer") }, frames: 60) { _, _ in 0 }
        for height in [nil, 400] {
            let layout = try PictureLayout(
                rig.info,
                order(rig, height: height),
                hasWaveform: true
            )
            let bands = [
                layout.sound, layout.parts, layout.hints, layout.cues, layout.times, layout.body,
                layout.timesBelow, layout.legend,
            ]
            for (one, next) in zip(bands, bands.dropFirst()) {
                #expect(one.upperBound <= next.lowerBound)
            }
            #expect(layout.legend.upperBound <= layout.height)
            #expect(layout.height <= 8000)
            #expect(layout.lanes.height <= layout.body.count)
            #expect(layout.plot.upperBound < layout.width)
        }
    }

    @Test("a height without room for lanes is refused, with the one that would do")
    func tooLow() throws {
        let markers = [
            Marker(.part, name: "", span: .frames(0..<60)),
            Marker(.hint, name: "", span: .frames(90..<90)),
            Marker(.cue, name: "", span: .frames(60..<80)),
        ]
        let rig = PictureTests.halfRed(markers: markers)
        let error = #expect(throws: PictureError.self) {
            try PictureLayout(rig.info, order(rig, height: 200), hasWaveform: true)
        }
        guard case .tooLow(200, let needed) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            try PictureLayout(rig.info, order(rig, height: needed), hasWaveform: true).height
                == needed
        )
    }

    @Test("a show without fixtures and one of a single frame make pictures, too")
    func smallest() throws {
        let empty = Rig([], frames: 1) { _, _ in 0 }
        let picture = try Picture(of: empty.reader(), order(empty), sound: silent)
        #expect(try !picture.png().isEmpty)
    }
}
