import ShowModel

/// A JSON file as read.
struct ReadFile {
    /// The value that it is; nil where that cannot be told, and the report says why.
    let root: JSONValue?
    /// What there is to say about it so far.
    let report: Report

    /// The file, as reached from where the program runs.
    var path: String { report.text.file }
}

extension ShowFolder {
    /// The JSON file `relative`; nil where there is none.
    func json(_ relative: String) throws(ShowSourceError) -> ReadFile? {
        guard let file = try file(relative) else { return nil }
        let bytes = try file.bytes(upTo: largestFile + 1)
        let text = SourceText(file: file.path, bytes: bytes)
        var report = Report(on: text)
        guard bytes.count <= largestFile else {
            report.error(at: 0, "the file is larger than \(largestFile >> 20) MiB")
            return ReadFile(root: nil, report: report)
        }
        let (document, faults) = JSONParser.parse(text)
        for fault in faults {
            report.error(at: fault.offset, fault.message, hint: fault.hint)
        }
        return ReadFile(root: document?.root, report: report)
    }
}

/// The largest file that is read: ten times the cue sheet of a very long night, in bytes.
let largestFile = 64 << 20
