import DMX
import ShowModel
import Timebase

/// One fixture's channels while a score is made of its rows.
///
/// Rows are added by time as written, at equal times by number. Most are appended; the position of
/// an orbit or a sweep that gets to its start in the dark takes its place at the start of that
/// approach, and the few parts that start later are laid again over it. How long the approach is
/// depends on where the rows added so far have the head at the row's own start: so all rows count
/// that come before it as written, and none that comes after it.
struct FixtureScore {
    /// A part, and what it has put where.
    private struct Placed {
        let part: RowPart
        let channels: [Int]
        let masked: Int?
    }

    /// One story a channel of the fixture.
    private(set) var channels: [ChannelScore]
    private let fixture: Fixture
    private let framesPerSecond: Double
    private let rate: FrameRate
    private let frameCount: FrameCount
    private var placed: [Placed] = []

    /// The channels of `fixture` without a row, at their arm levels or 0.
    init(_ fixture: Fixture, rate: FrameRate, frameCount: FrameCount) {
        let channels = fixture.channels.map { ChannelScore(base: $0.armLevel ?? 0) }
        self.init(fixture, channels, rate: rate, frameCount: frameCount)
    }

    /// The `channels` of `fixture` as the parts that are not laid again leave them.
    init(
        _ fixture: Fixture,
        _ channels: [ChannelScore],
        rate: FrameRate,
        frameCount: FrameCount
    ) {
        self.fixture = fixture
        self.rate = rate
        self.framesPerSecond = rate.framesPerSecond
        self.frameCount = frameCount
        self.channels = channels
    }

    /// Adds `row`, which comes after those already there.
    ///
    /// - Returns: how many frames its dark approach asks for; 0 where it has none.
    mutating func add(_ row: FixtureRow) -> Int {
        let lead = approachedAim(of: row).map { self.lead(to: $0, at: row.start) } ?? 0
        for part in parts(of: row, lead: lead) { insert(part) }
        return lead
    }

    /// Adds the parts of `row` that start at `first` or later, as they once came of it with an
    /// approach that asks for `lead` frames.
    mutating func add(_ row: FixtureRow, lead: Int, from first: Int) {
        for part in parts(of: row, lead: lead) where part.start >= first { insert(part) }
    }

    /// How many frames a row may begin ahead of its own start at most.
    var longestLead: Int { hasFreeDimmer ? lead { fixture.travel.seconds(of: $0) } : 0 }

    private func parts(of row: FixtureRow, lead: Int) -> [RowPart] {
        switch row.task {
        case .writes(let writes):
            return [part(of: row, .snapshot(writes))]
        case .wave(let run):
            return [part(of: row, .wave(run))]
        case .effect(let effect):
            let approach = approachedAim(of: row).map {
                self.approach(to: $0, at: row.start, lead: lead)
            }
            switch (effect, approach) {
            case (.orbit(let orbit), let approach?):
                return [part(of: row, .orbit(orbit, approach))]
            case (.sweep(let sweep), let approach?):
                return [part(of: row, .sweep(sweep, approach)), part(of: row, .light(sweep))]
            default:
                return [part(of: row, .effect(effect))]
            }
        }
    }

    /// Where the head is to be when `row` starts; nil where it does not get there in the dark.
    private func approachedAim(of row: FixtureRow) -> Aim? {
        guard hasFreeDimmer, case .effect(let effect) = row.task else { return nil }
        switch effect {
        case .orbit(let orbit) where orbit.writesDimmer: return orbit.first
        case .sweep(let sweep): return sweep.start
        default: return nil
        }
    }

    private var hasFreeDimmer: Bool { fixture.unarmed(.dimmer) != nil }

    /// `task` of `row`, ahead of its own start by its dark approach.
    private func part(of row: FixtureRow, _ task: RowPart.Task) -> RowPart {
        let whole = RowPart(
            start: row.start,
            time: row.time,
            row: row.row,
            length: row.length,
            task: task
        )
        if whole.lead == .zero { return whole }
        let lead = rate.time(of: .zero + whole.lead)
        return RowPart(
            start: row.start - whole.lead.frames,
            time: max(row.time - lead, .zero),
            row: row.row,
            length: row.length,
            task: task
        )
    }

