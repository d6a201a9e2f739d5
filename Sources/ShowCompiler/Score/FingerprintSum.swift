import DMX
import ShowModel

/// What fingerprints become when runs are put in and taken out: for each block a sum, so that neither
/// the order matters nor what else is in it.
///
/// What goes on unchanged over many blocks is put in where it begins and taken out where it ends, so
/// that the cost is that of the runs, not of the blocks.
struct FingerprintSum {
    /// The blocks that are summed up.
    let blocks: Range<Int>
    private let length: Int
    private let frameCount: Int
    /// What changes from the block before to this one.
    private var steps: [Lanes]
    /// What is in this block alone.
    private var own: [Lanes]
    private var levels: [Level]

    private typealias Lanes = (first: UInt64, second: UInt64)

    /// Nothing, over the blocks of `length` frames that `frames` touch, in a song of `frameCount`.
    init(over frames: Range<Int>, length: Int, of frameCount: Int) {
        self.length = length
        self.frameCount = frameCount
        blocks = frames.lowerBound / length..<(frames.upperBound + length - 1) / length
        steps = Array(repeating: (0, 0), count: blocks.count + 1)
        own = Array(repeating: (0, 0), count: blocks.count)
        levels = Array(repeating: 0, count: length)
    }

    /// `fingerprints`, those of all blocks of the song, with the sums added.
    func added(to fingerprints: [BlockFingerprint]) -> [BlockFingerprint] {
        var fingerprints = fingerprints
        var sum: Lanes = (0, 0)
        for (index, block) in blocks.enumerated() {
            sum.first &+= steps[index].first
            sum.second &+= steps[index].second
            fingerprints[block] = BlockFingerprint(
                fingerprints[block].first &+ sum.first &+ own[index].first,
                fingerprints[block].second &+ sum.second &+ own[index].second
            )
        }
        return fingerprints
    }

    /// Puts in what goes on in `slot` in the frames of `run`, all of them of these blocks.
    mutating func add(_ run: ChannelRun, ofSlot slot: Int) { add(run, slot, times: 1) }

    /// Takes it out again.
    mutating func subtract(_ run: ChannelRun, ofSlot slot: Int) { add(run, slot, times: .max) }

    /// - Parameter factor: 1, or −1 modulo 2^64.
    private mutating func add(_ run: ChannelRun, _ slot: Int, times factor: UInt64) {
        let frames = run.frames
        let firstBlock = frames.lowerBound / length
        let lastBlock = (frames.upperBound - 1) / length
        guard let hash = run.content.hash(ofSlot: slot) else {
            for block in firstBlock...lastBlock {
                if let hash = levelHash(of: run, slot, in: block) {
                    add(hash, to: block, times: factor)
                }
            }
            return
        }
        var whole = firstBlock..<lastBlock + 1
        if !fills(frames, firstBlock) {
            add(partHash(hash, frames, in: firstBlock), to: firstBlock, times: factor)
            whole = firstBlock + 1..<max(whole.upperBound, firstBlock + 1)
        }
        if let block = whole.last, !fills(frames, block) {
            add(partHash(hash, frames, in: block), to: block, times: factor)
            whole = whole.lowerBound..<block
        }
        guard !whole.isEmpty else { return }
        let first = whole.lowerBound - blocks.lowerBound
        let end = whole.upperBound - blocks.lowerBound
        steps[first].first &+= hash.first &* factor
        steps[first].second &+= hash.second &* factor
        steps[end].first &-= hash.first &* factor
        steps[end].second &-= hash.second &* factor
    }

    private func span(of block: Int) -> Range<Int> {
        block * length..<min((block + 1) * length, frameCount)
    }

    private func fills(_ frames: Range<Int>, _ block: Int) -> Bool {
        let span = span(of: block)
        return frames.lowerBound <= span.lowerBound && span.upperBound <= frames.upperBound
    }

    /// Something that goes on in a part of `block`.
    private func partHash(_ hash: StoryHash, _ frames: Range<Int>, in block: Int) -> StoryHash {
        var hash = hash
        let part = frames.clamped(to: span(of: block))
        hash.mix(part.lowerBound - block * length)
        hash.mix(part.count)
        return hash
    }

    /// Something whose levels are the shortest way to say it; nil where they stand.
    private mutating func levelHash(
        of run: ChannelRun,
        _ slot: Int,
        in block: Int
    ) -> StoryHash? {
        guard case .moving(let curve, let start, let end) = run.content else { return nil }
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
        return hash
    }

    private mutating func add(_ hash: StoryHash, to block: Int, times factor: UInt64) {
        own[block - blocks.lowerBound].first &+= hash.first &* factor
        own[block - blocks.lowerBound].second &+= hash.second &* factor
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
