// What a composition hands over, and the two files made of it: a WAV, and the metadata that
// belongs to it.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct Song {
    var title: String
    var bpm: Int
    var key: String
    var lengthMilliseconds: Int
    var sound: Stereo
    var stereo: Bool
    /// The length of one step as a fraction: `milliseconds / per`.
    var step: (milliseconds: Int, per: Int)
    var stepsPerBeat: Int
    var beatsPerBar: Int
    var parts: [(name: String, from: Int, to: Int?)]
    var hints: [(name: String, steps: [Int])]
    var drums: [(name: String, steps: [Int])]

    /// The start of a step in whole milliseconds, half up.
    func milliseconds(_ step: Int) -> Int {
        (2 * step * self.step.milliseconds + self.step.per) / (2 * self.step.per)
    }

    /// Every beat that starts before the end, as a step.
    var beats: [Int] {
        Array(
            stride(from: 0, to: Int.max, by: stepsPerBeat).prefix {
                milliseconds($0) < lengthMilliseconds
            }
        )
    }
}

/// Seconds with three decimals, from whole milliseconds.
func seconds(_ milliseconds: Int) -> String {
    let fraction = String(milliseconds % 1_000)
    return "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
}

extension Song {
    /// The bytes of a 16-bit PCM WAV file.
    var wav: [UInt8] {
        let channels = stereo ? 2 : 1
        var bytes: [UInt8] = []
        func put(_ text: String) { bytes += Array(text.utf8) }
        func put(_ value: Int, bytes count: Int) {
            for shift in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * shift))) }
        }
        let size = sound.frames * channels * 2
        put("RIFF")
        put(36 + size, bytes: 4)
        put("WAVEfmt ")
        put(16, bytes: 4)
        put(1, bytes: 2)
        put(channels, bytes: 2)
        put(Int(sound.rate), bytes: 4)
        put(Int(sound.rate) * channels * 2, bytes: 4)
        put(channels * 2, bytes: 2)
        put(16, bytes: 2)
        put("data")
        put(size, bytes: 4)
        for i in 0..<sound.frames {
            let l = sound.left[i]
            let r = sound.right[i]
            for value in stereo ? [l, r] : [(l + r) / 2] {
                put(Int((value * 32_767).rounded(.toNearestOrEven)), bytes: 2)
            }
        }
        return bytes
    }

    /// The metadata file. `long` writes beats and parts as objects, the other form the program
    /// reads.
    func metadata(long: Bool) -> String {
        func times(_ steps: [Int], indent: String) -> String {
            let all = Set(steps).sorted().map { seconds(milliseconds($0)) }
            guard all.count > 8 else { return "[" + all.joined(separator: ", ") + "]" }
            var lines: [String] = []
            for start in stride(from: 0, to: all.count, by: 8) {
                lines.append(
                    indent + "  " + all[start..<min(start + 8, all.count)].joined(separator: ", ")
                )
            }
            return "[\n" + lines.joined(separator: ",\n") + "\n" + indent + "]"
        }
        func group(_ rows: [(name: String, steps: [Int])]) -> String {
            "{\n"
                + rows.map { "    \"\($0.name)\": " + times($0.steps, indent: "    ") }.joined(
                    separator: ",\n"
                ) + "\n  }"
        }
        let end = seconds(lengthMilliseconds)
        var rows = [
            "\"$schema\": \"../../schemas/metadata.schema.json\"", "\"filename\": \"\(title)\"",
            "\"length\": \(end)", "\"bpm\": \(bpm)",
            "\"key\": \"\(key)\"",
        ]
        let spans = parts.map {
            (
                $0.name, seconds(milliseconds($0.from)),
                $0.to.map { seconds(milliseconds($0)) } ?? end
            )
        }
        if long {
            rows.append(
                "\"parts\": [\n"
                    + spans.map {
                        "    { \"label\": \"\($0.0)\", \"start_s\": \($0.1), \"end_s\": \($0.2) }"
                    }
                    .joined(separator: ",\n") + "\n  ]"
            )
            rows.append(
                "\"beats\": [\n"
                    + beats.enumerated().map { index, step in
                        let bar = index / beatsPerBar + 1
                        let beat = index % beatsPerBar + 1
                        let type = beat == 1 ? "downbeat" : "beat"
                        let time = seconds(milliseconds(step))
                        return "    { \"time\": \(time), \"bar\": \(bar), \"beat\": \(beat), "
                            + "\"type\": \"\(type)\" }"
                    }.joined(separator: ",\n") + "\n  ]"
            )
        } else {
            rows.append(
                "\"parts\": {\n"
                    + spans.map { "    \"\($0.0)\": [\($0.1), \($0.2)]" }.joined(separator: ",\n")
                    + "\n  }"
            )
            rows.append("\"hints\": " + group(hints))
            rows.append("\"drums\": " + group(drums))
            rows.append("\"beats\": " + times(beats, indent: "  "))
        }
        return "{\n" + rows.map { "  " + $0 }.joined(separator: ",\n") + "\n}\n"
    }
}

/// Writes a file whole; false if that failed.
func write(_ bytes: [UInt8], to path: String) -> Bool {
    guard let file = fopen(path, "wb") else { return false }
    let written = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && written == bytes.count
}
