public import Timebase

/// Effects in the rhythm of a song, under a name that rows call them by: told in beats, so that one
/// chase fits every song.
public struct Chase: Hashable, Sendable {
    /// What rows call it by.
    public let id: String
    /// The name people read.
    public let name: String
    /// What it does.
    public let content: ChaseContent
    /// How long it is before it can come again.
    public let cycle: Beats

    /// A chase of `steps`; its cycle is `cycle`, or lasts until the last step has ended.
    public init(id: String, name: String, steps: [ChaseStep], cycle: Beats? = nil) {
        self.id = id
        self.name = name
        self.content = .steps(steps)
        self.cycle = cycle ?? steps.map(\.end).max() ?? .zero
    }

    /// A chase that is a wave: its cycle lasts as long as the wave.
    public init(id: String, name: String, wave: ColourWave) {
        self.id = id
        self.name = name
        self.content = .wave(wave)
        self.cycle = wave.duration
    }

    /// How many writes one cycle comes to.
    public var stepCount: Int {
        switch content {
        case .steps(let steps): steps.count
        case .wave(let wave): wave.fixtures.count
        }
    }
}

/// What a chase does in one cycle.
public enum ChaseContent: Hashable, Sendable {
    /// A static chase: effects, each at its own beat, in the order written.
    case steps([ChaseStep])
    /// A dynamic chase: a colour that runs through some fixtures, told anew for every frame.
    case wave(ColourWave)
}

/// One effect of a chase.
public struct ChaseStep: Hashable, Sendable {
    /// When it starts, from the start of the cycle; 0….
    public let beat: Beats
    /// How long it runs; 0….
    public let duration: Beats
    /// The fixture.
    public let fixture: FixtureID
    /// What it does.
    public let effect: Effect

    /// `effect` on `fixture` at `beat`, for `duration`.
    public init(beat: Beats, duration: Beats = .zero, fixture: FixtureID, effect: Effect) {
        self.beat = beat
        self.duration = duration
        self.fixture = fixture
        self.effect = effect
    }

    /// When it has ended, from the start of the cycle.
    var end: Beats { beat + duration }
}

/// A colour that swings between two and runs through a line of fixtures.
public struct ColourWave: Hashable, Sendable {
    /// The fixtures, in the order in which the wave passes them.
    public var fixtures: [FixtureID]
    /// The colour at the trough.
    public var base: Colour
    /// The colour at the crest.
    public var accent: Colour
    /// How long it runs; more than 0.
    public var duration: Beats
    /// How fast it runs: a crest comes back to a fixture every 2 ÷ speed beats; negative runs the
    /// other way.
    public var speed: Double
    /// How long it comes up from dark at its start; 0….
    public var fadeIn: Beats
    /// How long it goes down to dark at its end; 0….
    public var fadeOut: Beats

    /// A wave through `fixtures`; what is not given is as the `dynamic_wave_generator` has it.
    public init(
        fixtures: [FixtureID],
        base: Colour = Colour(red: 0x00, green: 0x08, blue: 0x14),
        accent: Colour = Colour(red: 0x00, green: 0xf5, blue: 0xff),
        duration: Beats = Beats(4),
        speed: Double = 1,
        fadeIn: Beats = Beats(1),
        fadeOut: Beats = Beats(1)
    ) {
        self.fixtures = fixtures
        self.base = base
        self.accent = accent
        self.duration = duration
        self.speed = speed
        self.fadeIn = fadeIn
        self.fadeOut = fadeOut
    }
}
