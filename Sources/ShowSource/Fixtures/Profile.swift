import DMX
import ShowModel

/// What all fixtures of one model share, as read from one profile file.
struct Profile {
    /// What fixtures name it by, besides the name of its file.
    let id: String
    /// The name of its file.
    let file: ProfileName
    /// What kind of light it is, as written: `moving_head`, `parcan`.
    let kind: String
    /// Its channels that could be read, in the order written; none where the file could not be.
    var channels: [ProfileChannel] = []
    /// The names of channels that are written, but could not be read: that has been reported.
    var unreadableChannels: [String] = []
    /// What of it could not be read: its channels, or the names of its colours.
    var gaps: FixtureGaps = []
    /// How fast its head turns.
    var travel = HeadTravel()
    /// What its wheels show.
    var labels: [WheelLabel] = []
    /// Colours by their names in lower case.
    var namedColours: [String: Colour] = [:]
}

/// One channel of a profile.
struct ProfileChannel {
    /// What rows call it.
    let name: String
    /// How many slots it is above its fixture's first one, 0…511.
    let offset: Int
    /// What it does.
    var role: ChannelRole
    /// The level it must hold before the fixture can emit light; nil where it is not armed.
    var armLevel: Level?
}

/// The name of a profile file: `fixture.<type>.<model>.json`.
struct ProfileName: Hashable {
    /// The whole name.
    let file: String
    /// The type in it; empty where it has none.
    let kind: String
    /// The model in it.
    let model: String

    /// The name `file`; nil where no profile file is called so.
    init?(file: String) {
        guard file.hasPrefix(prefix), file.hasSuffix(ending),
            file.count > prefix.count + ending.count
        else { return nil }
        let parts = file.dropFirst(prefix.count).dropLast(ending.count)
            .split(separator: ".", maxSplits: 1)
        guard let last = parts.last else { return nil }
        self.file = file
        self.kind = parts.count == 2 ? String(parts[0]) : ""
        self.model = String(last)
    }

    /// How fixtures may write it: with and without what it begins with and ends with.
    var spellings: [String] {
        let bare = String(file.dropFirst(prefix.count))
        return [stem, file, String(bare.dropLast(ending.count)), bare]
    }

    /// The name without `.json`, as most fixtures write it.
    var stem: String { String(file.dropLast(ending.count)) }
}

private let prefix = "fixture."
private let ending = ".json"

/// The profiles of a show, as fixtures find them.
struct Profiles {
    /// The profiles, in the order of their files' names.
    let all: [Profile]
    private let indices: [String: Int]

    /// These profiles. Of two with one id the first is found by it, and an id goes before the name
    /// of another's file.
    init(_ all: [Profile] = []) {
        var indices: [String: Int] = [:]
        for (index, profile) in all.enumerated() where indices[profile.id] == nil {
            indices[profile.id] = index
        }
        for (index, profile) in all.enumerated() {
            for spelling in profile.file.spellings where indices[spelling] == nil {
                indices[spelling] = index
            }
        }
        self.all = all
        self.indices = indices
    }

    /// The profile that `key` names, as an index into `all`; nil where there is none.
    func index(of key: String) -> Int? { indices[key] }

    /// What fixtures may have meant to write: the ids, then the names of the files.
    var keys: [String] { all.map(\.id) + all.flatMap(\.file.spellings) }
}
