import DMX
import TestSupport
import Timebase
import TimelineFile

extension Sample {
    /// The smallest show: one frame of one slot, silent.
    static let smallest = Sample(
        TimelineInfo(
            showName: "",
            songName: "",
            rate: .fps60,
            frameCount: FrameCount(1),
            layout: .universes([0: 1]),
            intensityMask: IntensityMask([true]),
            blackoutLook: [0]
        )
    ) { _, _ in 255 }

    /// A show with something in every section, of three blocks on two universes: a fade, then two
    /// equal holds, the last of them cut short by one frame where `isCut`.
    static func full(isCut: Bool = false) -> Sample {
        let frames = isCut ? 29 : 30
        let info = TimelineInfo(
            showName: "Abend am Hafen",
            songName: "Möwen",
            node: "192.168.10.221:6454",
            rate: .fps(30000, over: 1001),
            frameCount: FrameCount(frames),
            framesPerBlock: FrameCount(10),
            layout: .universes([0: 6, 300: 4]),
            fixtures: [
                TimelineFixture(
                    id: "par_l",
                    name: "Par left",
                    kind: "rgb",
                    universe: .universe(0),
                    channels: [
                        .init(name: "dim", slot: .slot(1), role: "dimmer", armLevel: 255),
                        .init(name: "red", slot: .slot(2), role: "red"),
                    ]
                )
            ],
            intensityMask: IntensityMask(
                [true, true, true, true, false, false, false, true, false, true]
            ),
            blackoutLook: [0, 0, 0, 0, 128, 64, 32, 0, 255, 0],
            markers: [
                Marker(.part, name: "Intro", span: .frames(0..<20)),
                Marker(.hint, name: "drop", span: .frames(20..<20)),
                Marker(.beat, name: "", span: .frames(3..<3)),
                Marker(.cue, name: "fade_in par_l", span: .frames(0..<10)),
            ],
            sources: [digest(1).map { SourceDigest(path: "cues/Möwen.cue.json", digest: $0) }]
                .compactMap { $0 },
            sound: sound(of: 100),
            record: CompileRecord(
                rules: 3,
                isSoundClean: true,
                fingerprints: [.init(1, 2), .init(3, 4), .init(.max, 0)]
            )
        )
        return Sample(info, sound: (0..<100).map { UInt8($0) }) { frame, slot in
            frame < 10 ? Level(frame * 20 + slot) : Level(slot * 9)
        }
    }

    /// A show that `seed` makes: a layout, fades and holds and noise, and a sound of its own.
    static func random(seed: UInt64) -> Sample {
        var random = SeededRandom(seed: seed)
        let universes = (0..<Int.random(in: 0...4, using: &random)).compactMap { net in
            PortAddress(net * 700).map {
                FrameLayout.Universe($0, slotCount: Int.random(in: 1...90, using: &random))
            }
        }
        let layout = FrameLayout(universes) ?? FrameLayout(covering: [])
        let size = layout.frameSize
        let info = TimelineInfo(
            showName: "seed \(seed)",
            songName: String(repeating: "ü", count: Int.random(in: 0...300, using: &random)),
            rate: FrameRate.common.randomElement(using: &random) ?? .fps60,
            frameCount: FrameCount(Int.random(in: 1...400, using: &random)),
            layout: layout,
            intensityMask: IntensityMask((0..<size).map { _ in Bool.random(using: &random) }),
            blackoutLook: (0..<size).map { _ in Level.random(in: 0...255, using: &random) },
            markers: (0..<Int.random(in: 0...50, using: &random)).map { number in
                let start = Int.random(in: 0...400, using: &random)
                let kind = Marker.Kind.allCases.randomElement(using: &random) ?? .cue
                return Marker(kind, name: "\(number)", span: .frames(start..<start + number))
            },
            sound: Bool.random(using: &random) ? sound(of: 70_000) : nil
        )
        let kinds = (0..<size).map { _ in Int.random(in: 0...3, using: &random) }
        let noise = SeededRandom(seed: seed)
        return Sample(info, sound: (0..<70_000).map { UInt8($0 % 251) }) { frame, slot in
            switch kinds[slot] {
            case 0: return Level(slot % 256)
            case 1: return Level(truncatingIfNeeded: frame * (slot % 5))
            case 2: return frame / 60 % 2 == 0 ? 0 : 255
            default:
                var own = noise
                for _ in 0..<frame % 7 + slot % 3 { _ = own.next() }
                return Level(truncatingIfNeeded: own.next())
            }
        }
    }

    static func digest(_ byte: UInt8) -> SHA256Digest? {
        SHA256Digest([UInt8](repeating: byte, count: SHA256Digest.byteCount))
    }

    /// An embedded sound of `byteCount` bytes.
    static func sound(of byteCount: Int, isEmbedded: Bool = true) -> TimelineSound? {
        digest(2).map { digest in
            TimelineSound(
                fileName: "Möwen.mp3",
                codec: "mp3",
                length: SoundLength(samples: 44_144, sampleRate: 44_100),
                channelCount: 2,
                encoderDelay: 576,
                byteCount: byteCount,
                digest: digest,
                isEmbedded: isEmbedded
            )
        }
    }
}
