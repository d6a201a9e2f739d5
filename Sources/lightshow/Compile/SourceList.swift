import Audio
import Glibc
import ShowModel
import ShowSource
import TimelineFile

/// The files a song is compiled from, and what they held.
struct SourceList {
    /// The files in the show folder, by path relative to it.
    let digests: [SourceDigest]
    private let soundPath: String
    private let soundDigest: SHA256Digest

    /// Reads the files of `song` in the show folder `folder` once, for their digests; `shared` are
    /// those of the show as a whole. The sound is not read where its digest is known.
    init(folder: String, shared: [String], song: ScoredSong) throws(Failure) {
        let soundDigest: SHA256Digest
        if let known = song.soundDigest {
            soundDigest = known
        } else {
            soundDigest = try SourceList.digest(of: song.song.soundPath)
        }
        let song = song.song
        var digests: [SourceDigest] = []
        for path in shared + song.sourcePaths {
            digests.append(
                SourceDigest(
                    path: SourceList.relative(path, to: folder),
                    digest: try SourceList.digest(of: path)
                )
            )
        }
        self.soundDigest = soundDigest
        soundPath = song.soundPath
        let sound = SourceDigest(
            path: SourceList.relative(song.soundPath, to: folder),
            digest: soundDigest
        )
        self.digests = digests + [sound]
    }

    /// What the show file says of the sound, measured to be `info`.
    func sound(_ info: SoundInfo, embedded: Bool) throws(Failure) -> TimelineSound {
        TimelineSound(
            fileName: soundPath.split(separator: "/").last.map(String.init) ?? soundPath,
            codec: info.codec.rawValue,
            length: info.length,
            channelCount: info.channels,
            encoderDelay: info.encoderDelay,
            byteCount: fileSize(soundPath),
            digest: soundDigest,
            isEmbedded: embedded
        )
    }

    private static func relative(_ path: String, to folder: String) -> String {
        var prefix = folder
        while prefix.hasSuffix("/") { prefix.removeLast() }
        prefix += "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    }

    /// The digest of the file at `path`.
    static func digest(of path: String) throws(Failure) -> SHA256Digest {
        do throws(ShowSourceError) {
            let bytes = try FileDigest.sha256(of: path)
            guard let digest = SHA256Digest(bytes) else {
                throw ShowSourceError.cannotDigest(path: path)
            }
            return digest
        } catch {
            throw .world("\(error)")
        }
    }
}

/// The size of the file at `path` in bytes; 0 where there is none.
func fileSize(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
}
