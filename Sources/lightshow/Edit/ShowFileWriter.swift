import ArgumentParser
import ShowEditor
import ShowModel
import Timebase

/// Compiles one song of a show that is being edited, from its files on the disk, as `compile` does.
struct ShowFileWriter: Sendable {
    let folder: String
    let rate: FrameRate?

    /// Brings the show file of `song` up to date.
    ///
    /// - Returns: what is wrong, in one line, and what `check` says.
    func write(_ song: String) async -> ShowFileReport {
        do {
            var options = try ShowOptions.parse([folder, "--song", song])
            options.rate = rate
            return try await write(options)
        } catch let failure as Failure {
            return ShowFileReport(fault: failure.message ?? "the show could not be compiled")
        } catch {
            return ShowFileReport(fault: "\(error)")
        }
    }

    /// Whether `song` has a show file already: any file that is not empty.
    func hasFile(of song: String) -> Bool { fileSize(path(of: song)) > 0 }

    private func path(of song: String) -> String { OutputPath.standard(folder: folder, song) }

    private func write(_ options: ShowOptions) async throws -> ShowFileReport {
        let checked = try CheckedShow(options, earlier: { EarlierFile(path: path(of: $0.name)) })
        let list = DiagnosticList(checked.diagnostics, isStrict: false)
        try checked.throwFaults()
        guard !list.hasErrors, let show = checked.show, let scored = checked.songs.first else {
            let errors = checked.diagnostics.filter { $0.severity == .error }
            let first = errors.first.map { ": \($0.message)" } ?? ""
            return ShowFileReport(
                fault: "not compiled, \(counted(errors.count, "error"))\(first)",
                remarks: checked.diagnostics
            )
        }
        let target = path(of: scored.song.name)
        let compilation = SongCompilation(
            show: show,
            song: scored,
            folder: folder,
            sharedPaths: checked.sharedPaths,
            embedsSound: true,
            jobs: 1
        )
        _ = try await compilation.write(to: target, after: EarlierFile(path: target))
        return ShowFileReport(remarks: checked.diagnostics)
    }
}
