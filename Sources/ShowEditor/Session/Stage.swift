public import DMX
public import ShowPlayer
public import Timebase

/// What the session lights: the live stage, or a test's.
public protocol Stage: Sendable {
    /// Holds a whole frame.
    func show(_ levels: [Level])
    /// Goes on holding what is on stage.
    func hold()
    /// Plays `source` by `clock`.
    func play(_ source: any LiveFrameSource, by clock: any ShowClock)
    /// Goes dark.
    func darken()
    /// Whoever drives is there.
    func alive()
    /// What was sent last.
    var shown: ShownFrame { get }
    /// Its serial number, without a copy.
    var shownSerial: Int { get }
    /// What the stage does.
    var status: LiveStatus { get }
    /// What happened since the last call.
    func takeEvents() -> [LiveEvent]
    /// Sends the ending and waits for it.
    func end()
}

/// The live stage, and the thread behind it.
public struct WiredStage: Stage {
    private let stage: LiveStage

    /// The stage of `stage`.
    public init(_ stage: LiveStage) {
        self.stage = stage
    }

    public func show(_ levels: [Level]) { stage.control.show(levels) }
    public func hold() { stage.control.hold() }
    public func play(_ source: any LiveFrameSource, by clock: any ShowClock) {
        stage.control.play(source, by: clock)
    }
    public func darken() { stage.control.darken() }
    public func alive() { stage.control.alive() }
    public var shown: ShownFrame { stage.control.shown }
    public var shownSerial: Int { stage.control.shownSerial }
    public var status: LiveStatus { stage.status }
    public func takeEvents() -> [LiveEvent] { stage.control.takeEvents() }
    public func end() { stage.end() }
}

/// A stage, and where it goes to.
public struct OpenedStage: Sendable {
    let stage: any Stage
    let node: String

    /// `stage`, which sends to `node`, for people.
    public init(stage: any Stage, node: String) {
        self.stage = stage
        self.node = node
    }
}
