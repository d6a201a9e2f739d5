import Timebase

extension ScoredFixture {
    /// The fixture as it is when the rows `removed` go and the rows `added` come.
    func edited(
        without removed: [FixtureRow],
        with added: [FixtureRow],
        rate: FrameRate,
        frameCount: FrameCount
    ) -> ScoredFixture {
        let splices = rows.splices(without: removed, with: added)
        if splices.isEmpty { return self }
        var edit = FixtureEdit(self, splices, rate: rate, frameCount: frameCount)
        edit.score()
        return edit.fixture
    }
}

/// A fixture's score while some of its rows are replaced.
///
/// What the parts before an edited row have put stays, and is scored on from; what the later ones put
/// is taken over as it was, once they find again what they found before. A row that gets to its start
/// in the dark begins ahead of it, but never by more than its head's slowest way takes. So no edit is
/// felt earlier than that before its own rows, and a row finds nothing earlier than that before its
/// start.
private struct FixtureEdit {
    /// The fixture: its rows as they are now, and their leads and what they come to as far as scored.
    private(set) var fixture: ScoredFixture
    private let rate: FrameRate
    private let frameCount: FrameCount
    private let longestLead: Int
    /// The splices not scored yet, and where their rows now are: in order.
    private var splices: ArraySlice<(splice: RowSplice, places: Range<Int>)> = []

    init(
        _ old: ScoredFixture,
        _ splices: [RowSplice],
        rate: FrameRate,
        frameCount: FrameCount
    ) {
        let nothing = FixtureScore(old.fixture, rate: rate, frameCount: frameCount)
        self.longestLead = nothing.longestLead
        self.rate = rate
        self.frameCount = frameCount
        self.fixture = old
        fixture.rows = []
        fixture.leads = []
        let count = old.rows.count + splices.reduce(0) { $0 + $1.come.count }
        fixture.rows.reserveCapacity(count)
        fixture.leads.reserveCapacity(count)
        var next = 0
        for splice in splices {
            fixture.rows += old.rows[next..<splice.gone.lowerBound]
            fixture.leads += old.leads[next..<splice.gone.lowerBound]
            let place = fixture.rows.count
            fixture.rows += splice.come
            fixture.leads += splice.come.map { _ in 0 }
            self.splices.append((splice, place..<fixture.rows.count))
            next = splice.gone.upperBound
        }
        fixture.rows += old.rows[next...]
        fixture.leads += old.leads[next...]
    }

    /// Scores what the splices change.
    mutating func score() {
        while let next = splices.first { scoreOn(from: next.splice, at: next.places.lowerBound) }
    }

    /// Scores from `splice` on, whose rows are at `place`, until nothing else is found any more.
    private mutating func scoreOn(from splice: RowSplice, at place: Int) {
        let first = splice.starts.lowerBound - longestLead
        var score = scoreAgain(from: first, upTo: place)
        // The last frame at which a row starts that is not the one that was there.
        var lastChange = splice.starts.lowerBound
        var next = place
        while true {
            while let splice = splices.first, splice.places.lowerBound == next {
                splices.removeFirst()
                lastChange = max(lastChange, splice.splice.starts.upperBound)
                for place in splice.places { fixture.leads[place] = score.add(fixture.rows[place]) }
                next = splice.places.upperBound
            }
            guard next < fixture.rows.count else {
                return take(score, in: first..<Int.max)
            }
            let row = fixture.rows[next]
            let border = row.start - longestLead
            if border > lastChange, isSettled(score, at: border) {
                return take(score, in: first..<border)
            }
            let lead = score.add(row)
            if lead != fixture.leads[next] {
                fixture.leads[next] = lead
                lastChange = max(lastChange, row.start)
            }
            next += 1
        }
    }

    /// The score of the rows ahead of `place`: their parts from the frame `first` on are laid again,
    /// without those of later rows between them.
    private func scoreAgain(from first: Int, upTo place: Int) -> FixtureScore {
        let channels = fixture.channels.map { $0.found(at: first) }
        var score = FixtureScore(fixture.fixture, channels, rate: rate, frameCount: frameCount)
        let again = fixture.rows.indices.partitioningIndex { fixture.rows[$0].start >= first }
        for row in min(again, place)..<place {
            score.add(fixture.rows[row], lead: fixture.leads[row], from: first)
        }
        return score
    }

    /// Whether what starts at `border` or later finds the same in `score` as in the old one, where rows
    /// that start there or later are the same and begin as far ahead: so what is dark from there on is.
    private func isSettled(_ score: FixtureScore, at border: Int) -> Bool {
        zip(score.channels, fixture.channels).allSatisfy {
            $0.leaves(at: border, sameAs: $1, framesPerSecond: rate.framesPerSecond)
        }
    }

    /// Takes over what `score` has in `frames`.
    private mutating func take(_ score: FixtureScore, in frames: Range<Int>) {
        for (channel, story) in score.channels.enumerated() {
            fixture.channels[channel].replace(frames, by: story)
        }
    }
}

extension ChannelScore {
    /// Whether the segments that start before `frame` leave the same levels from there on as in
    /// `other`, for as long as nothing else starts.
    fileprivate func leaves(
        at frame: Int,
        sameAs other: ChannelScore,
        framesPerSecond: Double
    ) -> Bool {
        let (mine, its) = (segment(at: frame - 1), other.segment(at: frame - 1))
        if let mine, let its, mine.isSame(as: its) { return true }
        guard mine?.isStanding(at: frame) ?? true, its?.isStanding(at: frame) ?? true else {
            return false
        }
        return mine?.level(at: frame, framesPerSecond: framesPerSecond) ?? base
            == its?.level(at: frame, framesPerSecond: framesPerSecond) ?? base
    }
}

extension Segment {
    /// Whether its levels are those of `other`, whichever rows made the two.
    fileprivate func isSame(as other: Segment) -> Bool {
        start == other.start && end == other.end && curve == other.curve
    }
}
