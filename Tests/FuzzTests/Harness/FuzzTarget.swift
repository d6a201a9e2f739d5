/// One way for bytes from outside into the program: what libFuzzer throws bytes at without end, and
/// the tests a few kept ones.
///
/// The files in this folder are built twice: with the tests, and by `tools/fuzz/build` with libFuzzer
/// and AddressSanitizer.
enum FuzzTarget: String, CaseIterable, Sendable {
    /// A show file.
    case timeline
    /// A cue sheet that is read, checked, and edited.
    case cueSheet = "cue-sheet"
    /// A song's metadata that is read and edited.
    case metadata
    /// `fixtures.json` in a show that is read and compiled.
    case fixtures
    /// All JSON files of a show that is read and compiled.
    case showFolder = "show-folder"
    /// Packets that arrive one after the other.
    case artNet = "art-net"
    /// The rows of a cue sheet, compiled; then one edited, and compiled on from there.
    case score

    /// Does with `input` all that the program does with such bytes.
    ///
    /// - Throws: `BrokenLaw` where something comes out that must not. Input that is refused is fine.
    func run(on input: [UInt8]) throws {
        switch self {
        case .timeline: try TimelineFuzz.run(on: input)
        case .cueSheet: try CueSheetFuzz.run(on: input)
        case .metadata: try MetadataFuzz.run(on: input)
        case .fixtures: try ShowFolderFuzz.run(onFixtures: input)
        case .showFolder: try ShowFolderFuzz.run(on: input)
        case .artNet: try ArtNetFuzz.run(on: input)
        case .score: try ScoreFuzz.run(on: input)
        }
    }
}

/// Something came out that must not, whatever came in.
struct BrokenLaw: Error, CustomStringConvertible {
    /// What holds for all input, and did not.
    let description: String
}

/// Throws where `law` does not hold.
func hold(_ law: String, _ holds: Bool) throws(BrokenLaw) {
    if !holds { throw BrokenLaw(description: law) }
}
