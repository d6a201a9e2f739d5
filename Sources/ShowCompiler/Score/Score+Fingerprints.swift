public import DMX
import ShowModel
public import Timebase

extension Score {
    /// The version of the rules by which rows become levels. It counts up with every change of what a
    /// score of the same rows renders to: fingerprints of another version say nothing.
    public static let rules = 1

    /// A fingerprint for each block of `framesPerBlock` frames, 1…; the last one may be shorter. Made
    /// of the closed forms, without rendering a frame of most of them: the sum over all slots of what
    /// goes on there in the block.
    ///
    /// Equal fingerprints mean equal levels only between scores of one layout and one rate.
    public func fingerprints(framesPerBlock: FrameCount) -> [BlockFingerprint] {
        let all = 0..<frameCount.frames
        var sum = FingerprintSum(over: all, length: framesPerBlock.frames, of: frameCount.frames)
        for (offset, story) in channels.enumerated() {
            for run in story.runs(in: all, framesPerSecond: rate.framesPerSecond) {
                sum.add(run, ofSlot: offset)
            }
        }
        let none = BlockFingerprint(0, 0)
        return sum.added(to: Array(repeating: none, count: sum.blocks.count))
    }

    /// The same fingerprints, made from `earlier`, those of `old` for blocks of the same length: what
    /// goes on no longer is taken out of them, and what goes on now put in. The cost is that of what
    /// differs. `old` may be of another layout, rate and length: then they are made from nothing.
    public func fingerprints(
        framesPerBlock: FrameCount,
        after old: Score,
        with earlier: [BlockFingerprint]
    ) -> [BlockFingerprint] {
        let length = framesPerBlock.frames
        let all = 0..<frameCount.frames
        guard isComparable(with: old), old.frameCount == frameCount else {
            return fingerprints(framesPerBlock: framesPerBlock)
        }
        precondition(
            earlier.count == (all.count + length - 1) / length,
            "the fingerprints of the old score"
        )
        let differing = channels.indices(notSharedWith: old.channels).compactMap { offset in
            channels[offset].frames(unlike: old.channels[offset]).map { frames in
                (offset: offset, frames: frames.clamped(to: all).widened(to: length, within: all))
            }
        }
        let first = differing.map(\.frames.lowerBound).min() ?? 0
        let end = differing.map(\.frames.upperBound).max() ?? 0
        var sum = FingerprintSum(over: first..<end, length: length, of: all.count)
        for (offset, frames) in differing {
            let (gone, come) = (old.channels[offset], channels[offset])
            for run in gone.runs(in: frames, framesPerSecond: rate.framesPerSecond) {
                sum.subtract(run, ofSlot: offset)
            }
            for run in come.runs(in: frames, framesPerSecond: rate.framesPerSecond) {
                sum.add(run, ofSlot: offset)
            }
        }
        return sum.added(to: earlier)
    }
}

extension Range<Int> {
    /// The blocks of `length` that these frames touch, whole, as far as they are `within`.
    fileprivate func widened(to length: Int, within all: Range<Int>) -> Range<Int> {
        let end = (upperBound + length - 1) / length * length
        return (lowerBound / length * length..<end).clamped(to: all)
    }
}
