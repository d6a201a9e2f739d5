import Audio
import Testing
import Timebase

/// One way to encode a sound with the programs that are installed.
struct Encoding: CustomTestStringConvertible, Sendable {
    let tool: String
    let arguments: [String]
    let file: String
    var delay = 0

    var testDescription: String { ([tool] + arguments).joined(separator: " ") + " → " + file }

    /// Encodes `sound` and returns the file.
    func encode(_ sound: TestSound, in folder: ScratchFolder) throws -> SoundFile {
        let wav = try folder.write(sound.wav(), to: "sound.wav")
        let target = folder.path(file)
        let input = tool == "ffmpeg" ? ["-nostdin", "-y", "-i", wav] : [wav]
        let options = tool == "lame" ? ["--quiet"] + arguments + input : input + arguments
        try Tool(tool)?.run(options + [target])
        return try SoundFile(path: target)
    }

    static let tagged = [
        Encoding(tool: "lame", arguments: ["-b", "128"], file: "a.mp3", delay: 1105),
        Encoding(tool: "lame", arguments: ["-b", "320"], file: "a.mp3", delay: 1105),
        Encoding(tool: "lame", arguments: ["--abr", "160"], file: "a.mp3", delay: 1105),
        Encoding(tool: "lame", arguments: ["-V", "2"], file: "a.mp3", delay: 1105),
        Encoding(tool: "lame", arguments: ["-V", "6"], file: "a.mp3", delay: 1105),
        Encoding(tool: "lame", arguments: ["-V", "4", "-m", "m"], file: "a.mp3", delay: 1105),
        Encoding(tool: "ffmpeg", arguments: ["-b:a", "192k"], file: "a.mp3", delay: 1105),
        Encoding(tool: "sox", arguments: [], file: "a.flac"),
        Encoding(tool: "sox", arguments: [], file: "a.ogg"),
        Encoding(tool: "sox", arguments: ["-b", "24"], file: "a.wav"),
        Encoding(tool: "sox", arguments: ["-b", "32", "-e", "floating-point"], file: "a.wav"),
    ]

    static let untagged = [
        Encoding(tool: "lame", arguments: ["-t", "-b", "192"], file: "a.mp3"),
        Encoding(tool: "lame", arguments: ["-t", "-V", "4"], file: "a.mp3"),
    ]
}

@Suite(
    .enabled(
        if: Tool.areInstalled("lame", "sox", "ffmpeg"),
        "needs the programs lame, sox and ffmpeg: not all of them are installed"
    )
)
struct EncodedFormatsTests {
    static let clicks = (0..<12).map { 3000 + 11_025 * $0 }

    @Test(
        "length and clicks survive encoding to the sample",
        arguments: Encoding.tagged,
        [44_100, 48_000]
    )
    func exact(encoding: Encoding, sampleRate: Int) throws {
        let folder = try ScratchFolder()
        let count = 143_211
        let sound = TestSound.clicks(count, at: Self.clicks, sampleRate: sampleRate)
        let file = try encoding.encode(sound, in: folder)
        let info = try SoundInfo.measure(file)
        #expect(info.length == SoundLength(samples: count, sampleRate: sampleRate))
        #expect(info.encoderDelay == encoding.delay)
        #expect(info.remarks.isEmpty)
        let samples = try decode(file, info)
        #expect(samples.count == 2 * count)
        #expect(areNear(onsets(samples), Self.clicks))
    }

    @Test("an mp3 without a tag is measured to its end", arguments: Encoding.untagged)
    func untagged(encoding: Encoding) throws {
        let folder = try ScratchFolder()
        let sound = TestSound.clicks(143_211, at: Self.clicks)
        let file = try encoding.encode(sound, in: folder)
        let info = try SoundInfo.measure(file)
        #expect(info.remarks == [.encoderDelayUnknown])
        #expect(info.length.samples >= 143_211 + 1105)
        #expect(info.length.samples <= 143_211 + 3 * 1152)
        #expect(try decode(file, info).count == 2 * info.length.samples)
        #expect(try areNear(onsets(decode(file, info)), Self.clicks.map { $0 + 1105 }))
    }

    @Test("any sample can be sought in every format", arguments: Encoding.tagged)
    func seekExact(encoding: Encoding) throws {
        let folder = try ScratchFolder()
        let file = try encoding.encode(TestSound.noise(150_000), in: folder)
        let info = try SoundInfo.measure(file)
        let all = try decode(file, info)
        var random = SplitMix(5)
        for _ in 0..<40 {
            let start = Int.random(in: 0..<info.length.samples - 500, using: &random)
            let there = try decode(file, info, from: start, count: 500)
            #expect(areAlike(there, all[(2 * start)..<(2 * start + 1000)]))
        }
    }

    @Test("a cut-off file says what it holds", arguments: Encoding.tagged, [0.3, 0.77])
    func truncated(encoding: Encoding, part: Double) throws {
        let folder = try ScratchFolder()
        let whole = try encoding.encode(TestSound.noise(150_000), in: folder)
        let info = try SoundInfo.measure(whole)
        let bytes = try Array(FileBytes.read(whole).prefix(Int(Double(whole.size) * part)))
        let cut = SoundBytes(bytes)
        let promised = encoding.file == "a.ogg" ? nil : info.length
        let left = try SoundInfo.measure(cut, truncation: .accept)
        #expect(left.remarks == [.truncated(promised: promised)])
        #expect(left.length.samples < info.length.samples)
        let half = left.length.samples / 2
        #expect(try decode(cut, left).count == 2 * left.length.samples)
        #expect(try decode(cut, left, from: half).count == 2 * (left.length.samples - half))
        #expect(
            throws: AudioError.truncated(info.codec, promised: promised, actual: left.length)
        ) { try SoundInfo.measure(cut) }
    }
}

/// All bytes of a source.
enum FileBytes {
    static func read(_ source: any SoundSource) throws -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: source.size) { buffer, count in
            count = source.read(at: 0, into: UnsafeMutableRawBufferPointer(buffer))
        }
    }
}
