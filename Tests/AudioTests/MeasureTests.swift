import Audio
import Glibc
import Testing
import Timebase

struct MeasureTests {
    @Test("a wav gives back every sample bit by bit, mono on both sides", arguments: [1, 2])
    func wav(channels: Int) throws {
        let sound = TestSound.noise(10_007, channels: channels)
        let source = SoundBytes(sound.wav())
        let info = try SoundInfo.measure(source)
        let length = SoundLength(samples: 10_007, sampleRate: 44_100)
        #expect(
            info == SoundInfo(codec: .wav, length: length, channels: channels, encoderDelay: 0)
        )
        let samples = try decode(source, info)
        let expected = (0..<20_014).map { sound.samples[channels == 2 ? $0 : $0 / 2] }
        let isSame = samples == expected
        #expect(isSame)
    }

    @Test("of six channels the first two are played, and a remark says so")
    func manyChannels() throws {
        let sound = TestSound.noise(500, channels: 6)
        let source = SoundBytes(sound.wav())
        let info = try SoundInfo.measure(source)
        #expect(info.remarks == [.channelsDropped(4)])
        let expected = (0..<1000).map { sound.samples[$0 / 2 * 6 + $0 % 2] }
        let isSame = try decode(source, info) == expected
        #expect(isSame)
    }

    @Test(
        "a wav whose data is shorter than its header says is cut off",
        arguments: [45, 2044, 4042]
    )
    func truncatedWav(size: Int) throws {
        let source = SoundBytes(Array(TestSound.noise(1000).wav()[..<size]))
        guard size >= 48 else {
            #expect(throws: AudioError.self) { try SoundInfo.measure(source) }
            return
        }
        let promised = SoundLength(samples: 1000, sampleRate: 44_100)
        let actual = SoundLength(samples: (size - 44) / 4, sampleRate: 44_100)
        #expect(throws: AudioError.truncated(.wav, promised: promised, actual: actual)) {
            try SoundInfo.measure(source)
        }
        let info = try SoundInfo.measure(source, truncation: .accept)
        #expect(info.length == actual)
        #expect(info.remarks == [.truncated(promised: promised)])
        #expect(try decode(source, info).count == 2 * actual.samples)
    }

    @Test("a wav whose writer never filled in its length is as long as its data")
    func streamedWav() throws {
        let source = SoundBytes(TestSound.noise(1000).wav(claimingDataSize: 0xffff_ffff))
        #expect(try SoundInfo.measure(source).length.samples == 1000)
    }

    @Test("no bytes, other bytes and random bytes are refused with the evidence")
    func noSound() throws {
        #expect(throws: AudioError.empty) { try SoundInfo.measure(SoundBytes([])) }
        let text = Array("This is not a sound, whatever its name says.".utf8)
        #expect(throws: AudioError.unknownFormat(start: Array(text[..<16]))) {
            try SoundInfo.measure(SoundBytes(text), named: "song.txt")
        }
        for name in ["song.mp3", "song.wav", "song"] {
            #expect(throws: AudioError.self) {
                try SoundInfo.measure(SoundBytes(text), named: name)
            }
        }
        #expect(throws: AudioError.self) {
            try SoundInfo.measure(SoundBytes([UInt8](repeating: 0, count: 100_000)), named: "a.mp3")
        }
    }

    @Test("random bytes are never a sound nor a crash", arguments: ["a.mp3", "a.wav", "a"])
    func randomBytes(name: String) {
        var random = SplitMix(11)
        for start in ["", "RIFF1234WAVEfmt ", "fLaC", "OggS", "ID3\u{4}", "\u{0}"] {
            for _ in 0..<10 {
                let noise = (0..<20_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
                #expect(throws: AudioError.self) {
                    try SoundInfo.measure(SoundBytes(Array(start.utf8) + noise), named: name)
                }
            }
        }
    }

    @Test("the content says what a file is, whatever its name says")
    func contentBeforeName() throws {
        let wav = SoundBytes(TestSound.noise(100).wav())
        #expect(try SoundInfo.measure(wav, named: "song.mp3").codec == .wav)
        #expect(SoundCodec(fileName: "x/Song.Name.MP3") == .mp3)
        #expect(SoundCodec(fileName: "song.opus") == .ogg)
        #expect(SoundCodec(fileName: "song") == nil)
        #expect(SoundCodec(fileName: "song.txt") == nil)
    }

    @Test("a file is read as its bytes are; one that is not there says why")
    func files() throws {
        let folder = try ScratchFolder()
        let path = try folder.write(ClickTrain.mp3, to: "clicks.mp3")
        let file = try SoundFile(path: path)
        #expect(file.size == ClickTrain.mp3.count)
        #expect(try SoundInfo.measure(file) == SoundInfo.measure(SoundBytes(ClickTrain.mp3)))
        let missing = folder.path("none.mp3")
        #expect(throws: AudioError.unreadable(path: missing, cause: ENOENT)) {
            try SoundFile(path: missing)
        }
        #expect(throws: AudioError.unreadable(path: folder.path(""), cause: EISDIR)) {
            try SoundFile(path: folder.path(""))
        }
    }

    @Test(
        "every event is one line for people",
        arguments: [
            SoundEvent.opened(
                DeviceFormat(name: "pulse", sampleRate: 44_100, period: 441, buffer: 4410)
            ),
            .unavailable(.noDevice([])), .underrun, .lost(.failed(reason: "gone")),
            .lost(.stalled), .lost(.blocked), .lost(.unsteady), .restored(after: .seconds(2)),
            .replaced(slip: .milliseconds(60)), .damaged(reason: "bad"), .ended,
        ]
    )
    func descriptions(event: SoundEvent) {
        let text = "\(event)"
        #expect(!text.isEmpty && !text.contains("\n") && !text.contains("Sound"))
    }

    @Test(
        "every error is one line for people",
        arguments: [
            AudioError.empty, .unreadable(path: "a.mp3", cause: ENOENT),
            .unknownFormat(start: [1, 0xab]), .silentFile(.mp3),
            .undecodable(.ogg, reason: "no"), .noThread(name: "sound", cause: EAGAIN),
            .truncated(.wav, promised: nil, actual: SoundLength(samples: 1, sampleRate: 1)),
            .noDevice([DeviceRefusal(device: "default", reason: "No such file or directory")]),
        ]
    )
    func descriptions(error: AudioError) {
        let text = "\(error)"
        #expect(!text.isEmpty && !text.contains("\n") && !text.contains("AudioError"))
    }
}
