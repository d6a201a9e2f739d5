/// What the server serves: pages from memory, sound files from disk, and one WebSocket.
public struct Website: Sendable {
    /// Tells where the sound file of a name lies; nil where there is none.
    ///
    /// The name is one part of a path, decoded: it is not empty, holds no slash and no control
    /// character, and is neither `.` nor `..`.
    public typealias SoundFinder = @Sendable (_ name: String) async -> String?

    /// The pages and what belongs to them.
    public var assets: AssetTable
    /// What stands before the name of a sound file in links, with its slashes: `/songs/`.
    public var soundPath: String
    /// Where the sound files are.
    public var sound: SoundFinder
    /// The path of the WebSocket: `/ws`.
    public var socketPath: String

    /// A site of `assets`, with the sound files that `sound` finds.
    public init(
        assets: AssetTable,
        soundPath: String = "/songs/",
        socketPath: String = "/ws",
        sound: @escaping SoundFinder = { _ in nil }
    ) {
        self.assets = assets
        self.soundPath = soundPath
        self.socketPath = socketPath
        self.sound = sound
    }
}
