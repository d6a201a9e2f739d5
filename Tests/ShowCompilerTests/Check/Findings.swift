import ShowCompiler
import ShowModel
import Timebase

/// What there is to say of `cues` on `fixtures`, once their score is made.
func findings(_ fixtures: [Fixture], _ cues: [Cue], frames: Int = 1200) -> [Diagnostic] {
    let song = Song(name: "a", soundPath: "a.wav", cues: cues)
    return ScoreCheck(compile(fixtures, cues, frames: frames))
        .diagnostics(of: song)
}

extension Cue {
    /// The row, written in line `line` of a cue sheet.
    func written(_ line: Int) -> Cue {
        let place = SourceLocation(file: "a.cue.json", line: line, column: 5)
        return Cue(row: row, time: time, name: name, action: action, location: place)
    }
}
