import DMX
import Timebase
import TimelineFile

/// What a show file says of itself, as JSON and for people.
struct HeaderReport: Encodable {
    let file: String
    let bytes: Int
    let show: String
    let song: String
    let node: OrNull<String>
    let rate: String
    let frames: Int
    let seconds: Double
    let zstdVersion: Int
    let universes: [Universe]
    let fixtures: [Fixture]
    let intensitySlots: Int
    let markers: [Mark]
    let sources: [Source]
    let sound: OrNull<Sound>

    struct Universe: Encodable {
        let universe: Int
        let slots: Int
        /// The slots that blackout works on, from 1.
        let intensity: [Int]
        /// The blackout look of the stored slots.
        let blackout: [Level]
    }

    struct Fixture: Encodable {
        let id: String
        let name: String
        let kind: String
        let universe: Int
        let channels: [Channel]
    }

    struct Channel: Encodable {
        let name: String
        let slot: Int
        let role: String
        let arm: OrNull<Level>
    }

    struct Mark: Encodable {
        let kind: String
        let name: String
        let frame: Int
        let endFrame: Int
    }

    struct Source: Encodable {
        let path: String
        let sha256: String
    }

    struct Sound: Encodable {
        let file: String
        let codec: String
        let sampleRate: Int
        let samples: Int
        let channels: Int
        let encoderDelay: Int
        let bytes: Int
        let sha256: String
        let embedded: Bool
    }
}

extension HeaderReport {
    init(_ reader: TimelineReader, file: String) {
        let info = reader.info
        self.init(
            file: file,
            bytes: reader.byteCount,
            show: info.showName,
            song: info.songName,
            node: OrNull(info.node),
            rate: "\(info.rate)",
            frames: info.frameCount.frames,
            seconds: info.rate.time(of: .zero + info.frameCount).seconds,
            zstdVersion: reader.zstdVersion,
            universes: info.layout.universes.indices.map { Universe(info, index: $0) },
            fixtures: info.fixtures.map(Fixture.init),
            intensitySlots: info.intensityMask.isIntensity.filter(\.self).count,
            markers: info.markers.map(Mark.init),
            sources: info.sources.map { Source(path: $0.path, sha256: "\($0.digest)") },
            sound: OrNull(info.sound.map(Sound.init))
        )
    }
}

extension HeaderReport.Universe {
    init(_ info: TimelineInfo, index: Int) {
        let universe = info.layout.universes[index]
        let range = info.layout.range(ofUniverse: index)
        let mask = info.intensityMask.isIntensity[range]
        self.init(
            universe: Int(universe.address.number),
            slots: universe.slotCount,
            intensity: zip(1..., mask).compactMap { $1 ? $0 : nil },
            blackout: Array(info.blackoutLook[range])
        )
    }
}

extension HeaderReport.Fixture {
    init(_ fixture: TimelineFixture) {
        self.init(
            id: fixture.id,
            name: fixture.name,
            kind: fixture.kind,
            universe: Int(fixture.universe.number),
            channels: fixture.channels.map { channel in
                HeaderReport.Channel(
                    name: channel.name,
                    slot: channel.slot.number,
                    role: channel.role,
                    arm: OrNull(channel.armLevel)
                )
            }
        )
    }
}

extension HeaderReport.Mark {
    init(_ marker: Marker) {
        self.init(
            kind: "\(marker.kind)",
            name: marker.name,
            frame: marker.span.start.index,
            endFrame: marker.span.end.index
        )
    }
}

extension HeaderReport.Sound {
    init(_ sound: TimelineSound) {
        self.init(
            file: sound.fileName,
            codec: sound.codec,
            sampleRate: sound.length.sampleRate,
            samples: sound.length.samples,
            channels: sound.channelCount,
            encoderDelay: sound.encoderDelay,
            bytes: sound.byteCount,
            sha256: "\(sound.digest)",
            embedded: sound.isEmbedded
        )
    }
}
