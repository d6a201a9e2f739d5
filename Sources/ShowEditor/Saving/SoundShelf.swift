import Audio
import Glibc
import ShowModel

/// What is known of sound files: measuring one takes a fifth of a second.
struct SoundShelf: Sendable {
    /// What a file was when it was looked at.
    fileprivate struct Sign: Hashable {
        let size: Int
        let seconds: Int
        let nanoseconds: Int
        let inode: UInt64
    }

    /// A sound, and what there is to say of it.
    struct Measured: Sendable {
        let info: SoundInfo?
        let problems: [Diagnostic]
    }

    private var known: [String: (sign: Sign, sound: Measured)] = [:]

    /// The sound at `path`, where it was measured and is still the same.
    func sound(at path: String) -> Measured? {
        guard let entry = known[path], entry.sign == Sign(of: path) else { return nil }
        return entry.sound
    }

    /// Keeps what was measured of the file at `path`.
    mutating func keep(_ sound: Measured, of path: String) {
        guard let sign = Sign(of: path) else { return }
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

extension SoundShelf.Sign {
    fileprivate init?(of path: String) {
        var status = stat()
        guard fstatat(AT_FDCWD, path, &status, 0) == 0 else { return nil }
        self.init(
            size: Int(status.st_size),
            seconds: status.st_mtim.tv_sec,
            nanoseconds: status.st_mtim.tv_nsec,
            inode: UInt64(status.st_ino)
        )
    }
}
