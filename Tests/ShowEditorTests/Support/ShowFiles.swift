import ShowEditor
import ShowModel
import Synchronization
import Testing

/// Show files that are not there, but are told of: which were written, and why one cannot be.
final class ShowFiles: Sendable {
    private struct Kept {
        var present: Set<String>
        var written: [String] = []
        var fault: String?
        var remarks: [Diagnostic]?
    }

    private let kept: Mutex<Kept>

    /// Show files of the songs called `names` are there already.
    init(of names: String...) {
        kept = Mutex(Kept(present: Set(names)))
    }

    /// Writes the show file of `song`; says why where it cannot.
    func write(_ song: String) -> ShowFileReport {
        kept.withLock { kept in
            if let fault = kept.fault { return ShowFileReport(fault: fault) }
            kept.written.append(song)
            kept.present.insert(song)
            return ShowFileReport(remarks: kept.remarks)
        }
    }

    /// From now on `remarks` are found when one is written.
    func find(_ remarks: [Diagnostic]) { kept.withLock { $0.remarks = remarks } }

    /// Whether `song` has one.
    func has(_ song: String) -> Bool { kept.withLock { $0.present.contains(song) } }

    /// The songs whose files were written, in order, again and again where they were.
    var written: [String] { kept.withLock { $0.written } }

    /// From now on none can be written because of `fault`; nil where all can.
    func fail(_ fault: String?) { kept.withLock { $0.fault = fault } }

    /// Waits until the file of `song` was written `times`.
    func wait(for song: String, times: Int = 1) async throws {
        for _ in 0..<5000 {
            if written.count(where: { $0 == song }) >= times { return }
            try await Task.sleep(for: .milliseconds(2))
        }
        Issue.record("the show file of \(song) was not written; these were: \(written)")
        throw CancellationError()
    }
}
