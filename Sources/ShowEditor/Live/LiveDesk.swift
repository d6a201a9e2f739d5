import Audio
import DMX
import ShowPlayer
import Synchronization
import Timebase

/// Where hands and the sound reach the stage: a slider, or a browser's timecode, waits neither for an
/// edit that is being scored nor for anything else that the session does.
///
/// Any thread may call; each call takes as long as one frame takes to make, and calls take effect one
/// after the other. Clients are told afterwards, of each slot as it is then.
final class LiveDesk: Sendable {
    /// What is on stage where no hand is.
    enum Standing: Hashable, Sendable {
        /// The song, as the sound of this client drives it.
        case playing(driver: Int?)
        /// A frame of the song; nil for the dark of a stopped one.
        case still(FrameNumber?)
    }

    /// Slots that were set or given back, as they are by now, and who knows of them already.
    struct Touch: Hashable, Sendable {
        let changes: [LiveChange]
        let knownBy: Int?
    }

    private struct Content {
        var stage: any Stage
        var source: StageSource
        var standing = Standing.still(nil)
        var live = LiveLevels()
        /// The slots that were set or given back since clients were told, and the one that knows of it;
        /// nil where none can be sure to.
        var untold: [SlotAddress: Int?] = [:]
        /// Who touched a slot last, if only to give it back; nil for one that nobody in particular did.
        var writers: [SlotAddress: Int?] = [:]
        /// Where a sound is awaited that was asked to go elsewhere.
        var awaited: AwaitedPlace?
        /// Whether the lights were put out, and nobody has asked for any since.
        var isDark = false

        /// Has the stage show what is to be seen now. While the song plays the stage asks for itself.
        func light() {
            guard case .still(let frame) = standing, !isDark else { return }
            stage.show(source.levels(at: frame))
        }

        mutating func take(_ changes: [LiveChange], by number: Int?) {
            source.take(live)
            light()
            for slot in changes.map(\.slot) {
                // Who takes a slot over from another is told so, too: the other's touch may reach them
                // after they have made their own.
                let isOwn = writers[slot].map { $0 == number } ?? true
                untold[slot] = .some(isOwn ? number : nil)
                writers[slot] = .some(number)
            }
        }

        mutating func forget() {
            live = LiveLevels()
            untold = [:]
            writers = [:]
        }
    }

    private let content: Mutex<Content>
    private let remote: RemoteClock

    /// A desk that nobody has touched, for frames of `source` on `stage`.
    init(_ stage: any Stage, _ source: StageSource, drivenBy remote: RemoteClock) {
        content = Mutex(Content(stage: stage, source: source))
        self.remote = remote
    }

    /// What is set by hand.
    var live: LiveLevels { content.withLock { $0.live } }

    /// Sets slots by hand: on stage at once.
    ///
    /// - Throws: `not_found` where a slot has no place in a frame; then nothing is set.
    func set(_ changes: [LiveChange], by number: Int) throws(MessageFault) {
        try content.withLock { (content) throws(MessageFault) in
            let layout = content.source.layout
            if let stray = changes.first(where: { layout.offset(of: $0.slot) == nil }) {
                let slot = "channel \(stray.slot.slot) of universe \(stray.slot.universe)"
                throw MessageFault(.notFound, "\(slot) is not sent: no fixture is there or above")
            }
            content.live.take(changes)
            content.isDark = false
            content.take(changes, by: number)
        }
    }

    /// Gives the slots of `universe`, or `slot` of it alone, or all of them back to the song.
    func release(_ universe: PortAddress?, _ slot: SlotNumber?, by number: Int?) {
        content.withLock { content in
            let changes = content.live.release(universe: universe, slot: slot)
            if !changes.isEmpty { content.take(changes, by: number) }
        }
    }

    /// Gives those slots back to the song that are still as `captured` has them: what somebody set since
    /// is in no row.
    func release(_ captured: LiveLevels) {
        content.withLock { content in
            let changes = content.live.release(captured)
            if !changes.isEmpty { content.take(changes, by: nil) }
        }
    }

