import ArgumentParser
import Audio
import ShowCompiler
import ShowModel
import ShowSource
import Timebase
import TimelineFile

/// One run of `compile`: read everything, report everything, and only then write.
struct CompileRun {
    let options: Compile

    func run() async throws {
        let clock = ContinuousClock()
        var printer = DiagnosticPrinter(isStrict: options.strict)
        let started = clock.now
        let reading = try readShow()
        var diagnostics = reading.diagnostics
        let readTime = clock.now - started
        if let show = reading.show {
            diagnostics += PatchCheck(rate: rate(for: show)).diagnostics(of: show.fixtures)
        }

        var songs: [MeasuredSong] = []
        for song in reading.show?.songs ?? [] {
            let sounding = clock.now
            let measured = try MeasuredSong.measure(song, acceptsTruncated: options.keepGoing)
            diagnostics += measured.diagnostics
            guard var song = measured.song else { continue }
            song.measureTime = clock.now - sounding
            diagnostics += SongCheck(sound: song.sound.length, rate: rate(for: reading.show))
                .diagnostics(of: song.song)
            songs.append(song)
        }
        var report = CompileReport(show: reading.show?.name ?? "", readTime: readTime)
        tell(diagnostics, through: &printer, in: &report)
        if printer.hasErrors, !options.keepGoing {
            try finish(report, failed: true)
        }
        guard let show = reading.show, !songs.isEmpty else {
            try finish(report, failed: true)
            return
        }
        try await write(songs, of: show, reading.sourcePaths, to: &report)
        try finish(report, failed: false)
    }

    private func readShow() throws -> ShowReading {
        do throws(ShowSourceError) {
            return try ShowReader(folder: options.folder).read(songs: options.songs)
        } catch {
            throw Failure.world("\(error)")
        }
    }

    /// `--rate`, else the show's own, else `$FPS`, else 60.
    private func rate(for show: Show?) -> FrameRate {
        options.rate ?? show?.defaultRate ?? environment("FPS").flatMap { FrameRate(text: $0) }
            ?? .fps60
    }

    private func tell(
        _ diagnostics: [Diagnostic],
        through printer: inout DiagnosticPrinter,
        in report: inout CompileReport
    ) {
        let lines = printer.lines(of: diagnostics)
        report.add(diagnostics, printer)
        guard !options.printsJSON else { return }
        lines.forEach(complain)
        if let summary = printer.summary { complain(summary) }
    }

    private func write(
        _ songs: [MeasuredSong],
        of show: Show,
        _ sharedPaths: [String],
        to report: inout CompileReport
    ) async throws {
        if options.output != nil, songs.count != 1 {
            throw ValidationError("-o takes one song, and this show has \(songs.count): add --song")
        }
        let paths = songs.map { path(of: $0.song) }
        let sources = show.songs.flatMap { $0.sourcePaths + [$0.soundPath] } + sharedPaths
        for path in paths { try OutputPath.check(path, sources: sources) }
        for (song, path) in zip(songs, paths) {
            let compilation = SongCompilation(
                show: show,
                song: song,
                folder: options.folder,
                sharedPaths: sharedPaths,
                rate: rate(for: show),
                embedsSound: !options.leavesSoundOut,
                jobs: options.jobs ?? processorCount()
            )
            let result = try await compilation.write(to: path)
            report.songs.append(result)
            if !options.printsJSON { try say(result.summary) }
        }
    }

    /// Where the show file of `song` goes.
    private func path(of song: Song) -> String {
        options.output ?? OutputPath.standard(folder: options.folder, song.name)
    }

    private func finish(_ report: CompileReport, failed: Bool) throws {
        if options.printsJSON { try say(json(report)) }
        guard !failed else {
            throw Failure.input(options.printsJSON ? nil : "nothing was written")
        }
    }
}
