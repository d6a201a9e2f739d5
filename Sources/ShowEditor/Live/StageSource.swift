import DMX
import ShowCompiler
import ShowModel
import ShowPlayer
import Synchronization
import Timebase

/// What is on stage at any frame: the song's score, a preview over it, and over both what was set by
/// hand. The stage's thread asks it while the song plays, the session else.
final class StageSource: LiveFrameSource {
    private struct Content {
        var score: Score
        var live = LiveLevels()
        var preview: Preview?
        /// What is on stage where nothing is played.
        var rest: [Level]
    }

    /// How its frames lie.
    let layout: FrameLayout
    private let intensityMask: IntensityMask
    private let blackoutLook: [Level]
    private let armLevels: [Level]
    /// Where `armLevels` count.
    private let armed: [Int]
    private let content: Mutex<Content>

    /// A source of a song without frames, on `stand`.
    init(empty stand: SongStand) {
        let patch = stand.patch
        self.layout = patch.layout
        self.intensityMask = patch.intensityMask
        self.blackoutLook = patch.blackoutLook
        self.armLevels = patch.armLevels
        self.armed = patch.armedOffsets
        let score = stand.compiler.score(of: [], frameCount: .zero)
        self.content = Mutex(Content(score: score, rest: patch.blackoutLook))
    }

    var frameCount: FrameCount { content.withLock { $0.score.frameCount } }

    /// Takes the song's score after an edit.
    func take(_ score: Score) { content.withLock { $0.score = score } }

    /// Takes what is set by hand.
    func take(_ live: LiveLevels) { content.withLock { $0.live = live } }

    /// Takes a preview, or ends it.
    func take(_ preview: Preview?) { content.withLock { $0.preview = preview } }

    /// From now on a frame that was last on stage rests there where nothing is played: its lights out, and
    /// all else as it was, so that no head moves.
    func rest(after frame: [Level]) {
        let levels = zip(zip(frame, blackoutLook), intensityMask.isIntensity)
        let rest = levels.map { $1 ? $0.1 : $0.0 }
        content.withLock { $0.rest = rest }
    }

    func fill(_ frame: FrameNumber, into target: UnsafeMutableRawBufferPointer) {
        fill(at: frame, false, into: target)
    }

    /// The whole frame `frame`, or, where that is nil, what rests on stage when nothing is played, armed as
    /// every frame is as soon as something is set by hand; either way with what is previewed and set
    /// by hand.
    ///
    /// - Parameter isArmed: whether it is armed in any case, as a row finds it.
    func levels(at frame: FrameNumber?, isArmed: Bool = false) -> [Level] {
        [Level](unsafeUninitializedCapacity: layout.frameSize) { levels, count in
            fill(at: frame, isArmed, into: UnsafeMutableRawBufferPointer(levels))
            count = layout.frameSize
        }
    }

    private func fill(
        at frame: FrameNumber?,
        _ isArmed: Bool,
        into target: UnsafeMutableRawBufferPointer
    ) {
        // A copy of the values is taken, so that nobody waits while a frame is made.
        let content = content.withLock { $0 }
        if let levels = frame.flatMap({ content.score.levels(nearest: $0) }) {
            levels.withUnsafeBytes { target.copyMemory(from: $0) }
        } else {
            content.rest.withUnsafeBytes { target.copyMemory(from: $0) }
            if isArmed || content.preview != nil || !content.live.isEmpty {
                for offset in armed { target[offset] = armLevels[offset] }
            }
        }
        content.preview?.lay(over: target)
        content.live.lay(over: target, layout)
    }
}

extension Patch {
    /// Where the armed slots of all fixtures lie in a frame.
    fileprivate var armedOffsets: [Int] {
        fixtures.flatMap { fixture in
            fixture.channels.filter(\.isArmed)
                .compactMap { layout.offset(of: fixture.address(of: $0)) }
        }
    }
}

extension Score {
    /// The levels of `frame`, or of the song's last one where that is before it; nil where it has none.
    fileprivate func levels(nearest frame: FrameNumber) -> [Level]? {
        guard frameCount > .zero else { return nil }
        let shown = min(max(frame, .zero), FrameNumber(frameCount.frames - 1))
        return render(FrameSpan(shown, to: shown + FrameCount(1))).columns
    }
}
