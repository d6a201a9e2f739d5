import Glibc
import TestSupport
import Testing

/// What the fuzz targets start from, once through each; `make fuzz` goes on from there.
struct CorpusTests {
    @Test("no law is broken by an input that was kept", arguments: CorpusFile.all)
    func keepsLaws(file: CorpusFile) throws {
        try file.target.run(on: file.bytes())
    }

    @Test("no law is broken by an input that was kept and then hurt", arguments: CorpusFile.all)
    func keepsLawsWhenHurt(file: CorpusFile) throws {
        let whole = try file.bytes()
        var random = SeededRandom(seed: UInt64(whole.count))
        for _ in 0..<4 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) { hurt(&bytes, &random) }
            try file.target.run(on: bytes)
        }
    }

    @Test("every target has inputs to start from", arguments: FuzzTarget.allCases)
    func startsFromSomething(target: FuzzTarget) {
        #expect(CorpusFile.all.count { $0.target == target } >= 3)
    }

    /// Changes a byte, cuts a stretch out, or says one twice.
    private func hurt(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        guard let at = bytes.indices.randomElement(using: &random) else { return }
        let end = min(bytes.count, at + Int.random(in: 1...20, using: &random))
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(at..<end)
        case 1: bytes.insert(contentsOf: bytes[at..<end], at: at)
        default: bytes[at] = .random(in: 0...255, using: &random)
        }
    }
}

/// An input that is kept with the tests.
struct CorpusFile: Sendable, CustomTestStringConvertible {
    let target: FuzzTarget
    let path: String

    var testDescription: String {
        "\(target.rawValue): \(path.split(separator: "/").last ?? "")"
    }

    /// Every input of every target, in the order of names.
    static let all: [CorpusFile] = FuzzTarget.allCases.flatMap { target in
        target.corpus.flatMap { folder in
            names(in: folder).map { CorpusFile(target: target, path: "\(folder)/\($0)") }
        }
    }

    /// What the file holds.
    func bytes() throws -> [UInt8] {
        let file = try #require(fopen(path, "rb"), "'\(path)' cannot be opened")
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }

    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}

extension FuzzTarget {
    /// The folders of its inputs, as `tools/fuzz/run` has them.
    fileprivate var corpus: [String] {
        let here = String(#filePath.dropLast("/CorpusTests.swift".count))
        switch self {
        case .timeline: return ["\(here)/../TimelineFileTests/Golden"]
        case .score: return ["\(here)/Corpus/cue-sheet"]
        default: return ["\(here)/Corpus/\(rawValue)"]
        }
    }
}
