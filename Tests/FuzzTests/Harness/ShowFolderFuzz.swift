import DMX
import ShowCompiler
import ShowModel
import ShowSource
import TestSupport
import Timebase

/// A show folder that somebody wrote: what the reader takes, the compiler compiles.
enum ShowFolderFuzz {
    /// Long enough for every kind of row, short enough for many tries.
    private static let length = FrameCount(150)

    /// The show with `input` as its fixtures.
    static func run(onFixtures input: [UInt8]) throws {
        try run(on: ["fixtures/fixtures.json": input])
    }

    /// The show with the files that `input` holds: each after a line of `--- ` and its path. Other
    /// paths than the show's own are left out.
    static func run(on input: [UInt8]) throws {
        var files: [String: [UInt8]] = [:]
        var rest = input[...]
        while let start = rest.after("--- ") {
            let path = start.prefix { $0 != 0x0a }
            let body = start.dropFirst(path.count + 1)
            let text = body.before("\n--- ")
            files[String(decoding: path, as: UTF8.self)] = Array(text)
            rest = body.dropFirst(text.count)
        }
        try run(on: files.filter { FuzzShow.files[$0.key] != nil })
    }

    private static func run(on files: [String: [UInt8]]) throws {
        let standard = FuzzShow.files.mapValues { Array($0.utf8) }
        let folder = TemporaryFolder()
        try FuzzShow.write(standard.merging(files, uniquingKeysWith: { $1 }), to: folder.path)
        let reading = try ShowReader(folder: folder.path).read()
        let errors = reading.diagnostics.filter { $0.severity == .error }
        try hold("a show that cannot be read is told why", reading.show != nil || !errors.isEmpty)
        for diagnostic in reading.diagnostics {
            try hold("something is said", !diagnostic.message.isEmpty)
        }
        if let show = reading.show, errors.isEmpty { try compile(show) }
    }

    private static func compile(_ show: Show) throws {
        let rate = show.defaultRate ?? .fps60
        let patch = Patch(show.fixtures)
        _ = PatchCheck(rate: rate).diagnostics(of: show.fixtures)
        for song in show.songs {
            let score = ScoreCompiler(patch: patch, rate: rate).score(
                of: song.cues,
                frameCount: length
            )
            _ = ScoreCheck(score).diagnostics(of: song)
            let last = FrameNumber(length.frames - 1)
            let block = score.render(FrameSpan(last, to: last + FrameCount(1)))
            try hold(
                "a frame has a level for every slot",
                block.slotCount == patch.layout.frameSize
            )
        }
    }
}

extension ArraySlice<UInt8> {
    /// What follows the first `mark`; nil where there is none.
    fileprivate func after(_ mark: String) -> ArraySlice? {
        let place = range(of: mark)
        return place.map { self[$0.upperBound...] }
    }

    /// What comes before the first `mark`: all where there is none.
    fileprivate func before(_ mark: String) -> ArraySlice {
        let place = range(of: mark)
        return place.map { self[..<$0.lowerBound] } ?? self
    }

    private func range(of mark: String) -> Range<Int>? {
        let mark = Array(mark.utf8)
        var start = startIndex
        while start + mark.count <= endIndex {
            if self[start..<start + mark.count].elementsEqual(mark) {
                return start..<start + mark.count
            }
            start += 1
        }
        return nil
    }
}