    /// How many frames the dark way to `aim` asks for, where the head is to be at the frame `start`:
    /// as many as the slower axis takes from where the head would be there without the row, and 0.2 s;
    /// one more than the song has before it, where that is too short.
    private func lead(to aim: Aim, at start: Int) -> Int {
        let levels = levels(at: start)
        let lead = self.lead { axis in
            guard let channels = fixture.channels(of: axis) else { return 0 }
            let target = fixture.clamped(aim[axis], on: axis)
            let distance = Double(target) - Double(channels.position(in: levels))
            return abs(distance) / 65535 * fixture.travel.seconds(of: axis)
        }
        return min(lead, start + 1)
    }

    /// The frames of an approach on which each axis that can be turned is so many seconds under way.
    private func lead(_ seconds: (Axis) -> Double) -> Int {
        let longest = Axis.allCases.filter { fixture.unarmed($0.coarse) != nil }.map(seconds).max()
        let lead = ((longest ?? 0) + 0.2) * framesPerSecond
        return Int(min(lead.rounded(.toNearestOrEven), Double(frameCount.frames)))
    }

    /// The dark way to `aim`, where the head is to be at the frame `start`, by the `lead` that it asks
    /// for: of it the head stands the last 0.1 s there. Where the song's start cuts it short, the head
    /// stands there all along.
    private func approach(to aim: Aim, at start: Int, lead: Int) -> Approach {
        if lead > start {
            return Approach(lead: FrameCount(start), standing: FrameCount(start), aim: aim)
        }
        let standing = Int((0.1 * framesPerSecond).rounded(.toNearestOrEven))
        return Approach(lead: FrameCount(lead), standing: FrameCount(standing), aim: aim)
    }

    /// Puts `part` in its place, and lays those that come after it again.
    private mutating func insert(_ part: RowPart) {
        var later: [RowPart] = []
        while let last = placed.last, part.comes(before: last.part) {
            takeAway(last)
            later.append(last.part)
        }
        lay(part)
        for part in later.reversed() { lay(part) }
    }

    /// Appends what `part` writes over the levels that the parts before it leave.
    private mutating func lay(_ part: RowPart) {
        let site = EffectSite(
            fixture: fixture,
            length: part.length,
            framesLeft: FrameCount(frameCount.frames - 1 - part.start),
            framesPerSecond: framesPerSecond,
            found: levels(at: part.start)
        )
        let curves = site.curves(of: part.task)
        for written in curves {
            let segment = Segment(
                start: part.start,
                end: max(part.start + written.length.frames, part.start),
                curve: written.curve,
                row: part.row
            )
            channels[written.channel].append(segment)
        }
        let masked = part.lead > .zero ? fixture.unarmed(.dimmer) : nil
        if let masked {
            channels[masked].appendMask(part.start..<part.start + part.lead.frames)
        }
        placed.append(Placed(part: part, channels: curves.map(\.channel), masked: masked))
    }

    /// Takes away what the last part has put.
    private mutating func takeAway(_ last: Placed) {
        for channel in last.channels { channels[channel].removeLastSegment() }
        if let masked = last.masked { channels[masked].removeLastMask() }
        placed.removeLast()
    }

    /// The levels of all channels at `frame`.
    private func levels(at frame: Int) -> [Level] {
        channels.map { $0.level(at: frame, framesPerSecond: framesPerSecond) }
    }
}

extension EffectSite {
    /// What a part of a row writes.
    fileprivate func curves(of task: RowPart.Task) -> [ChannelCurve] {
        switch task {
        case .snapshot(let writes): snapshot(writes, over: length)
        case .effect(let effect): curves(of: effect)
        case .orbit(let orbit, let approach): self.orbit(orbit, after: approach)
        case .sweep(let sweep, let approach): self.sweep(sweep, after: approach)
        case .light(let sweep): light(of: sweep)
        case .wave(let run): wave(run)
        }
    }
}
