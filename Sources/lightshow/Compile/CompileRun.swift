import ArgumentParser
import ShowModel

/// One run of `compile`: read everything, report everything, and only then write.
struct CompileRun {
    let options: Compile

    func run() async throws {
        let checked = try CheckedShow(
            options.show,
            acceptsTruncated: options.keepGoing,
            earlier: earlierFile(of:)
        )
        let list = DiagnosticList(checked.diagnostics, isStrict: options.show.isStrict)
        var report = CompileReport(checked, list)
        tell(list)
        if !checked.faults.isEmpty {
            try finish(report)
            try checked.throwFaults()
        }
        let isRefused = list.hasErrors && !options.keepGoing
        guard !isRefused, let show = checked.show, !checked.songs.isEmpty else {
            try finish(report)
            throw Failure.input(options.show.printsJSON ? nil : "nothing was written")
        }
        try await write(checked, show, to: &report)
        try finish(report)
    }

    private func tell(_ list: DiagnosticList) {
        guard !options.show.printsJSON else { return }
        list.lines.forEach(complain)
        if let summary = list.summary { complain(summary) }
    }

    private func write(
        _ checked: CheckedShow,
        _ show: Show,
        to report: inout CompileReport
    ) async throws {
        let songs = checked.songs
        if options.output != nil, songs.count != 1 {
            throw ValidationError("-o takes one song, and this show has \(songs.count): add --song")
        }
        let paths = songs.map { path(of: $0.song) }
        let sources = show.songs.flatMap { $0.sourcePaths + [$0.soundPath] } + checked.sharedPaths
        for path in paths {
            try OutputPath.check(path, sources: sources)
            try OutputPath.checkForShow(path)
        }
        for (song, path) in zip(songs, paths) {
            let compilation = SongCompilation(
                show: show,
                song: song,
                folder: options.show.folder,
                sharedPaths: checked.sharedPaths,
                embedsSound: !options.leavesSoundOut,
                jobs: options.jobs ?? processorCount()
            )
            let result = try await compilation.write(to: path, after: earlierFile(of: song.song))
            report.songs.append(result)
            if !options.show.printsJSON { try say(result.summary) }
        }
    }

    /// The show file of `song` that is there already, where it may be used.
    private func earlierFile(of song: Song) -> EarlierFile? {
        options.compilesAll ? nil : EarlierFile(path: path(of: song))
    }

    /// Where the show file of `song` goes.
    private func path(of song: Song) -> String {
        options.output ?? OutputPath.standard(folder: options.show.folder, song.name)
    }

    private func finish(_ report: CompileReport) throws {
        if options.show.printsJSON { try say(json(report)) }
    }
}
