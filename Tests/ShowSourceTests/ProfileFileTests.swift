import Foundation
import ShowModel
import ShowSource
import TestSupport
import Testing

struct ProfileFileTests {
    /// Fixtures `f0`, `f1`, … that name these profiles.
    private func fixtures(_ profiles: String...) -> String {
        let rows = profiles.enumerated().map { index, profile in
            """
            {"id": "f\(index)", "name": "F", "fixture": "\(profile)", "base_channel": \(index + 1)}
            """
        }
        return "[\n\(rows.joined(separator: ",\n"))\n]"
    }

    @Test("an id that two profiles have is an error, and the first one counts")
    func refusesRepeatedID() throws {
        let show = try TemporaryShow(
            fixtures: fixtures("lamp", "parcan.b"),
            profiles: [
                "fixture.parcan.a.json": #"{"id": "lamp", "channels": {"dim": 0}}"#,
                "fixture.parcan.b.json": #"{"id": "lamp", "channels": {"red": 0}}"#,
            ]
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "fixtures/fixture.parcan.b.json:1:8: error: profile 'lamp' comes twice:"
                    + " 'fixture.parcan.a.json' has that id too"
                    + " | every profile has an id of its own"
            ]
        )
        #expect(try show.fixtures().map { $0.channels.map(\.name) } == [["dim"], ["red"]])
    }

    @Test("a broken profile is reported once, and the others are read")
    func readsOthers() throws {
        let show = try TemporaryShow(
            fixtures: fixtures("parcan.a", "b"),
            profiles: [
                "fixture.parcan.a.json": #"{"id" "a", "channels": {"dim": 0}}"#,
                "fixture.parcan.b.json": #"{"channels": {"dim": 0}}"#,
                "fixture.parcan.c.json": "lamp",
            ]
        )
        let lines = try show.lines()
        #expect(
            lines == [
                "fixtures/fixture.parcan.a.json:1:7: error: expected ':' after the key, found '\"'"
                    + " | inside the '{' of line 1",
                "fixtures/fixture.parcan.c.json:1:1: error: expected a value, found 'l'",
                "fixtures/fixture.parcan.c.json:1:1: note: profile 'c' is used by no fixture",
            ]
        )
        #expect(try show.fixtures().last?.id == FixtureID("f1"))
    }

    @Test("where the fixtures cannot be read, profiles are not said to be of no use")
    func keepsQuiet() throws {
        let lines = try TemporaryShow(
            fixtures: "{}",
            profiles: [Profiles.parFile: Profiles.par]
        ).lines()
        #expect(lines == ["fixtures/fixtures.json:1:1: error: the file is an object, not an array"])
    }

    @Test("files beside the profiles that are not read are told, those of other kinds are not")
    func tellsOthers() throws {
        let lines = try TemporaryShow(
            fixtures: #"[{"id": "a", "name": "A", "channels": {"dim": 1}}]"#,
            profiles: [
                "fixture.json": "", "par_4.json": "", "README.md": "", "chasers.json": "[]",
            ]
        ).lines()
        #expect(
            lines == [
                "warning: fixtures/fixture.json is not read"
                    + " | profiles are called fixture.<type>.<model>.json",
                "warning: fixtures/par_4.json is not read"
                    + " | profiles are called fixture.<type>.<model>.json",
            ]
        )
    }

    @Test("a profile that is no file is thrown")
    func refusesFolder() throws {
        let show = try TemporaryShow(fixtures: "[]", profiles: ["fixture.x.y.json/inside": ""])
        let path = "\(show.path)/fixtures/fixture.x.y.json"
        #expect(throws: ShowSourceError.notAFile(path: path)) { try show.read() }
    }
}
