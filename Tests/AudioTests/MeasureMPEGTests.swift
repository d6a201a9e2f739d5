import Audio
import Testing
import Timebase

struct MeasureMPEGTests {
    @Test("an mp3 is as long as the sound that was encoded, to the sample")
    func exactLength() throws {
        let info = try SoundInfo.measure(SoundBytes(ClickTrain.mp3))
        #expect(info.codec == .mp3)
        #expect(info.length == SoundLength(samples: ClickTrain.samples, sampleRate: 44_100))
        #expect(info.channels == 1)
        #expect(info.encoderDelay == ClickTrain.encoderDelay)
        #expect(info.remarks.isEmpty)
    }

    @Test("the clicks of an mp3 are where they were before it was encoded")
    func clicksInPlace() throws {
        let source = SoundBytes(ClickTrain.mp3)
        let samples = try decode(source, SoundInfo.measure(source))
        #expect(samples.count == 2 * ClickTrain.samples)
        #expect(areNear(onsets(samples), ClickTrain.clicks))
    }

    @Test("mono is played on both sides")
    func monoIsDoubled() throws {
        let source = SoundBytes(ClickTrain.mp3)
        let samples = try decode(source, SoundInfo.measure(source))
        let isDoubled = stride(from: 0, to: samples.count, by: 2)
            .allSatisfy { samples[$0] == samples[$0 + 1] }
        #expect(isDoubled)
    }

    @Test("tags with a picture before the music change nothing", arguments: [0, 1000, 300_000])
    func pictureTag(size: Int) throws {
        let lengths = (0..<4).reversed().map { UInt8(size >> (7 * $0) & 0x7f) }
        let tag = Array("ID3".utf8) + [4, 0, 0] + lengths + [UInt8](repeating: 0, count: size)
        let plain = SoundBytes(ClickTrain.mp3)
        let tagged = SoundBytes(tag + ClickTrain.mp3)
        #expect(try SoundInfo.measure(tagged) == SoundInfo.measure(plain))
        let info = try SoundInfo.measure(tagged)
        #expect(try areAlike(decode(tagged, info), decode(plain, info)))
    }

    @Test("an mp3 cut off anywhere says what it promises and what it holds")
    func truncated() throws {
        let promised = SoundLength(samples: ClickTrain.samples, sampleRate: 44_100)
        var refused = 0
        for size in stride(from: 700, to: ClickTrain.mp3.count, by: 97) {
            let source = SoundBytes(Array(ClickTrain.mp3[..<size]))
            let info = try SoundInfo.measure(source, truncation: .accept)
            #expect(try decode(source, info).count == 2 * info.length.samples)
            #expect(info.remarks.contains(.truncated(promised: promised)))
            #expect(
                throws: AudioError.truncated(.mp3, promised: promised, actual: info.length)
            ) { try SoundInfo.measure(source) }
            refused += 1
        }
        #expect(refused > 40)
    }

    @Test("what is left of a cut-off mp3 sounds as in the whole one")
    func truncatedKeepsPlace() throws {
        let whole = SoundBytes(ClickTrain.mp3)
        let cut = SoundBytes(Array(ClickTrain.mp3[..<4000]))
        let info = try SoundInfo.measure(cut, truncation: .accept)
        let all = try decode(whole, SoundInfo.measure(whole))
        // The last frame lacks the overlap with its successor.
        let sure = info.length.samples - 1152
        #expect(sure > 10_000)
        #expect(try areAlike(decode(cut, info, count: sure), all[..<(2 * sure)]))
    }

    @Test("an mp3 without an encoder's tag is measured whole and says that its delay is unknown")
    func noTag() throws {
        var bytes = ClickTrain.mp3
        bytes.removeFirst(208)
        let source = SoundBytes(bytes)
        let info = try SoundInfo.measure(source)
        #expect(info.remarks == [.encoderDelayUnknown])
        #expect(info.encoderDelay == 0)
        #expect(info.length.samples == 26 * 1152)
        #expect(try areNear(onsets(decode(source, info)), ClickTrain.clicks.map { $0 + 1105 }))
    }

    @Test("whatever happened to the bytes, the length is what decoding yields")
    func damaged() throws {
        var random = SplitMix(7)
        var measured = 0
        for _ in 0..<300 {
            var bytes = ClickTrain.mp3
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let length = min(Int.random(in: 1...300, using: &random), bytes.count - place)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.removeSubrange(place..<place + length)
                case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                default:
                    for spot in place..<place + length {
                        bytes[spot] = UInt8.random(in: 0...255, using: &random)
                    }
                }
            }
            let source = SoundBytes(bytes)
            guard let info = try? SoundInfo.measure(source, truncation: .accept) else { continue }
            measured += 1
            #expect(try decode(source, info).count == 2 * info.length.samples, "\(info)")
        }
        #expect(measured > 100)
    }

    @Test("any sample can be sought, and is the one that a reader from the start gets")
    func seekExact() throws {
        let source = SoundBytes(ClickTrain.mp3)
        let info = try SoundInfo.measure(source)
        let all = try decode(source, info)
        var random = SplitMix(3)
        for _ in 0..<60 {
            let start = Int.random(in: 0..<ClickTrain.samples, using: &random)
            let there = try decode(source, info, from: start, count: 700)
            #expect(areAlike(there, all[(2 * start)...].prefix(1400)))
        }
    }
}
