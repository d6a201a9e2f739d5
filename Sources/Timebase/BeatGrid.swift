/// Where the beats of a song are: between its beats and its time.
///
/// Beats that were measured stand where they were measured; between two of them a beat runs evenly,
/// and before the first and after the last as in the interval beside it. Without measured beats they
/// follow each other at the tempo, beat 0 at the start of the song.
public struct BeatGrid: Hashable, Sendable {
    private enum Form: Hashable {
        /// The same interval all along; `first` is the time of beat 0.
        case constant(Tempo, first: Duration)
        /// The times of beat 0, 1, …: two at least, each later than the one before.
        case measured([Duration])
    }

    private let form: Form

    /// A grid at a constant `tempo`, beat 0 at time 0.
    public init(tempo: Tempo) {
        form = .constant(tempo, first: .zero)
    }

    /// The grid of the measured `beats`, in any order, each taken to the nanosecond; of the `tempo`
    /// where there are fewer than two. Nil where nothing tells how long a beat is.
    ///
    /// Beats that are measured at equal intervals make the same grid as their tempo does: what is
    /// finer than a nanosecond is an accident of binary fractions.
    public init?(beats: [Duration], tempo: Tempo? = nil) {
        let beats = BeatGrid.distinct(beats)
        if beats.count >= 2 {
            let interval = beats[1] - beats[0]
            let isConstant = beats.indices.dropFirst().allSatisfy {
                beats[$0] - beats[$0 - 1] == interval
            }
            if isConstant, let tempo = Tempo(interval: interval) {
                form = .constant(tempo, first: beats[0])
            } else {
                form = .measured(beats)
            }
        } else if let tempo {
            form = .constant(tempo, first: beats.first ?? .zero)
        } else {
            return nil
        }
    }

    /// The time of `beat`, within ±10⁹ s.
    public func time(of beat: Beats) -> Duration {
        time(beat, after: first)
    }

    /// The beat at `time`; fractional between two beats, negative before beat 0.
    public func beat(at time: Duration) -> Beats {
        beats(from: first, to: time)
    }

    /// The time that is `beats` later than `time`, exact to the attosecond: the time itself where
    /// that is no beat. Within ±10⁹ s, so that frames can be told of it at every rate.
    public func time(_ beats: Beats, after time: Duration) -> Duration {
        switch form {
        case .constant(let tempo, _):
            let elapsed = beats.attobeats.scaled(
                by: tempo.attoseconds,
                over: attobeatsPerBeat * tempo.beatCount
            )
            return bounded(time.attoseconds + elapsed)
        case .measured(let times):
            let here = place(of: time, in: times)
            let there = interval(ofBeat: here.beat + beats.attobeats, in: times)
            let length = duration(of: there, in: times)
            let start = times[there].attoseconds + Int128(here.interval - there) * length
            let offset = here.offset.scaled(by: length, over: here.length)
            return bounded(
                start + offset + beats.attobeats.scaled(by: length, over: attobeatsPerBeat)
            )
        }
    }

    /// How many beats pass from `start` to `end`; negative where that is earlier.
    public func beats(from start: Duration, to end: Duration) -> Beats {
        switch form {
        case .constant(let tempo, _):
            let elapsed = (end - start).attoseconds
            return Beats(
                attobeats: elapsed.scaled(
                    by: attobeatsPerBeat * tempo.beatCount,
                    over: tempo.attoseconds
                )
            )
        case .measured(let times):
            return Beats(
                attobeats: place(of: end, in: times).beat - place(of: start, in: times).beat
            )
        }
    }

    /// The time of beat 0.
    private var first: Duration {
        switch form {
        case .constant(_, let first): first
        case .measured(let times): times[0]
        }
    }
}

/// A time as the grid sees it.
private struct GridPlace {
    /// The interval that tells how fast beats go: the one it lies in, or the nearest.
    let interval: Int
    /// Attoseconds in that interval.
    let length: Int128
    /// Attoseconds since the start of that interval; negative before beat 0.
    let offset: Int128
    /// The beat, in 10⁻¹⁸ of one.
    var beat: Int128 {
        Int128(interval) * attobeatsPerBeat + offset.scaled(by: attobeatsPerBeat, over: length)
    }
}

extension BeatGrid {
    private func place(of time: Duration, in times: [Duration]) -> GridPlace {
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle] <= time { low = middle + 1 } else { high = middle }
        }
        let interval = min(max(low - 1, 0), times.count - 2)
        return GridPlace(
            interval: interval,
            length: duration(of: interval, in: times),
            offset: (time - times[interval]).attoseconds
        )
    }

    /// The interval that `attobeats` lie in, or the nearest.
    private func interval(ofBeat attobeats: Int128, in times: [Duration]) -> Int {
        if attobeats < 0 { return 0 }
        return Int(min(attobeats / attobeatsPerBeat, Int128(times.count - 2)))
    }

    /// Attoseconds from beat `interval` to the next.
    private func duration(of interval: Int, in times: [Duration]) -> Int128 {
        (times[interval + 1] - times[interval]).attoseconds
    }

    /// `beats` to the nanosecond, in order, none twice.
    private static func distinct(_ beats: [Duration]) -> [Duration] {
        var distinct: [Duration] = []
        distinct.reserveCapacity(beats.count)
        for beat in beats.map({ ($0 + .nanoseconds(1) / 2).wholeNanoseconds }).sorted() {
            let time = Duration.nanoseconds(beat)
            if distinct.last != time { distinct.append(time) }
        }
        return distinct
    }
}

/// Thirty years are longer than any song: what comes later comes never.
private func bounded(_ attoseconds: Int128) -> Duration {
    let limit: Int128 = 1_000_000_000_000_000_000_000_000_000
    return Duration(attoseconds: min(max(attoseconds, -limit), limit))
}
