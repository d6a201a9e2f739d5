import Glibc

// What libFuzzer calls. The program is there once for each target, under its name.

/// Runs the target that the program is called after on `count` bytes; ends the program where a law
/// is broken, so that libFuzzer keeps the bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    do {
        try called.target.run(on: input)
    } catch {
        print("BROKEN LAW: \(error)")
        fflush(nil)
        abort()
    }
    return 0
}

/// The target that the program is called after.
private let called = Called()

private struct Called {
    let target: FuzzTarget

    init() {
        let name = CommandLine.arguments.first.map { $0.split(separator: "/").last ?? "" } ?? ""
        guard let target = FuzzTarget(rawValue: String(name)) else {
            print("no fuzz target is called '\(name)': \(FuzzTarget.allCases.map(\.rawValue))")
            exit(64)
        }
        self.target = target
    }
}
