import ShowModel
import Timebase

/// The chases of a show, as rows find them.
struct ChaseLibrary {
    /// What a row's `chaser_id` leads to.
    enum Place {
        /// A chase that could be read, but for steps that are wrong.
        case chase(ReadChase)
        /// A chase that is written, but could not be read: that has been reported already.
        case unreadable
    }

    /// The ids of all chases that are written, in that order, and where.
    private(set) var names: [(id: String, location: SourceLocation)] = []
    /// The ids that come again, in the order written.
    var repeated: [String] = []
    /// Whether every chase is among them: false where a file, or a chase's id, could not be read.
    var isWhole = true
    private var places: [String: Place] = [:]

    /// What `id` leads to; nil where no chase is called that.
    subscript(id: String) -> Place? { places[id] }

    /// Where the chase called `id` is written; nil where there is none.
    func location(of id: String) -> SourceLocation? { names.first { $0.id == id }?.location }

    /// Adds the chase called `id`, which is not there yet.
    mutating func add(_ id: String, _ place: Place, at location: SourceLocation) {
        names.append((id, location))
        places[id] = place
    }

    /// Notes on the chases that are none of `used`.
    func unused(besides used: Set<String>) -> [Diagnostic] {
        names.filter { !used.contains($0.id) }.map { name in
            let message = "no cue sheet uses chase '\(shortened(name.id))'"
            return Diagnostic(.note, at: name.location, message)
        }
    }
}

/// A chase as its file has it.
struct ReadChase {
    /// What rows call it by.
    let id: String
    /// The name people read.
    let name: String
    /// What it does.
    let content: Content

    /// What a chase does, as far as its file says.
    enum Content {
        /// Steps that could be read, and how long the cycle is with those that could not.
        case steps([ChaseStep], cycle: Beats)
        /// Parameters that rows may override.
        case wave(WaveParameters)
    }
}

/// What the rows of one song can say with chases.
struct SongChases {
    /// The chases that rows may name.
    var library = ChaseLibrary()
    /// Where the song's beats are; nil where it has no tempo.
    var grid: BeatGrid?
    /// The ids that rows have named.
    var used: Set<String> = []
}
