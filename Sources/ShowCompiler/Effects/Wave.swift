import DMX
import Glibc
import ShowModel
import Timebase

extension EffectSite {
    /// `dynamic_wave_generator`: fixture i of N has at beat b the colour
    ///
    ///     (base + (accent − base) · m) · envelope,   m = (sin(2πi ÷ N − b · speed · π) + 1) ÷ 2
    ///
    /// in every frame; the envelope rises from 0 over the first `fade_in_beats` and falls to 0 over
    /// the last `fade_out_beats`, the lesser where the two meet. The colour carries the brightness:
    /// an unarmed shutter is opened, and an unarmed dimmer goes to 255 where it stands at 0, else it
    /// is left as it is.
    func wave(_ run: WaveRun) -> [ChannelCurve] {
        let wave = run.wave
        let colours = colour { component, _ in
            .wave(
                WaveCurve(
                    trough: Double(wave.base[component]),
                    crest: Double(wave.accent[component]),
                    lead: 2 * .pi * Double(run.place) / Double(wave.fixtures.count),
                    speed: wave.speed,
                    fadeIn: wave.fadeIn.count,
                    fadeOut: wave.fadeOut.count,
                    beats: run.beats
                )
            )
        }
        return openShutter + raisedDimmer + colours
    }

    /// An unarmed dimmer that stands at 0, raised to 255.
    private var raisedDimmer: [ChannelCurve] {
        guard let dimmer = fixture.unarmed(.dimmer), found[dimmer] == 0 else { return [] }
        return [hold(255, on: dimmer)]
    }
}

/// A wave as it runs through one fixture.
struct WaveRun: Hashable, Sendable {
    /// The wave.
    let wave: ColourWave
    /// The fixture's place in it, from 0.
    let place: Int
    /// The beat at each frame.
    let beats: WaveBeats
}

/// The beat at each frame of a wave, so that it follows the song's own beats; made once for all the
/// channels it works.
struct WaveBeats: Hashable, Sendable {
    /// By frames since the start, up to the end of the wave or of the song.
    private let beats: [Double]
    /// How many beats it runs.
    let duration: Double

    /// The beats of the wave `row`, which starts at `time`, at the frames of `span`: all of its own
    /// that are in the song.
    init(_ row: ChaseCue, at time: Duration, in span: FrameSpan, rate: FrameRate) {
        let duration = row.chase.cycle.count
        self.duration = duration
        self.beats = (span.start.index..<span.end.index).map { frame in
            let now = rate.time(of: FrameNumber(frame))
            return min(max(row.grid.beats(from: time, to: now).count, 0), duration)
        }
    }

    /// The beat `elapsed` frames after the start; its duration from the last frame on.
    subscript(elapsed: Int) -> Double {
        elapsed < beats.count ? beats[elapsed] : duration
    }
}

/// One emitter of one fixture in a wave.
struct WaveCurve: Hashable, Sendable {
    /// Its level at the trough, 0…255.
    let trough: Double
    /// Its level at the crest, 0…255.
    let crest: Double
    /// How far the fixture is ahead in the wave, 0…2π.
    let lead: Double
    /// Half turns a beat.
    let speed: Double
    /// Beats from dark to full at the start; 0….
    let fadeIn: Double
    /// Beats from full to dark at the end; 0….
    let fadeOut: Double
    /// The beat at each frame.
    let beats: WaveBeats

    /// The level `elapsed` frames after the start; at the end, once it `isOver`.
    func level(elapsed: Int, isOver: Bool) -> Level {
        let beat = isOver ? beats.duration : beats[elapsed]
        let m = (sin(lead - beat * speed * .pi) + 1) / 2
        return rounded((trough + (crest - trough) * m) * envelope(at: beat))
    }

    private func envelope(at beat: Double) -> Double {
        let rest = beats.duration - beat
        let rising = beat < fadeIn ? beat / fadeIn : 1
        let falling = rest < fadeOut ? rest / fadeOut : 1
        return min(rising, falling)
    }
}
