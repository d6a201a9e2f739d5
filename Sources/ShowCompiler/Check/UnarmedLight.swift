import DMX
import ShowModel

extension FixtureStory {
    /// Rows that take an armed channel away from its arm level while light comes out of the fixture.
    ///
    /// A dimmer or an emitter that is written lower is only less light, and the note that its arm is
    /// overridden says enough of it.
    func unarmedLight() -> [Finding] {
        let armed = fixture.channels.indices.filter {
            fixture.channels[$0].isArmed && !fixture.channels[$0].role.isIntensity
        }
        return armed.flatMap { index in
            channels[index].owned(before: frameCount).compactMap { segment, frames in
                unarmed(index, by: segment.row, in: frames)
            }
        }
    }

    private func unarmed(_ index: Int, by row: Int, in frames: Range<Int>) -> Finding? {
        let channel = fixture.channels[index]
        guard let arm = channel.armLevel else { return nil }
        var lit = firstLight(in: frames)
        while let frame = lit {
            let stretch = stretch(of: index, at: frame)
            if stretch.level != arm { break }
            lit =
                stretch.end < frames.upperBound
                ? firstLight(in: stretch.end..<frames.upperBound) : nil
        }
        guard let lit else { return nil }
        return Finding(
            row: row,
            message: "'\(fixture.id)' is lit while unarmed: its '\(channel.name)' is at"
                + " \(stretch(of: index, at: lit).level) instead of \(arm)"
                + " at \(timecode(of: lit))",
            hint: "leave '\(channel.name)' at \(arm), or bring the light down first"
        )
    }
}
