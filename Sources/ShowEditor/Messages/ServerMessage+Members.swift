import DMX
import ShowModel
import ShowSource
import Timebase

typealias Member = JSONContent.Member

extension ServerMessage {
    /// The message's keys besides `type` and `seq`; those of `initial` are text already.
    var members: [Member] {
        switch self {
        case .initial: []
        case .resumed(let client, let playback, let live, let history):
            [
                Member("client", .whole(client)), Member("playback", playback.content),
                Member("live", .changes(live)), Member("history", history.content),
            ]
        case .accepted(let reply, let results): [Member("re", .orNull(reply))] + results
        case .rejected(let reply, let fault):
            [Member("re", .orNull(reply)), Member("code", .string(fault.code.rawValue))]
                + [Member("reason", .string(fault.reason)), Member("hint", .orNull(fault.hint))]
        case .delta(let changes): [Member("changes", .changes(changes))]
        case .timecode(let position, let isPlaying):
            [Member("position", .seconds(position)), Member("playing", .bool(isPlaying))]
        case .playback(let playback, let number):
            (playback.content.members ?? []) + [Member("by", number.map { .whole($0) } ?? .null)]
        case .cuesChanged(let put, let removed, let cause):
            [
                Member("put", .array(put)),
                Member("removed", .array(removed.map { .whole($0.number) })),
                Member("by", .string(cause.rawValue)),
            ]
        case .metadataChanged(let members): members
        case .problems(let problems): [Member("problems", problems)]
        case .history(let history): history.content.members ?? []
        case .compiled(let edit): edit.members
        case .saved(let state): state.content.members ?? []
        case .conflict(let file): [Member("file", .string(file))]
        case .locked(let locked): [Member("locked", .bool(locked))]
        case .clients(let count): [Member("count", .whole(count))]
        case .output(let state): state.content.members ?? []
        case .clock(let sent, let now):
            [Member("sent", sent), Member("now", .double(Double(now.nanoseconds) / 1e6))]
        case .chat(let piece): piece.content.members ?? []
        case .proposal(let proposal): proposal.content.members ?? []
        case .closing(let reason): [Member("reason", .string(reason))]
        }
    }
}

extension JSONContent {
    /// `content`, or `null`.
    static func orNull(_ content: JSONContent?) -> JSONContent { content ?? .null }

    /// `text`, or `null`.
    static func orNull(_ text: String?) -> JSONContent { text.map { .string($0) } ?? .null }

    /// `changes` as `[universe, channel, value]` each.
    static func changes(_ changes: [LiveChange]) -> JSONContent {
        .array(
            changes.map { change in
                .array([
                    .whole(Int(change.slot.universe.number)), .whole(change.slot.slot.number),
                    change.level.map { .whole(Int($0)) } ?? .null,
                ])
            }
        )
    }
}

extension CompiledEdit {
    fileprivate var members: [Member] {
        let spans = spans.map { span in
            JSONContent.array([.seconds(span.lowerBound), .seconds(span.upperBound)])
        }
        let milliseconds = (duration.milliseconds * 100).rounded() / 100
        return [
            Member("spans", .array(spans)), Member("slots", .whole(slotCount)),
            Member("ms", .double(milliseconds)),
        ]
    }
}

extension SaveState {
    /// The object of `saved` in PROTOCOL.md.
    var content: JSONContent {
        .object([
            Member("state", .string(files.rawValue)),
            Member("show_file", .string(showFile.rawValue)),
            Member("message", .orNull(message)),
        ])
    }
}

extension OutputState {
    /// The object of `output` in PROTOCOL.md.
    var content: JSONContent {
        .object([
            Member("node", .string(node)), Member("packets", .whole(packets)),
            Member("failed", .whole(failed)), Member("reason", .orNull(reason)),
        ])
    }
}
