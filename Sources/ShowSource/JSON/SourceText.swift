import Glibc
import ShowModel

/// The text of one input file, and where in it a byte is for people.
final class SourceText: Sendable {
    /// The file, as reached from where the program runs.
    let file: String
    /// Its bytes.
    let bytes: [UInt8]
    /// Where the text starts: after the byte order mark, where there is one.
    let start: Int
    /// Where each line starts, as offsets in bytes.
    private let lineStarts: [Int]
    /// Bytes that continue a character, before each block of `blockSize` bytes; empty for ASCII.
    private let continuations: [Int]

    /// The text of `file`.
    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        self.start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        self.lineStarts = findLineStarts(bytes, from: start)
        self.continuations = countContinuations(bytes)
    }

    /// Where the byte at `offset` is: its line, and its column in characters (Unicode scalars).
    func location(at offset: Int) -> SourceLocation {
        let line = line(at: offset)
        let lineStart = lineStarts[line]
        let skipped = continuations(before: offset) - continuations(before: lineStart)
        let column = offset - lineStart - skipped + 1
        return SourceLocation(file: file, line: line + 1, column: max(1, column))
    }

    /// The line that holds the byte at `offset`, from 0: the last one that starts by then.
    private func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private func continuations(before offset: Int) -> Int {
        if continuations.isEmpty { return 0 }
        let block = offset / blockSize
        return bytes[block * blockSize..<offset].reduce(continuations[block]) {
            $0 + ($1.continuesCharacter ? 1 : 0)
        }
    }
}

/// Small enough to count through for every row, large enough for a short table.
private let blockSize = 256

extension UInt8 {
    /// Whether the byte is the second or a later one of a character (RFC 3629 §3).
    var continuesCharacter: Bool { self & 0xC0 == 0x80 }
}

private func findLineStarts(_ bytes: [UInt8], from start: Int) -> [Int] {
    bytes.withUnsafeBytes { buffer in
        var starts = [start]
        guard let base = buffer.baseAddress else { return starts }
        var offset = start
        while let newline = memchr(base + offset, 0x0A, buffer.count - offset) {
            offset = UnsafeRawPointer(newline) - base + 1
            starts.append(offset)
        }
        return starts
    }
}

private func countContinuations(_ bytes: [UInt8]) -> [Int] {
    var total = 0
    var counts = [0]
    counts.reserveCapacity(bytes.count / blockSize + 2)
    for start in stride(from: 0, to: bytes.count, by: blockSize) {
        for byte in bytes[start..<min(start + blockSize, bytes.count)] where byte.continuesCharacter
        {
            total += 1
        }
        counts.append(total)
    }
    return total == 0 ? [] : counts
}
