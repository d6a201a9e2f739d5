import Foundation

/// The pages of the editor's user interface.
public enum EditorPages {
    /// Libraries of others that the pages are made with; they are fetched, not kept with the source.
    private static let libraries = ["wavesurfer.min.js", "regions.min.js", "preact-htm.min.js"]

    /// What is missing in `folder`, by its path there.
    public static func missingLibraries(in folder: String) -> [String] {
        libraries.map { "vendor/\($0)" }.filter {
            !FileManager.default.fileExists(atPath: "\(folder)/\($0)")
        }
    }

    /// The folder they lie in, beside the program or where it was built; nil where it is missing.
    public static var folder: String? {
        let path = Bundle.module.bundlePath + "/Web"
        return FileManager.default.fileExists(atPath: path + "/index.html") ? path : nil
    }
}
