import Foundation
import Glibc

/// How fast shows are compiled, edited, packed and read, in memory and on this machine; every figure
/// beside one that was measured in the same run.
@main
struct Benchmarks {
    private enum Part: String, CaseIterable {
        case files, compiles, edits
    }

    /// The folder to write to, then the parts to measure: `files`, `compiles`, `edits`; all of them
    /// where none is named.
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let path = (arguments.first ?? "/tmp") + "/benchmarks.bin"
        let asked = arguments.dropFirst().compactMap(Part.init(rawValue:))
        print("\(machine), load \(load)\n")
        for part in asked.isEmpty ? Part.allCases : asked { try measure(part, path) }
        unlink(path)
        unlink(path + ".new")
        print("load at the end \(load)\n")
    }

    private static func measure(_ part: Part, _ path: String) throws {
        switch part {
        case .files:
            var files = Files(path: path)
            for universes in [1, 32] { try files.measure(universes: universes) }
            files.show()
        case .compiles:
            var compiles = FullCompiles()
            for universes in [1, 32, 256] { compiles.measure(universes: universes) }
            compiles.show()
        case .edits:
            var edits = Edits(path: path)
            for minutes in [1, 10, 60] { try edits.measure(minutes: minutes) }
            edits.show()
        }
    }

    private static var machine: String {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = lines.split(separator: "\n").first { $0.hasPrefix("model name") }
        let name = model?.split(separator: ":").last.map { $0.drop { $0 == " " } } ?? "a processor"
        return "\(name), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores"
    }

    /// How many were at work in the last minute.
    private static var load: String {
        let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
        return text.split(separator: " ").first.map(String.init) ?? "unknown"
    }
}
