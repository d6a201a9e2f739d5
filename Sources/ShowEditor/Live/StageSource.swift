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
    }

    /// How its frames lie.
    let layout: FrameLayout
    /// What is on stage where nothing is played.
    private let darkLook: [Level]
    /// What rows and hands find there: each fixture armed, as on every frame of a song.
    private let armLook: [Level]
    /// By slot, the slots of the same fixture that are armed.
    private let armed: [SlotAddress: [Int]]
    private let content: Mutex<Content>

    /// A source of a song without frames, on `stand`.
    init(empty stand: SongStand) {
        self.layout = stand.patch.layout
        self.darkLook = stand.patch.blackoutLook
        self.armLook = stand.patch.armLevels
        self.armed = stand.patch.armedSlots
        self.content = Mutex(Content(score: stand.compiler.score(of: [], frameCount: .zero)))
    }

    var frameCount: FrameCount { content.withLock { $0.score.frameCount } }

    /// Takes the song's score after an edit.
    func take(_ score: Score) { content.withLock { $0.score = score } }

    /// Takes what is set by hand.
    func take(_ live: LiveLevels) { content.withLock { $0.live = live } }

    /// Takes a preview, or ends it.
    func take(_ preview: Preview?) { content.withLock { $0.preview = preview } }

    func fill(_ frame: FrameNumber, into target: UnsafeMutableRawBufferPointer) {
        fill(at: frame, false, into: target)
    }

    /// The whole frame `frame`, or, where that is nil, the dark that is on stage when nothing is played;
    /// either way with what is previewed and set by hand.
    ///
    /// - Parameter isArmed: whether the dark is armed, as a row finds it.
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
            let base = isArmed ? armLook : darkLook
            base.withUnsafeBytes { target.copyMemory(from: $0) }
            // No more than who is touched: a lamp that only has an armed dimmer would be lit.
            for slot in content.live.slots {
                for offset in armed[slot] ?? [] { target[offset] = armLook[offset] }
            }
        }
        content.preview?.lay(over: target)
        content.live.lay(over: target, layout)
    }
}

extension Patch {
    /// By slot, where the armed slots of its fixture lie in a frame.
    fileprivate var armedSlots: [SlotAddress: [Int]] {
        var slots: [SlotAddress: [Int]] = [:]
        for fixture in fixtures {
            let armed = fixture.channels.filter(\.isArmed)
                .compactMap { layout.offset(of: fixture.address(of: $0)) }
            guard !armed.isEmpty else { continue }
            for channel in fixture.channels { slots[fixture.address(of: channel)] = armed }
        }
        return slots
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
