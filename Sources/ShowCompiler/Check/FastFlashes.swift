import DMX
import ShowModel
import Timebase

extension FixtureStory {
    /// Runs of more than 5 flashes a second that go on for more than 3 s: what people with
    /// photosensitive epilepsy must be warned of.
    ///
    /// A flash is the light that comes out, its intensity and brightest emitter together, coming up by
    /// a tenth of full or more and going down again by as much (the tenth is WCAG 2.1's, "general
    /// flash"). What a shutter does on its own at levels besides 0 nobody knows here.
    func fastFlashes(at rate: FrameRate) -> [Finding] {
        guard !(gates + emitters).isEmpty else { return [] }
        return restlessTimes(at: rate).flatMap { frames in
            runs(of: flashes(in: frames), at: rate).compactMap { finding($0) }
        }
    }

    /// Light coming up at one frame and gone at another.
    private struct Flash {
        let rise: Int
        var fall: Int
    }

    /// The times in which there may be so many flashes: only those are looked at frame by frame.
    private func restlessTimes(at rate: FrameRate) -> [Range<Int>] {
        let window = rate.frame(nearest: .seconds(3)).index
        let segments = (gates + emitters).flatMap { channels[$0].segments }
        var times = segments.filter { $0.flickers(framesPerSecond) }.map { $0.start..<$0.end }
        let starts = Set(segments.map(\.start)).sorted()
        let fewest = 15
        for index in starts.indices.dropFirst(fewest - 1) {
            let first = starts[index - fewest + 1]
            if starts[index] - first <= window { times.append(first..<starts[index] + 1) }
        }
        let pause = rate.frame(nearest: .seconds(1)).index
        var merged: [Range<Int>] = []
        for time in times.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let first = max(time.lowerBound - pause, 0)
            let end = min(time.upperBound + pause, frameCount)
            guard first < end else { continue }
            if let last = merged.last, first <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, end)
            } else {
                merged.append(first..<end)
            }
        }
        return merged
    }

    /// The flashes of `frames`, in order: the light follows its turning points, a tenth apart.
    private func flashes(in frames: Range<Int>) -> [Flash] {
        var flashes: [Flash] = []
        var rise: Int?
        var turn = 0.0
        var isRising = false
        for frame in frames {
            let light = light(at: frame)
            if frame == frames.lowerBound { turn = light }
            if isRising ? light >= turn : light <= turn {
                turn = light
            } else if abs(light - turn) >= 0.1 {
                isRising.toggle()
                turn = light
                if isRising {
                    rise = frame
                } else if let start = rise {
                    flashes.append(Flash(rise: start, fall: frame))
                    rise = nil
                }
            }
        }
        return flashes
    }

    /// How much comes out at `frame`, 0…1.
    private func light(at frame: Int) -> Double {
        var light = 1.0
        for gate in gates {
            let level = stretch(of: gate, at: frame).level
            let isShutter = fixture.channels[gate].role == .shutter
            light *= isShutter ? (level > 0 ? 1 : 0) : Double(level) / 255
            if light == 0 { return 0 }
        }
        guard !emitters.isEmpty else { return light }
        let brightest = emitters.map { stretch(of: $0, at: frame).level }.max() ?? 0
        return light * Double(brightest) / 255
    }

    /// Parts of `flashes` that are too fast for too long: one of each run, and in it from where it
    /// begins to be so to where it ends.
    private func runs(of flashes: [Flash], at rate: FrameRate) -> [ArraySlice<Flash>] {
        let longestGap = rate.frame(nearest: .milliseconds(250)).index
        var runs: [ArraySlice<Flash>] = []
        var first = 0
        for next in flashes.indices.dropFirst()
        where
            flashes[next].rise - flashes[next - 1].rise > longestGap
        {
            runs.append(flashes[first..<next])
            first = next
        }
        runs.append(flashes[first...])
        return runs.compactMap { fastPart(of: $0, at: rate) }
    }

    /// From a flash i to a later one j, the last that will do, there are more than 5 a second, and it
    /// takes more than 3 s until j is over: with g(k) = k · numerator − 5 · denominator · rise(k) of
    /// the rate that is g(j) > g(i), so the least g seen so far serves every j.
    private func fastPart(of run: ArraySlice<Flash>, at rate: FrameRate) -> ArraySlice<Flash>? {
        func excess(_ index: Int) -> Int {
            index * rate.numerator - 5 * rate.denominator * run[index].rise
        }
        let shortest = rate.frame(nearest: .seconds(3)).index
        var least: Int?
        var candidate = run.startIndex
        for index in run.indices {
            while candidate < index, run[index].fall - run[candidate].rise > shortest {
                if least.map({ excess(candidate) < excess($0) }) ?? true { least = candidate }
                candidate += 1
            }
            guard let first = least, excess(index) > excess(first) else { continue }
            let last = run.indices.last { excess($0) > excess(first) } ?? index
            return run[first...last]
        }
        return nil
    }

    private func finding(_ run: ArraySlice<Flash>) -> Finding? {
        guard let first = run.first, let last = run.last, let row = newestRow(at: first.rise) else {
            return nil
        }
        let rate = Double(run.count - 1) * framesPerSecond / Double(last.rise - first.rise)
        let length = Double(last.fall - first.rise) / framesPerSecond
        return Finding(
            row: row,
            message: "'\(fixture.id)' flashes \(decimal(rate)) times a second for"
                + " \(decimal(length)) s from \(timecode(of: first.rise)) on",
            hint:
                "more than 5 flashes a second for more than 3 s can harm people with photosensitive"
                + " epilepsy: slow it down, or make it shorter"
        )
    }

    /// The row that last took one of the fixture's light channels by `frame`.
    private func newestRow(at frame: Int) -> Int? {
        (gates + emitters).compactMap { channels[$0].segment(at: frame) }
            .max { $0.start < $1.start }?.row
    }
}

extension Segment {
    /// Whether it may flash by itself, fast enough to matter.
    fileprivate func flickers(_ framesPerSecond: Double) -> Bool {
        switch curve {
        case .strobe(_, _, let rate):
            rate > 4
        case .wave(let wave):
            Swift.abs(wave.speed) / 2 * wave.beats.duration * framesPerSecond > 4
                * Double(end - start)
        case .hold, .ramp, .decay, .colour, .position, .path, .sweep:
            false
        }
    }
}
