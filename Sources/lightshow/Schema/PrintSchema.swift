import ArgumentParser
import ShowSource

/// `lightshow schema`: what may stand in the input files?
struct PrintSchema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of an input file, for editors; without a name, list them.",
        discussion: """
            A file names its schema by "$schema", and an editor such as VS Code then completes, \
            explains and checks it as you type.
            """
    )

    @Argument(
        help: "The schema to print.",
        completion: .list(InputSchema.allCases.map(\.rawValue))
    )
    var name: String?

    @Option(
        name: .customLong("all"),
        help: ArgumentHelp(
            "Write every schema to this folder instead, as <name>.schema.json.",
            valueName: "folder"
        ),
        completion: .directory
    )
    var folder: String?

    func validate() throws {
        if name != nil, folder != nil {
            throw ValidationError("--all writes every schema: leave the name out")
        }
        if folder?.isEmpty == true { throw ValidationError("--all names a folder") }
        if let name, InputSchema(rawValue: name) == nil {
            let names = InputSchema.allCases.map(\.rawValue)
            let did = guess(name, among: names).map { "; \($0)" } ?? ""
            let known = names.joined(separator: ", ")
            throw ValidationError("there is no schema '\(name)'\(did)\nThere are: \(known)")
        }
    }

    func run() throws {
        try reportingFailures {
            if let folder {
                for path in try SchemaFolder(path: folder).write() { try say(path) }
            } else if let schema = name.flatMap({ InputSchema(rawValue: $0) }) {
                // The text ends with a line break, and so does a line that is said.
                try say(String(schema.text.dropLast()))
            } else {
                let width = InputSchema.allCases.map(\.rawValue.count).max() ?? 0
                for schema in InputSchema.allCases {
                    let gap = String(repeating: " ", count: width - schema.rawValue.count + 2)
                    try say("\(schema.rawValue)\(gap)\(schema.files): \(schema.summary)")
                }
            }
        }
    }
}