    /// Takes where the sound of the client `number` is heard.
    ///
    /// - Returns: whether that client drives.
    func hear(_ reading: RemoteReading, from number: Int) -> Bool {
        content.withLock { content in
            guard content.standing == .playing(driver: number) else { return false }
            if content.awaited?.isElsewhere(reading) == true {
                content.stage.alive()
                return true
            }
            content.awaited = nil
            if remote.add(reading) { content.stage.alive() }
            return true
        }
    }

    /// The sound was asked to go to a place: until it does, or has had its time, what it says is old. Nil
    /// where it begins anew, and says itself where.
    func expect(_ place: AwaitedPlace?) { content.withLock { $0.awaited = place } }

    /// From now on `standing` is on stage, once somebody lights it.
    func stand(_ standing: Standing) {
        content.withLock { content in
            content.standing = standing
            if standing != .still(nil) { content.isDark = false }
        }
    }

    /// Puts the lights out; heads stay where they are. It is dark until something is played, set by hand,
    /// or asked for by `light(evenInTheDark:)`.
    func darken() {
        content.withLock { content in
            content.source.rest(after: content.stage.shown.levels)
            content.stage.darken()
            content.isDark = true
        }
    }

    /// Has the stage show what is to be seen now.
    ///
    /// - Parameter evenInTheDark: whether that ends the dark, too.
    func light(evenInTheDark: Bool = false) {
        content.withLock { content in
            if evenInTheDark { content.isDark = false }
            content.light()
        }
    }

    /// Forgets what was set by hand; what others have not been told of it, too.
    func clear() {
        content.withLock { content in
            content.forget()
            content.source.take(content.live)
        }
    }

    /// Forgets what was set by hand, and goes on with another stage and other frames.
    func move(to stage: any Stage, _ source: StageSource) {
        content.withLock { content in
            content.stage = stage
            content.source = source
            content.forget()
            content.isDark = false
        }
    }

    /// What clients are to be told: of each slot the last touch, so that however much is done between
    /// two looks, it is no more than the slots there are.
    func takeUntold() -> [Touch] {
        content.withLock { content in
            defer { content.untold = [:] }
            return Dictionary(grouping: content.untold.keys) { content.untold[$0] ?? nil }
                .map { number, slots in
                    let changes = slots.sorted()
                        .map { LiveChange(slot: $0, level: content.live[$0]) }
                    return Touch(changes: changes, knownBy: number)
                }
        }
    }
}

/// A place in the song that its sound was asked to go to.
struct AwaitedPlace: Hashable, Sendable {
    let place: Duration
    let since: Instant

    /// Whether `reading` is of before the sound went there.
    func isElsewhere(_ reading: RemoteReading) -> Bool {
        let passed = reading.heardAt - since
        guard passed < AwaitedPlace.patience else { return false }
        let distance = reading.position - (place + max(passed, .zero))
        return abs(distance.seconds) > AwaitedPlace.reach
    }

    /// A sound that has not come by then goes its own way.
    private static let patience = Duration.milliseconds(1500)
    /// In seconds; it may have to load, and goes on meanwhile.
    private static let reach = 1.5
}

extension LiveDesk {
    /// Does what the message `bytes` of the client `number` says, where it is one that must not wait:
    /// a `delta` or a `timecode`, and right.
    ///
    /// - Parameter isNext: whether all that the client said before was done. A slider waits for that; a
    ///   sound that is heard on is heard now, whatever the client asked for before.
    /// - Returns: whether it was done. What was not is for the session, which says why not.
    func takes(_ bytes: [UInt8], from number: Int, isNext: Bool) -> Bool {
        do throws(MessageFault) {
            var reader = try MessageReader(bytes)
            switch try ClientMessage(&reader) {
            case .delta(let changes) where isNext: try set(changes, by: number)
            case .timecode(let position, let at):
                return hear(RemoteReading(position: position, heardAt: at), from: number)
            default: return false
            }
            return true
        } catch {
            return false
        }
    }
}
