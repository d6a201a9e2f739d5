public import DMX
public import ShowModel

extension Cue {
    /// A row that sets levels: by fixture, and in it by channel index.
    public static func snapshot(
        _ row: Int = 0,
        at time: Duration,
        fade: Duration = .zero,
        _ levels: KeyValuePairs<FixtureID, KeyValuePairs<Int, Level>>
    ) -> Cue {
        let values = levels.map { fixture, levels in
            FixtureValues(
                fixture: fixture,
                writes: levels.map { .level(channel: $0.key, $0.value) }
            )
        }
        return Cue(row: row, time: time, action: .snapshot(Snapshot(fade: fade, values: values)))
    }

    /// A row that runs `effect` on `fixture`.
    public static func effect(
        _ row: Int = 0,
        _ effect: Effect,
        on fixture: FixtureID,
        at time: Duration,
        for duration: Duration = .zero
    ) -> Cue {
        let cue = EffectCue(fixture: fixture, duration: duration, effect: effect)
        return Cue(row: row, time: time, action: .effect(cue))
    }
}
