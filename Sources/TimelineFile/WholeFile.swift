public import Files

/// A file that is written whole or not at all, as show files are: for what is made from one.
public enum WholeFile {
    /// Writes `bytes` to the file at `path`, in a folder that is there: under another name first,
    /// so that at every moment the old file or the new one is there.
    ///
    /// - Throws: `TimelineFileError.io`, with what the disk refused; then nothing is left behind.
    public static func write(
        _ bytes: [UInt8],
        to path: String,
        disk: any Disk = LiveDisk()
    ) throws(TimelineFileError) {
        let file = try TemporaryFile(for: path, on: disk)
        try file.write(bytes, at: 0)
        try file.publish()
    }
}
