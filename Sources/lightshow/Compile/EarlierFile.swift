import Audio
import DMX
import ShowCompiler
import ShowSource
import Timebase
import TimelineFile

/// The show file that is there already: what a new one need not make again is taken from it.
struct EarlierFile: Sendable {
    private let reader: TimelineReader
    private let record: CompileRecord

    /// The file at `path`; nil where there is none, it is hurt, or nothing in it can be used.
    init?(path: String) {
        guard let reader = try? TimelineReader(path: path), let record = reader.info.record,
            record.rules == Score.rules, record.fingerprints.count == reader.info.blockCount,
            reader.zstdVersion == TimelineReader.packingVersion
        else { return nil }
        self.reader = reader
        self.record = record
    }

    /// What the sound was measured to be, if the file at `path` still is the same and there was nothing
    /// to remark on it; nil otherwise.
    func sound(ifStillAt path: String) throws(Failure) -> (SoundInfo, SHA256Digest)? {
        guard record.isSoundClean, let sound = reader.info.sound, fileSize(path) == sound.byteCount,
            let codec = SoundCodec(rawValue: sound.codec),
            try SourceList.digest(of: path) == sound.digest
        else { return nil }
        let measured = SoundInfo(
            codec: codec,
            length: sound.length,
            channels: sound.channelCount,
            encoderDelay: sound.encoderDelay
        )
        return (measured, sound.digest)
    }

    /// Whether the file is, to the byte, what would be written of `info` now: nothing in it is hurt.
    func isUpToDate(with info: TimelineInfo) -> Bool {
        reader.info == info && reader.verify().isEmpty
    }

    /// The numbers of the blocks of `info` that need not be made again.
    func reusableBlocks(for info: TimelineInfo) -> Set<Int> {
        let old = reader.info
        guard old.layout == info.layout, old.rate == info.rate,
            old.framesPerBlock == info.framesPerBlock, let prints = info.record?.fingerprints
        else { return [] }
        return Set(
            (0..<min(old.blockCount, info.blockCount)).filter { number in
                record.fingerprints[number] == prints[number]
                    && old.span(ofBlock: number) == info.span(ofBlock: number)
            }
        )
    }

    /// Block `number` as stored; nil where it is hurt.
    func block(_ number: Int) -> EncodedBlock? { try? reader.storedBlock(number) }
}
