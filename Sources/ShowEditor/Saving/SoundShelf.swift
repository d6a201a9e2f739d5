import Audio
import ShowModel

/// What is known of sound files: measuring one takes a fifth of a second.
struct SoundShelf: Sendable {
    /// A sound, and what there is to say of it.
    struct Measured: Sendable {
        let info: SoundInfo?
        let problems: [Diagnostic]
    }

    private var known: [String: (sign: FileSign, sound: Measured)] = [:]

    /// The sound at `path`, where it was measured and is still the same.
    func sound(at path: String) -> Measured? {
        guard let entry = known[path], entry.sign == FileSign(of: path) else { return nil }
        return entry.sound
    }

    /// Keeps what was measured of the file at `path`.
    mutating func keep(_ sound: Measured, of path: String) {
        guard let sign = FileSign(of: path) else { return }
        known[path] = (sign, sound)
    }

    /// Measures the sound at `path`: takes long.
    static func measure(_ path: String) -> Measured {
        let place = SourceLocation(file: path, line: 1, column: 1)
        do throws(AudioError) {
            let info = try SoundInfo.measure(
                SoundFile(path: path),
                named: path,
                truncation: .accept
            )
            let remarks = info.remarks.map { Diagnostic(.warning, at: place, "\($0)") }
            return Measured(info: info, problems: remarks)
        } catch {
            return Measured(info: nil, problems: [Diagnostic(.error, at: place, "\(error)")])
        }
    }
}
