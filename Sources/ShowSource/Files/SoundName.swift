/// The name of a sound file, and of the song in it.
struct SoundName: Hashable {
    /// The file's name, with its extension.
    let file: String
    /// The song's name: the file's without its extension.
    let song: String

    /// The sound called `file`; nil where its extension is that of no sound that is read.
    init?(file: String) {
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return nil }
        let ending = file[file.index(after: dot)...].lowercased()
        guard SoundName.extensions.contains(ending) else { return nil }
        self.file = file
        self.song = String(file[..<dot])
    }

    /// The extensions of sounds that are read.
    static let extensions = ["mp3", "wav", "flac", "ogg"]
}
