import ShowModel
import Timebase

/// The effects of a static chase.
extension ChaseReader {
    /// What `effects` says.
    mutating func steps(_ chase: JSONObject, _ title: String) -> ReadChase.Content? {
        guard let written = report.required("effects", of: chase, title),
            let elements = report.array(written, "'effects'")
        else { return nil }
        if elements.isEmpty { report.warning(at: written.offset, "\(title) does nothing") }
        var steps: [ChaseStep] = []
        var cycle = Beats.zero
        for element in elements {
            guard let object = report.object(element, "a step of \(title)") else { continue }
            let errorsBefore = report.errorCount
            report.checkKeys(of: object, "a step", known: Form.chaseStep.keys) {
                effectKeyCure($0)
            }
            let span = span(of: object)
            if let span { cycle = max(cycle, span.beat + span.duration) }
            let (fixture, effect) = self.effect(of: object)
            guard report.errorCount == errorsBefore, let span, let fixture, let effect else {
                continue
            }
            steps.append(
                ChaseStep(
                    beat: span.beat,
                    duration: span.duration,
                    fixture: fixture.fixture.id,
                    effect: effect
                )
            )
        }
        return .steps(steps, cycle: cycle)
    }

    /// When the step starts and how long it runs.
    private mutating func span(of step: JSONObject) -> (beat: Beats, duration: Beats)? {
        let beat = report.required("beat", of: step, "the step")
            .flatMap { report.beats($0, "'beat'") }
        guard let written = step["duration"] else {
            let hint = "it is 0 beats; give 'duration' in beats"
            report.warning(at: step.value.offset, "the step has no 'duration'", hint: hint)
            return beat.map { ($0, .zero) }
        }
        let duration = report.beats(written, "'duration'")
        guard let beat, let duration else { return nil }
        return (beat, duration)
    }

    /// What the step does, and where; what cannot be told is reported, and nil. An effect on a
    /// fixture that a show cannot be compiled with is nil too.
    private mutating func effect(of step: JSONObject) -> (PatchedFixture?, Effect?) {
        let data = step["data"].flatMap { report.object($0, "'data'") }
        let fixture = report.required("fixture_id", of: step, "the step").flatMap { value in
            report.name(value, "'fixture_id'").flatMap {
                report.fixture($0, at: value.offset, in: patch)
            }
        }
        guard let written = report.oneOf(["effect", "action"], of: step) else {
            report.error(at: step.value.offset, "the step has no 'effect'")
            return (fixture, nil)
        }
        guard let text = report.name(written, "'effect'"),
            let name = report.effectName(text, at: written.offset, on: fixture),
            let effect = report.effect(
                name,
                data,
                on: fixture,
                among: points,
                at: written.offset
            ), let fixture
        else { return (fixture, nil) }
        return (fixture, fixture.isUsable ? effect : nil)
    }
}
