public import Files
import Glibc

/// The files of a show folder that an editor opens and saves.
///
/// A save never writes over what somebody else wrote in the meantime, and at every moment the old
/// file or the new one is there, whole.
public struct SourceFolder: Sendable {
    private let path: String
    private let disk: any Disk

    /// The show folder at `path`, on `disk`.
    public init(path: String, disk: any Disk = LiveDisk()) {
        self.path = path
        self.disk = disk
    }

    /// The cue sheet of `song`: the file it is read from, or the one that a new sheet goes to,
    /// `cues/<song>.cue.json`.
    public func cueSheet(of song: String) throws(ShowSourceError) -> SourceFile {
        let folder = try folder(of: song)
        for ending in cueEndings {
            let file = try sourceFile("cues/\(song)\(ending)", in: folder)
            if file.bytes != nil { return file }
        }
        return SourceFile(path: folder.path(of: "cues/\(song)\(cueEndings[0])"))
    }

    /// The metadata of `song`: `metadata/<song>.metadata.json`, whether it is there or not.
    public func metadata(of song: String) throws(ShowSourceError) -> SourceFile {
        try sourceFile("metadata/\(song)\(metadataEnding)", in: folder(of: song))
    }

    /// Saves `bytes` in place of `file`, as it was when it was read or saved last.
    ///
    /// - Returns: the file as it is now, which the next save goes over.
    /// - Throws: `ShowSourceError.changedOutside` where the file is another by now,
    ///   `tooLargeToSave`, `cannotSave`, or that it cannot be read for comparison.
    public func save(
        _ bytes: [UInt8],
        over file: SourceFile
    ) throws(ShowSourceError) -> SourceFile {
        guard bytes.count <= largestFile else {
            throw .tooLargeToSave(path: file.path, limit: largestFile)
        }
        let target = resolved(file.path)
        let digest = try FileDigest.sha256(of: bytes, for: file.path)
        let unfinished = try written(bytes, beside: target, as: file.path)
        // As late as can be: what is written between this and the renaming cannot be noticed.
        guard try SourceFile.digest(at: target) == file.digest else {
            throw .changedOutside(path: file.path)
        }
        do {
            try unfinished.publish()
        } catch {
            throw .cannotSave(path: file.path, step: error.step, cause: error.errno)
        }
        return SourceFile(path: file.path, bytes: bytes, digest: digest)
    }

    /// A new file that holds `bytes` and may take the place of `target`, which messages call `name`.
    private func written(
        _ bytes: [UInt8],
        beside target: String,
        as name: String
    ) throws(ShowSourceError) -> NewFile {
        do {
            try disk.makeFolder(of: target)
        } catch {
            throw .cannotSave(path: name, step: .create, cause: error.errno)
        }
        do {
            let file = try NewFile(for: target, on: disk)
            try file.write(bytes, at: 0)
            try file.flush()
            return file
        } catch {
            throw .cannotSave(path: name, step: error.step, cause: error.errno)
        }
    }

    private func folder(of song: String) throws(ShowSourceError) -> ShowFolder {
        let isName =
            !song.isEmpty && !song.hasPrefix(".") && !song.utf8.contains { $0 == 0x2F || $0 == 0 }
        guard isName else { throw .notASong(name: song) }
        return try ShowFolder(path: path)
    }

    private func sourceFile(
        _ relative: String,
        in folder: ShowFolder
    ) throws(ShowSourceError) -> SourceFile {
        let path = folder.path(of: relative)
        guard let file = try folder.file(relative) else { return SourceFile(path: path) }
        let bytes = try file.bytes(upTo: largestFile + 1)
        guard bytes.count <= largestFile else {
            throw .tooLargeToEdit(path: path, limit: largestFile)
        }
        let digest = try FileDigest.sha256(of: bytes, for: path)
        return SourceFile(path: path, bytes: bytes, digest: digest)
    }
}

/// A file of a show folder as it was when it was read or saved.
public struct SourceFile: Hashable, Sendable {
    /// Where it is, as reached from where the program runs.
    public let path: String
    /// What it held; nil where there was none.
    public let bytes: [UInt8]?
    /// The SHA-256 of that; nil where there was none.
    public let digest: [UInt8]?

    /// The file `path`, which is not there yet.
    init(path: String) {
        self.init(path: path, bytes: nil, digest: nil)
    }

    /// The file `path`, which holds `bytes`.
    init(path: String, bytes: [UInt8]?, digest: [UInt8]?) {
        (self.path, self.bytes, self.digest) = (path, bytes, digest)
    }

    /// Whether what is at its path now is another file than it was, or none any more.
    public func isChangedOutside() throws(ShowSourceError) -> Bool {
        try SourceFile.digest(at: path) != digest
    }

    /// The SHA-256 of the file at `path`; nil where there is none.
    static func digest(at path: String) throws(ShowSourceError) -> [UInt8]? {
        do {
            return try FileDigest.sha256(of: path)
        } catch .cannotRead(_, ENOENT) {
            return nil
        } catch {
            throw error
        }
    }
}

/// The file that a symbolic link at `path` leads to, so that the link stays one; `path` itself
/// where there is none.
private func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
}
