import DMX
import Glibc
import TestSupport
import Testing
import Timebase
import TimelineFile

struct TimelineFileErrorTests {
    static let messages: [(TimelineFileError, String)] = [
        (
            .notAShowFile(found: [0x52, 0x49]),
            "not a show file: it starts with 52 49; name a file that 'lightshow compile' wrote"
        ),
        (
            .unsupportedVersion(found: 2, supported: 1),
            "written in version 2 of the format, and this program reads version 1; compile the"
                + " show again"
        ),
        (
            .truncated(expected: 300, actual: 200),
            "cut short: 200 bytes of 300 are there; copy or compile it again"
        ),
        (
            .badChecksum(of: .block(7), expected: 0x1234, actual: 0xffff_fffe),
            "damaged: block 7 has checksum fffffffe where 00001234 was written; copy or compile"
                + " it again"
        ),
        (
            .outOfRange(what: "the number of markers", value: 1_000_001, allowed: 0...1_000_000),
            "out of range: the number of markers: 1000001, where the format allows 0 to 1000000"
        ),
        (
            .io(path: "/gig/show.bin", operation: .write, errno: ENOSPC),
            "cannot write /gig/show.bin: No space left on device; make room on the disk and try"
                + " again"
        ),
        (
            .io(path: "/gig/show.bin", operation: .flushFolder, errno: EIO),
            "cannot flush the folder of /gig/show.bin: Input/output error; the disk may be failing:"
                + " copy what you can to another"
        ),
    ]

    @Test("a message is one line that says what to do", arguments: messages)
    func message(error: TimelineFileError, text: String) {
        #expect("\(error)" == text)
    }

    @Test("a file that is not there, and a folder in place of one, are named")
    func openingNothing() throws {
        let folder = TemporaryFolder()
        let path = folder.path
        let missing = folder.file("show.bin")
        #expect(throws: TimelineFileError.io(path: missing, operation: .open, errno: ENOENT)) {
            try TimelineReader(path: missing)
        }
        #expect(throws: TimelineFileError.io(path: path, operation: .read, errno: EISDIR)) {
            try TimelineReader(path: path)
        }
    }

    @Test("a folder that is not there is named, and none is made")
    func writingNowhere() {
        let folder = TemporaryFolder()
        let path = folder.file("no/show.bin")
        #expect(throws: TimelineFileError.io(path: path, operation: .create, errno: ENOENT)) {
            try Sample.smallest.write(to: path)
        }
        #expect(folder.names().isEmpty)
    }

    @Test("a sound of another length than announced is refused", arguments: [0, 99, 101])
    func soundLength(byteCount: Int) {
        let folder = TemporaryFolder()
        let sample = Sample.full()
        #expect(throws: TimelineFileError.soundLength(expected: 100, actual: byteCount)) {
            var writer = try TimelineWriter(path: folder.file("show.bin"), info: sample.info)
            for block in sample.encoded() { try writer.append(block) }
            try writer.embedSound(from: MemoryBytes([UInt8](repeating: 0, count: byteCount)))
        }
        #expect(folder.names().isEmpty)
    }

    @Test("what the format cannot hold is refused before a file is made")
    func outOfRange() {
        let folder = TemporaryFolder()
        let path = folder.file("show.bin")
        #expect(
            throws: TimelineFileError.outOfRange(
                what: "the length of the song's name",
                value: 65_536,
                allowed: 0...65_535
            )
        ) {
            _ = try TimelineWriter(path: path, info: info(songBytes: 65_536))
        }
        #expect(
            throws: TimelineFileError.outOfRange(
                what: "a marker's start",
                value: -1,
                allowed: 0...Int(Int32.max)
            )
        ) {
            _ = try TimelineWriter(path: path, info: info(markers: -1..<1))
        }
        #expect(
            throws: TimelineFileError.outOfRange(
                what: "the frame count",
                value: 0,
                allowed: 1...Int(Int32.max)
            )
        ) {
            _ = try TimelineWriter(path: path, info: info(frameCount: 0))
        }
        #expect(folder.names().isEmpty)
    }

    private func info(
        songBytes: Int = 0,
        markers: Range<Int> = 0..<1,
        frameCount: Int = 1
    ) -> TimelineInfo {
        TimelineInfo(
            showName: "",
            songName: String(repeating: "x", count: songBytes),
            rate: .fps60,
            frameCount: FrameCount(frameCount),
            layout: .universes([:]),
            intensityMask: IntensityMask([]),
            blackoutLook: [],
            markers: [Marker(.cue, name: "", span: .frames(markers))]
        )
    }
}
