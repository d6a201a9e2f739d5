// Dispatch documents its sources as safe to use from any thread, but does not say so in their types.
@preconcurrency import Dispatch
import Glibc
import Synchronization

/// The signals that ask the program to end: Ctrl-C, a service manager's TERM, a terminal that
/// closes. While this lives they end nothing by themselves; whoever made it asks for them, or says
/// what they do.
final class StopSignals: Sendable {
    private let newest = Newest()
    private let sources: [any DispatchSourceSignal]

    /// Listens to the signals from now on. A reader that goes away is from now on told by
    /// `OutputFault` alone.
    init() {
        signal(SIGPIPE, SIG_IGN)
        // SIGHUP is left alone where `nohup` had it ignored: the program is meant to go on then.
        let numbers = [SIGINT, SIGTERM] + (isIgnored(SIGHUP) ? [] : [SIGHUP])
        let registrations = DispatchGroup()
        sources = numbers.map { [newest] number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { newest.take(number) }
            registrations.enter()
            source.setRegistrationHandler { registrations.leave() }
            source.resume()
            return source
        }
        registrations.wait()
    }

    deinit {
        for source in sources { source.cancel() }
    }

    /// The signal that came last; nil where none has come. Neither waits nor locks.
    var received: Int32? {
        let number = newest.number.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    /// From now on every signal does `action` with its number, at once and on a thread of the
    /// system's: also where the program's own threads are held up by a disk or a terminal.
    func whenReceived(_ action: @escaping @Sendable (Int32) -> Void) {
        newest.action.withLock { $0 = action }
    }

    /// Ends the program as a shell expects it of one that signal `number` ended, and waits for nothing.
    static func endProgram(by number: Int32) {
        _exit(128 + number)
    }

    private final class Newest: Sendable {
        let number = Atomic<Int32>(0)
        let action = Mutex<@Sendable (Int32) -> Void>({ _ in })

        func take(_ number: Int32) {
            self.number.store(number, ordering: .relaxed)
            let action = action.withLock { $0 }
            action(number)
        }
    }
}

private func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
}
