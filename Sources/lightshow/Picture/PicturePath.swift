import Glibc
import TimelineFile

/// Where pictures go.
enum PicturePath {
    /// The show file's own name with the ending `.png`, in the same folder.
    static func standard(for showPath: String) -> String {
        let ending = ".bin"
        let stem = showPath.hasSuffix(ending) ? String(showPath.dropLast(ending.count)) : showPath
        return "\(stem).png"
    }

    /// Refuses a place that a picture of the show at `showPath` may not take: that of a folder, a
    /// device, the show itself, and any file that is no PNG. An empty one has nothing to lose.
    static func check(_ path: String, showPath: String) throws(Failure) {
        try OutputPath.check(path, sources: [showPath])
        guard access(path, F_OK) == 0 else { return }
        guard try mayBeReplaced(path) else {
            throw .input("'\(path)' is there and is no picture; give -o another name")
        }
    }

    /// The first bytes of every PNG (PNG, "PNG signature").
    private static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

    private static func mayBeReplaced(_ path: String) throws(Failure) -> Bool {
        do throws(TimelineFileError) {
            let file = try FileBytes(path: path)
            if file.byteCount == 0 { return true }
            var start = [UInt8](repeating: 0, count: signature.count)
            let read = start.withUnsafeMutableBytes { start in
                Result { () throws(TimelineFileError) in try file.read(at: 0, into: start) }
            }
            return try read.get() == signature.count && start == signature
        } catch {
            throw .world("\(error)")
        }
    }
}
