/// The JSON Schema (draft 07) of one kind of input file: what editors complete and check as you
/// type. It takes all that `ShowReader` reads without an error, and says what each key means.
///
/// What the reader warns of, an unknown key first of all, is valid here too, and carries a
/// `deprecationMessage`: editors underline it.
public enum InputSchema: String, Hashable, Sendable, CaseIterable {
    /// `show.json`.
    case show
    /// `fixtures/fixtures.json`: fixtures of both forms.
    case fixtures
    /// `fixtures/fixture.<type>.<model>.json`.
    case profile
    /// `cues/<song>.cue.json`.
    case cues
    /// `metadata/<song>.metadata.json`.
    case metadata
    /// `pois.json`.
    case pois
    /// `chasers/*.json`.
    case chasers

    /// What its file is called: `cues.schema.json`.
    public var fileName: String { "\(rawValue).schema.json" }

    /// Which files of a show folder it is for.
    public var files: String {
        switch self {
        case .show: "show.json"
        case .fixtures: "fixtures/fixtures.json"
        case .profile: "fixtures/fixture.<type>.<model>.json"
        case .cues: "cues/<song>.cue.json"
        case .metadata: "metadata/<song>.metadata.json"
        case .pois: "pois.json"
        case .chasers: "chasers/<any name>.json"
        }
    }

    /// What is in these files.
    public var summary: String {
        switch self {
        case .show: "the show as a whole: name, node, rate, order of songs"
        case .fixtures: "the patch: fixtures, and the slots that they sit on"
        case .profile: "what all fixtures of one model share"
        case .cues: "a song's cue sheet: snapshots, effects and chases by time"
        case .metadata: "what there is to know of a song: tempo, beats, parts"
        case .pois: "points of interest: places in the room that heads point at"
        case .chasers: "a chase, or an array of them: effects on the song's beats"
        }
    }

    /// What every schema says near its beginning, and so tells it from any other file.
    public static let mark = "Written by 'lightshow schema'"

    /// The schema as JSON text, the same on every run; ends with a line break.
    public var text: String {
        var members: [(key: String, value: JSONTree)] = [
            ("$schema", .text("http://json-schema.org/draft-07/schema#")),
            ("$comment", .text("\(InputSchema.mark): change the program, not this file.")),
            ("title", .text("lightshow: \(files)")),
        ]
        members += content.described(sentence).members
        if !definitions.isEmpty { members.append(("definitions", .object(definitions))) }
        return JSONTree.object(members).pretty
    }

    private var sentence: String { "\(summary.prefix(1).uppercased())\(summary.dropFirst())." }

    private var content: Schema {
        switch self {
        case .show: Form.show.schema
        case .fixtures: .fixtures
        case .profile: Form.profile.schema
        case .cues: .cueSheet
        case .metadata: Form.metadata.schema
        case .pois: .list(of: Form.point.schema)
        case .chasers: .chaseFile
        }
    }

    private var definitions: [(key: String, value: JSONTree)] {
        switch self {
        case .cues: Schema.cueDefinitions
        case .chasers: Schema.chaseDefinitions
        case .show, .fixtures, .profile, .metadata, .pois: []
        }
    }
}
