import Foundation

/// The pages of the editor's user interface.
public enum EditorPages {
    /// The folder they lie in, beside the program or where it was built; nil where it is missing.
    public static var folder: String? {
        let path = Bundle.module.bundlePath + "/Web"
        return FileManager.default.fileExists(atPath: path + "/index.html") ? path : nil
    }
}
