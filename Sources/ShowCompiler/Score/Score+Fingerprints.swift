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
        var sum = FingerprintSum(length: framesPerBlock.frames, frameCount: frameCount.frames)
        let framesPerSecond = rate.framesPerSecond
        for (offset, story) in channels.enumerated() {
            for run in story.runs(before: frameCount.frames, framesPerSecond: framesPerSecond) {
                sum.add(run, ofSlot: offset)
            }
        }
        return sum.fingerprints
    }
}

/// Fingerprints while they are summed up. What goes on unchanged over many blocks is put in where it
/// begins and taken out where it ends, so that the cost is that of the runs, not of the blocks.
private struct FingerprintSum {
    private let length: Int
    private let blockCount: Int
    private let frameCount: Int
    /// What changes from the block before to this one.
    private var steps: [(first: UInt64, second: UInt64)]
    /// What is in this block alone.
    private var own: [(first: UInt64, second: UInt64)]
    private var levels: [Level]

    init(length: Int, frameCount: Int) {
        self.length = length
        self.frameCount = frameCount
        blockCount = (frameCount + length - 1) / length
        steps = Array(repeating: (0, 0), count: blockCount + 1)
        own = Array(repeating: (0, 0), count: blockCount)
        levels = Array(repeating: 0, count: length)
    }

    var fingerprints: [BlockFingerprint] {
        var sum: (first: UInt64, second: UInt64) = (0, 0)
        return (0..<blockCount).map { block in
            sum.first &+= steps[block].first
            sum.second &+= steps[block].second
            return BlockFingerprint(
                sum.first &+ own[block].first,
                sum.second &+ own[block].second
            )
        }
    }

    mutating func add(_ run: ChannelRun, ofSlot slot: Int) {
        let frames = run.frames
        let firstBlock = frames.lowerBound / length
        let lastBlock = (frames.upperBound - 1) / length
        guard let hash = run.content.hash(ofSlot: slot) else {
            for block in firstBlock...lastBlock { addLevels(of: run, slot, in: block) }
            return
        }
        var whole = firstBlock..<lastBlock + 1
        if !fills(frames, firstBlock) {
            addPart(hash, frames, in: firstBlock)
            whole = firstBlock + 1..<max(whole.upperBound, firstBlock + 1)
        }
        if let block = whole.last, !fills(frames, block) {
            addPart(hash, frames, in: block)
            whole = whole.lowerBound..<block
        }
        guard !whole.isEmpty else { return }
        steps[whole.lowerBound].first &+= hash.first
        steps[whole.lowerBound].second &+= hash.second
        steps[whole.upperBound].first &-= hash.first
        steps[whole.upperBound].second &-= hash.second
    }

    private func span(of block: Int) -> Range<Int> {
        block * length..<min((block + 1) * length, frameCount)
    }

    private func fills(_ frames: Range<Int>, _ block: Int) -> Bool {
        let span = span(of: block)
        return frames.lowerBound <= span.lowerBound && span.upperBound <= frames.upperBound
    }

    /// Something that goes on in a part of `block`.
    private mutating func addPart(_ hash: StoryHash, _ frames: Range<Int>, in block: Int) {
        var hash = hash
        let part = frames.clamped(to: span(of: block))
        hash.mix(part.lowerBound - block * length)
        hash.mix(part.count)
        add(hash, to: block)
    }

    /// Something whose levels are the shortest way to say it.
    private mutating func addLevels(of run: ChannelRun, _ slot: Int, in block: Int) {
        guard case .moving(let curve, let start, let end) = run.content else { return }
        let part = run.frames.clamped(to: span(of: block))
        var hash = StoryHash()
        hash.mix(slot)
        hash.mix(part.lowerBound - block * length)
        levels.withUnsafeMutableBufferPointer { levels in
            let levels = UnsafeMutableBufferPointer(rebasing: levels[..<part.count])
            for (index, frame) in part.enumerated() {
                // No curve that comes here is told in Hz.
                levels[index] = curve.level(
                    elapsed: frame - start,
                    length: end - start,
                    framesPerSecond: 1
                )
            }
            hash.mix(UnsafeBufferPointer(levels))
        }
        add(hash, to: block)
    }

    private mutating func add(_ hash: StoryHash, to block: Int) {
        own[block].first &+= hash.first
        own[block].second &+= hash.second
    }
}

extension ChannelRun.Content {
    /// What goes on in a slot; nil where that is longer to say than the levels are.
    fileprivate func hash(ofSlot slot: Int) -> StoryHash? {
        var hash = StoryHash()
        hash.mix(slot)
        switch self {
        case .standing(let level):
            hash.mix(0)
            hash.mix(Int(level))
        case .moving(let curve, let start, let end):
            hash.mix(1)
            hash.mix(start)
            hash.mix(end)
            guard curve.mix(into: &hash) else { return nil }
        }
        return hash
    }
}

extension Curve {
    /// Mixes what the curve is into `hash`; false where it is too long for that.
    fileprivate func mix(into hash: inout StoryHash) -> Bool {
        switch self {
        case .hold(let level):
            hash.mix(0)
            hash.mix(Int(level))
        case .ramp(let from, let to, let easing):
            hash.mix(1)
            hash.mix(from)
            hash.mix(to)
            hash.mix(easing.number)
        case .decay(let peak):
            hash.mix(2)
            hash.mix(peak)
        case .strobe(let on, let found, let rate):
            hash.mix(3)
            hash.mix(Int(on))
            hash.mix(Int(found))
            hash.mix(rate)
        case .colour(let from, let to, let component, let easing):
            hash.mix(4)
            hash.mix(red: from.red, green: from.green, blue: from.blue)
            hash.mix(red: to.red, green: to.green, blue: to.blue)
            hash.mix(component.number)
            hash.mix(easing.number)
        case .position(let from, let to, let byte):
            hash.mix(5)
            hash.mix(Int(from))
            hash.mix(Int(to))
            hash.mix(byte == .coarse ? 0 : 1)
        case .sweep(let peak, let dimmerEasing):
            hash.mix(6)
            hash.mix(Int(peak))
            hash.mix(dimmerEasing)
        case .path, .wave:
            return false
        }
        return true
    }
}

extension CaseIterable where Self: Equatable {
    /// The place among the cases.
    fileprivate var number: Int {
        Self.allCases.enumerated().first { $0.element == self }?.offset ?? 0
    }
}
