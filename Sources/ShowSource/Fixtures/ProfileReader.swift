import DMX
import ShowModel

/// Reads one profile file: what all fixtures of one model share.
struct ProfileReader {
    /// The file's name.
    let file: ProfileName
    /// The profiles read before it.
    let others: [Profile]
    /// What there is to say about the file.
    var report: Report

    /// The profile that the file says; one without channels where it could not be read, which says
    /// at least that it is there. `root` is nil where the file is no JSON.
    mutating func read(_ root: JSONValue?) -> Profile {
        guard let root, let object = report.object(root, "the profile") else {
            return Profile(id: file.model, file: file, kind: file.kind)
        }
        report.checkKeys(of: object, "a profile", known: Form.profile.keys)
        let id = object["id"].flatMap { report.name($0, "'id'") } ?? file.model
        checkID(id, of: object)
        let title = "profile '\(id)'"
        var profile = Profile(
            id: id,
            file: file,
            kind: object["type"].flatMap { report.string($0, "'type'")?.trimmed } ?? file.kind
        )
        var errorsBefore = report.errorCount
        readChannels(of: object, title, into: &profile)
        readMetaChannels(of: object, title, into: &profile)
        if report.errorCount > errorsBefore { profile.gaps.insert(.channels) }
        profile.labels = labels(object)
        profile.travel = travel(object)
        errorsBefore = report.errorCount
        profile.namedColours = namedColours(object, title)
        if report.errorCount > errorsBefore { profile.gaps.insert(.colours) }
        return profile
    }

    private mutating func checkID(_ id: String, of object: JSONObject) {
        guard let other = others.first(where: { $0.id == id }) else { return }
        report.error(
            at: object["id"]?.offset ?? object.value.offset,
            "profile '\(id)' comes twice: '\(other.file.file)' has that id too",
            hint: "every profile has an id of its own"
        )
    }

    private mutating func readChannels(
        of object: JSONObject,
        _ title: String,
        into profile: inout Profile
    ) {
        guard let value = report.required("channels", of: object, title),
            let listed = report.object(value, "'channels' of \(title)")
        else { return }
        for member in listed.members {
            let what = "offset of '\(member.key)' of \(title)"
            guard let offset = report.whole(member.value, what, in: InputRange.offset) else {
                profile.unreadableChannels.append(member.key)
                continue
            }
            if let other = profile.channels.first(where: { $0.offset == offset }) {
                report.error(
                    at: member.value.offset,
                    "'\(member.key)' and '\(other.name)' of \(title) are both at offset \(offset)"
                )
                profile.unreadableChannels.append(member.key)
                continue
            }
            let role = ChannelRole(channelNamed: member.key, type: nil)
            profile.channels.append(ProfileChannel(name: member.key, offset: offset, role: role))
        }
        if listed.members.isEmpty { report.error(at: value.offset, "\(title) has no channels") }
        checkFirstOffset(of: profile, title, at: value.offset)
    }

    /// Whoever counts offsets from 1 patches every channel of the fixture one slot too high.
    private mutating func checkFirstOffset(of profile: Profile, _ title: String, at offset: Int) {
        guard profile.unreadableChannels.isEmpty,
            let first = profile.channels.map(\.offset).min(), first > 0
        else { return }
        report.note(
            at: offset,
            "no channel of \(title) is at offset 0: the lowest is at \(first)",
            hint: "offsets count from 0, the slot that 'base_channel' says"
        )
    }

    /// `physical_movement`: how fast the head turns.
    private mutating func travel(_ profile: JSONObject) -> HeadTravel {
        let usual = HeadTravel()
        guard let value = profile["physical_movement"],
            let object = report.object(value, "'physical_movement'")
        else { return usual }
        let keys = Form.movement.keys
        report.checkKeys(of: object, "'physical_movement'", known: keys)
        let seconds = keys.map { key in
            object[key].flatMap { value in
                let expected = "a number of seconds, 0.001…3600"
                return report.real(value, "'\(key)'", in: InputRange.travel, expected: expected)
            }
        }
        return HeadTravel(
            panSeconds: seconds[0] ?? usual.panSeconds,
            tiltSeconds: seconds[1] ?? usual.tiltSeconds
        )
    }
}
