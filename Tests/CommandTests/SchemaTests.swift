import Testing

/// `lightshow schema`: what is printed, what is written, and over what it is not.
struct SchemaTests {
    static let names = ["show", "fixtures", "profile", "cues", "metadata", "pois", "chasers"]

    @Test("without a name every schema is listed with its files, a line each")
    func list() throws {
        let run = try Workshop().run("schema")
        #expect(run.ending == .exited(0))
        #expect(run.lines.map { $0.prefix { $0 != " " } } == SchemaTests.names.map { $0[...] })
        #expect(run.lines.contains { $0.contains("cues/<song>.cue.json: ") })
        #expect(run.complaints.isEmpty)
    }

    @Test("a name prints that schema, and --all writes the same bytes", arguments: names)
    func printed(name: String) throws {
        let workshop = Workshop()
        let run = try workshop.run("schema", name)
        #expect(run.ending == .exited(0))
        #expect(run.complaints.isEmpty)
        #expect(try JSONAnswer(run.output)["title"]?.text?.hasPrefix("lightshow: ") == true)
        #expect(try workshop.run("schema", "--all", "a/b").ending == .exited(0))
        #expect(workshop.bytes(of: "a/b/\(name).schema.json") == Array(run.output.utf8))
        #expect(workshop.files() == SchemaTests.names.map { "a/b/\($0).schema.json" }.sorted())
    }

    @Test("an older schema is written over, and anything else is left, and nothing written")
    func overWhat() throws {
        let workshop = Workshop()
        #expect(try workshop.run("schema", "--all", "s").ending == .exited(0))
        let fresh = try #require(workshop.bytes(of: "s/show.schema.json"))
        try workshop.write(Array(fresh.dropLast(40)), to: "s/show.schema.json")
        #expect(try workshop.run("schema", "--all", "s").ending == .exited(0))
        #expect(workshop.bytes(of: "s/show.schema.json") == fresh)
        try workshop.write("{}", to: "t/pois.schema.json")
        let refused = try workshop.run("schema", "--all", "t")
        #expect(refused.ending == .exited(1))
        #expect(refused.complaints.contains("'t/pois.schema.json' is no schema of this program"))
        #expect(workshop.files(in: "t") == ["pois.schema.json"])
        #expect(workshop.bytes(of: "t/pois.schema.json") == Array("{}".utf8))
    }

    @Test("a folder that cannot be made is a fault of the world")
    func noFolder() throws {
        let workshop = Workshop()
        try workshop.write("text", to: "file")
        let run = try workshop.run("schema", "--all", "file/schemas")
        #expect(run.ending == .exited(2))
        #expect(run.complaints.contains("file"))
    }

    @Test(
        "a name that is none is a wrong command line, with a guess",
        arguments: [("cue", "did you mean 'cues'?"), ("lightning", "There are: show, fixtures")]
    )
    func unknown(name: String, says words: String) throws {
        let run = try Workshop().run("schema", name)
        #expect(run.ending == .exited(64))
        #expect(run.output.isEmpty)
        #expect(run.complaints.contains("there is no schema '\(name)'"))
        #expect(run.complaints.contains(words))
    }

    @Test("a name beside --all is a wrong command line")
    func both() throws {
        let workshop = Workshop()
        #expect(try workshop.run("schema", "cues", "--all", "s").ending == .exited(64))
        #expect(workshop.files().isEmpty)
    }
}
