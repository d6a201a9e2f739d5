import DMX
import Timebase
import TimelineFile

/// A file of the folder `Golden`: made anew by every test run, and compared with the one there.
struct GoldenFile {
    /// The name of the pair: `name.bin`, and its readable twin `name.txt`.
    let name: String
    /// What is in it or wrong with it, in a sentence.
    let sentence: String
    /// The file's bytes.
    let bytes: [UInt8]

    /// The twin's text: the sentence, what a reader says, and the bytes.
    var twin: String {
        """
        \(sentence)

        \(verdict(on: bytes).text)

        \(hexadecimalDump(bytes))

        """
    }
}

/// What a reader says of a file.
enum Verdict {
    case whole(TimelineReader)
    case refused(TimelineFileError)
    case damaged([Damage])

    var text: String {
        switch self {
        case .whole(let reader): "Reads as:\n\(description(of: reader))"
        case .refused(let error): "Refused: \(error)"
        case .damaged(let damage):
            "Opens, and verify says: " + damage.map { "\($0.error)" }.joined(separator: "; ")
        }
    }

    /// The errors in it.
    var errors: [TimelineFileError] {
        switch self {
        case .whole: []
        case .refused(let error): [error]
        case .damaged(let damage): damage.map(\.error)
        }
    }
}

/// What a reader says of the file `bytes`.
func verdict(on bytes: [UInt8]) -> Verdict {
    do throws(TimelineFileError) {
        let reader = try TimelineReader(reading: MemoryBytes(bytes))
        let damage = reader.verify()
        return damage.isEmpty ? .whole(reader) : .damaged(damage)
    } catch {
        return .refused(error)
    }
}

/// All that `reader` finds, line by line.
private func description(of reader: TimelineReader) -> String {
    let info = reader.info
    var lines = [
        "  show \"\(info.showName)\", song \"\(info.songName)\", node \(info.node ?? "none")",
        "  \(info.frameCount.frames) frames at \(info.rate), \(info.framesPerBlock.frames) a block",
    ]
    lines += info.layout.universes.map { "  universe \($0.address): \($0.slotCount) slots" }
    for fixture in info.fixtures {
        lines.append(
            "  fixture \(fixture.id) \"\(fixture.name)\" (\(fixture.kind)), universe"
                + " \(fixture.universe)"
        )
        lines += fixture.channels.map { channel in
            let arm = channel.armLevel.map { ", armed at \($0)" } ?? ""
            return "    slot \(channel.slot): \(channel.name), \(channel.role)\(arm)"
        }
    }
    let mask = info.intensityMask.isIntensity.map { $0 ? "1" : "0" }.joined()
    lines.append("  intensity \(mask)")
    lines.append("  blackout \(info.blackoutLook)")
    lines += info.markers.map { marker in
        let span = "\(marker.span.start.index)..<\(marker.span.end.index)"
        return "  \(marker.kind) \"\(marker.name)\" \(span)"
    }
    lines += info.sources.map { "  source \($0.path) \($0.digest)" }
    if let sound = info.sound {
        lines.append(
            "  sound \(sound.fileName), \(sound.codec), \(sound.length.samples) samples at"
                + " \(sound.length.sampleRate) Hz, \(sound.channelCount) channels, delay"
                + " \(sound.encoderDelay), \(sound.byteCount) bytes"
                + (sound.isEmbedded ? ", embedded" : "")
        )
    }
    return (lines + frameLines(of: reader)).joined(separator: "\n")
}

private func frameLines(of reader: TimelineReader) -> [String] {
    var decoder = BlockDecoder()
    return (0..<reader.info.frameCount.frames).map { frame in
        let levels = (try? reader.levels(of: .init(frame), using: &decoder)) ?? []
        return "  frame \(frame): " + levels.map { "\($0)" }.joined(separator: " ")
    }
}

/// Sixteen bytes a line, with their offset before and their letters after.
private func hexadecimalDump(_ bytes: [UInt8]) -> String {
    stride(from: 0, to: bytes.count, by: 16).map { start in
        let line = bytes[start..<min(start + 16, bytes.count)]
        let digits = line.map { padded(String($0, radix: 16), to: 2, with: "0") }
        let letters = line.map { (0x20..<0x7f).contains($0) ? Character(.init($0)) : "." }
        let offset = padded(String(start, radix: 16), to: 4, with: "0")
        let rest = String(repeating: "   ", count: 16 - line.count)
        return "\(offset)  \(digits.joined(separator: " "))\(rest)  \(String(letters))"
    }.joined(separator: "\n")
}

private func padded(_ text: String, to width: Int, with letter: Character) -> String {
    String(repeating: letter, count: max(0, width - text.count)) + text
}
