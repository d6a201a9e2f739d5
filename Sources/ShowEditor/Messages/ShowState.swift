import DMX
import ShowCompiler
import ShowModel
import ShowSource
import Timebase

/// What `initial` tells of a show, whatever its song.
struct ShowState {
    let loaded: LoadedShow

    /// The keys of `initial` about the show.
    var members: [Member] {
        let stand = loaded.stand
        let songs = loaded.show.songs.map { song in
            JSONContent.object([
                Member("name", .string(song.name)), Member("file", .string(song.soundFile)),
            ])
        }
        return [
            Member(
                "show",
                .object([
                    Member("name", .string(loaded.show.name)),
                    Member("rate", .double(stand.rate.framesPerSecond)),
                ])
            ),
            Member("songs", .array(songs)),
            Member("universes", .array(universes(stand.patch.layout))),
            Member("fixtures", .array(loaded.show.fixtures.map { fixture($0) })),
            Member("points", .array(loaded.show.pointsOfInterest.map(point))),
            Member("chases", .array(loaded.chases.map { named($0.id, $0.name) })),
            Member("effects", .array(EffectDescription.all.map(\.content))),
            Member("problems", problems),
        ]
    }

    /// What there is to say about the show's files; the first 500 of it.
    var problems: JSONContent { .array(loaded.problems.prefix(500).map(\.content)) }

    private func universes(_ layout: FrameLayout) -> [JSONContent] {
        zip(layout.universes, layout.offsets).map { universe, offset in
            .object([
                Member("universe", .whole(Int(universe.address.number))),
                Member("slots", .whole(universe.slotCount)), Member("offset", .whole(offset)),
            ])
        }
    }

    private func fixture(_ fixture: Fixture) -> JSONContent {
        let labels = loaded.stand.checker.wheelLabels(of: fixture.id)
        let channels = fixture.channels.map { channel in
            let wheel = labels.filter { $0.channel == channel.name }.map { label in
                JSONContent.object([
                    Member("value", .whole(Int(label.level))), Member("label", .string(label.name)),
                ])
            }
            return JSONContent.object([
                Member("name", .string(channel.name)),
                Member("role", .string(channel.role.rawValue)),
                Member("channel", .whole(channel.slot.number)),
                Member("arm", channel.armLevel.map { .whole(Int($0)) } ?? .null),
                Member("wheel", .array(wheel)),
            ])
        }
        return .object([
            Member("id", .string(fixture.id.text)), Member("name", .string(fixture.name)),
            Member("kind", .string(fixture.kind)),
            Member("universe", .whole(Int(fixture.universe.number))),
            Member("location", fixture.location.map { $0.content } ?? .null),
            Member("channels", .array(channels)),
            Member(
                "turns",
                .object([
                    Member("pan", .double(fixture.travel.panSeconds)),
                    Member("tilt", .double(fixture.travel.tiltSeconds)),
                ])
            ),
            Member("effects", .array(fixture.supportedEffects.map { .string($0.rawValue) })),
            Member("presets", .array(fixture.presets.map { preset($0, of: fixture) })),
        ])
    }

    private func preset(_ preset: Preset, of fixture: Fixture) -> JSONContent {
        let values = preset.writes.flatMap { fixture.levels(of: $0) }.map { channel, level in
            Member(fixture.channels[channel].name, .whole(Int(level)))
        }
        return .object([Member("name", .string(preset.name)), Member("values", .object(values))])
    }

    private func point(_ point: PointOfInterest) -> JSONContent {
        let aims = point.targets.map { target in
            Member(
                target.fixture.text,
                .array([.whole(Int(target.pan)), .whole(Int(target.tilt))])
            )
        }
        return .object([
            Member("id", .string(point.id)), Member("name", .string(point.name)),
            Member("location", point.location.map { $0.content } ?? .null),
            Member("aims", .object(aims)),
        ])
    }

    private func named(_ id: String, _ name: String) -> JSONContent {
        .object([Member("id", .string(id)), Member("name", .string(name))])
    }
}

extension RoomPoint {
    fileprivate var content: JSONContent { .array([.double(x), .double(y), .double(z)]) }
}

extension Diagnostic {
    /// A problem in PROTOCOL.md.
    var content: JSONContent {
        .object([
            Member("severity", .string(severity.rawValue)), Member("message", .string(message)),
            Member("hint", .orNull(hint)), Member("place", .orNull(location.map { "\($0)" })),
        ])
    }
}
