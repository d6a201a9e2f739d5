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
        guard record.isSoundClean, let sound = reader.info.sound, isLength(sound.length),
            fileSize(path) == sound.byteCount,
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

    /// Whether the file's own frames were made for a sound of `length`: what is said in it must not make
    /// a compile of more frames than it has.
    private func isLength(_ length: SoundLength) -> Bool {
        // Of the time first: the frames of a length far out of range are no number at all.
        length.duration <= reader.info.duration
            && length.frameCount(at: reader.info.rate) == reader.info.frameCount
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

    /// Block `number` as stored; nil where it is hurt, so that what is compiled over a file is whole
    /// whatever the file was.
    func block(_ number: Int, using decoder: inout BlockDecoder) -> EncodedBlock? {
        do {
            return try reader.storedBlock(number, using: &decoder)
        } catch {
            return nil
        }
    }
}
