import TestSupport
import TimelineFile

/// Every file of the folder `Golden`.
func goldenFiles() throws -> [GoldenFile] {
    try wholeFiles() + startsWrong() + changedOnTheWay() + madeWrong()
}

private func wholeFiles() throws -> [GoldenFile] {
    var unknown = try smallest()
    unknown.sections.append(.init(kind: "demo", bytes: Array("newer than this reader".utf8)))
    return [
        GoldenFile(
            name: "smallest",
            sentence: "The smallest show: one frame of one slot, stored raw, without names.",
            bytes: try Sample.smallest.fileBytes()
        ),
        GoldenFile(
            name: "full",
            sentence: "Something in every section: a fade packed by zstd, then two equal blocks"
                + " that are stored once, the sound embedded.",
            bytes: try Sample.full().fileBytes()
        ),
        GoldenFile(
            name: "unknown-section",
            sentence: "The smallest show and a section 'demo' that no reader knows.",
            bytes: unknown.assembled()
        ),
    ]
}

/// Files that are refused for their first bytes.
private func startsWrong() throws -> [GoldenFile] {
    let whole = try Sample.smallest.fileBytes()
    var newer = try smallest()
    newer.setHeader(2, at: 8)
    return [
        GoldenFile(
            name: "not-a-show-file",
            sentence: "The start of a sound file.",
            bytes: Array("RIFF$\0\0\0WAVEfmt ".utf8)
        ),
        GoldenFile(
            name: "text-mode-copy",
            sentence: "The smallest show after a copy that made one byte of every line end.",
            bytes: withoutReturns(whole)
        ),
        GoldenFile(
            name: "newer-version",
            sentence: "The smallest show, whole, of version 2.",
            bytes: newer.assembled()
        ),
    ]
}

/// Files that were whole once.
private func changedOnTheWay() throws -> [GoldenFile] {
    let whole = try Sample.smallest.fileBytes()
    let parts = try smallest()
    func flipped(_ name: String, _ part: String, at offset: Int) -> GoldenFile {
        var bytes = whole
        bytes[offset] ^= 1
        return GoldenFile(
            name: name,
            sentence: "The smallest show with the lowest bit of byte \(offset) flipped: \(part).",
            bytes: bytes
        )
    }
    return [
        GoldenFile(
            name: "truncated",
            sentence: "The smallest show without its last byte.",
            bytes: Array(whole.dropLast())
        ),
        GoldenFile(
            name: "trailing-byte",
            sentence: "The smallest show and one byte more.",
            bytes: whole + [0]
        ),
        flipped("flipped-header", "the frame count", at: 32),
        flipped("flipped-table", "the last section's checksum", at: whole.count - 1),
        flipped("flipped-section", "the blackout look", at: parts.offset(of: "look")),
        flipped("flipped-block", "the one level there is", at: parts.offset(of: "blks")),
    ]
}

/// Files whose checksums all fit, by a writer that was wrong.
private func madeWrong() throws -> [GoldenFile] {
    func made(
        _ name: String,
        _ sentence: String,
        from sample: Sample = .smallest,
        _ change: (inout DissectedFile) -> Void
    ) throws -> GoldenFile {
        var file = try DissectedFile(sample.fileBytes())
        change(&file)
        return GoldenFile(name: name, sentence: sentence, bytes: file.assembled())
    }
    return [
        try made("section-missing", "The smallest show without its blackout look.") { file in
            file.sections.removeAll { $0.kind == "look" }
        },
        try made("not-utf-8", "The smallest show under a name that is not UTF-8.") { file in
            file["info"] = [1, 0, 0xff, 0, 0, 0]
        },
        try made("bytes-left-over", "A byte too many at the end of the markers.") { file in
            file["mark"].append(0)
        },
        try made("universe-twice", "Universe 0 twice, each with half of the slots.") { file in
            file["univ"] = [2, 0, 0, 0] + [0, 0, 1, 0] + [0, 0, 1, 0]
            file["mask"] = [3]
            file["look"] = [0, 0]
            file.setHeader(2, at: 40)
        },
        try made("slots-out-of-range", "A universe of 513 slots.") { file in
            set(&file["univ"], 513, at: 6, bytes: 2)
        },
        try made("no-frames", "A show of no frames.") { file in
            file.setHeader(0, at: 32)
        },
        try made("unknown-codec", "A block packed by something else.") { file in
            set(&file["indx"], 1, at: 12, bytes: 4)
        },
        try made(
            "missing-rises",
            "Blocks of ten levels by ten, of which the first and the last slot move, a rise short.",
            from: .full()
        ) { file in
            let first: [UInt8] = [0b01, 0b10, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9]
            let stored = ZstdFrame.holding(first + [UInt8](repeating: 1, count: 17))
            let offset = UInt64(file.offset(of: "blks"))
            file["blks"] = stored
            for entry in stride(from: 0, to: file["indx"].count, by: 24) {
                set(&file["indx"], offset, at: entry, bytes: 8)
                set(&file["indx"], UInt64(stored.count), at: entry + 8, bytes: 4)
                set(&file["indx"], UInt64(CRC32C.of(stored)), at: entry + 16, bytes: 4)
            }
        },
        try made("swapped-blocks", "Two blocks, each whole, in each other's place.", from: .full())
        {
            let index = $0["indx"]
            $0["indx"] = Array(index[..<24] + index[48...] + index[24..<48])
        },
        try made("sound-length", "A sound of one byte less than announced.", from: .full()) {
            let index = $0.sections.firstIndex { $0.kind == "sndb" } ?? 0
            $0.sections[index].bytes.removeLast()
        },
    ]
}

private func smallest() throws -> DissectedFile {
    try DissectedFile(Sample.smallest.fileBytes())
}

/// `bytes` with the first of every two bytes `\r\n` left out.
private func withoutReturns(_ bytes: [UInt8]) -> [UInt8] {
    bytes.indices.compactMap { at in
        let isReturn = bytes[at] == 0x0d && at + 1 < bytes.count && bytes[at + 1] == 0x0a
        return isReturn ? nil : bytes[at]
    }
}
