extension Workshop {
    /// All frames of the show file `file`, universe `universe`, as `inspect --csv` prints them: 512
    /// levels each. None where it fails.
    func frames(of file: String, universe: Int? = nil) throws -> [[UInt8]] {
        let header = try JSONAnswer(run("inspect", file, "--json").output)
        let count = header["frames"]?.number ?? 0
        let choice = universe.map { ["--universe", "\($0)"] } ?? []
        let arguments = ["inspect", file, "--csv", "0", "\(count)"] + choice
        return try start(arguments).finish().lines.dropFirst().map { line in
            line.split(separator: ",").dropFirst().compactMap { UInt8($0) }
        }
    }
}
