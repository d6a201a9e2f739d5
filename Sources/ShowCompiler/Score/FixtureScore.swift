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
        self.fixture = fixture
        self.rate = rate
        self.framesPerSecond = rate.framesPerSecond
        self.frameCount = frameCount
        self.channels = fixture.channels.map { ChannelScore(base: $0.armLevel ?? 0) }
    }

    /// Adds `row`, which comes after those already there.
    mutating func add(_ row: FixtureRow) {
        switch row.task {
        case .writes(let writes):
            insert(part(of: row, .snapshot(writes)))
        case .effect(.orbit(let orbit)) where orbit.writesDimmer && hasFreeDimmer:
            insert(part(of: row, .orbit(orbit, approach(to: orbit.first, at: row.start))))
        case .effect(.sweep(let sweep)) where hasFreeDimmer:
            insert(part(of: row, .sweep(sweep, approach(to: sweep.start, at: row.start))))
            insert(part(of: row, .light(sweep)))
        case .effect(let effect):
            insert(part(of: row, .effect(effect)))
        case .wave(let run):
            insert(part(of: row, .wave(run)))
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

    /// The dark way to `aim`, where the head is to be at the frame `start`: as long as the slower
    /// axis takes from where the head would be there without the row, and 0.2 s, of which it stands
    /// the last 0.1 s. Where the song's start cuts it short, the head stands there all along.
    private func approach(to aim: Aim, at start: Int) -> Approach {
        let levels = levels(at: start)
        let seconds = Axis.allCases.map { axis -> Double in
            guard fixture.unarmed(axis.coarse) != nil, let axisChannels = fixture.channels(of: axis)
            else { return 0 }
            let target = fixture.clamped(aim[axis], on: axis)
            let distance = Double(target) - Double(axisChannels.position(in: levels))
            return abs(distance) / 65535 * fixture.travel.seconds(of: axis)
        }
        let lead = ((seconds.max() ?? 0) + 0.2) * framesPerSecond
        let frames = Int(min(lead.rounded(.toNearestOrEven), Double(start + 1)))
        if frames > start {
            return Approach(lead: FrameCount(start), standing: FrameCount(start), aim: aim)
        }
        let standing = Int((0.1 * framesPerSecond).rounded(.toNearestOrEven))
        return Approach(lead: FrameCount(frames), standing: FrameCount(standing), aim: aim)
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
