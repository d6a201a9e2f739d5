import Glibc

/// The signals that ask the program to end: Ctrl-C, a service manager's TERM, a terminal that
/// closes.
///
/// They are held back from where this is made on, for this thread and those that it starts later,
/// and fetched when it suits: no handler runs in the middle of anything.
struct StopSignals: Sendable {
    private let signals: sigset_t

    /// Holds the signals back. A reader that goes away is from now on told by `OutputFault` alone.
    init() {
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        // A shell starts what runs in the background with Ctrl-C ignored, and what is ignored
        // cannot be fetched. SIGHUP stays as it is: `nohup` means it.
        signal(SIGINT, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
        signal(SIGPIPE, SIG_IGN)
        self.signals = signals
    }

    /// The signal that came since the last call, waiting for one up to `timeout`; nil for none.
    func next(timeout: Duration = .zero) -> Int32? {
        let (seconds, attoseconds) = timeout.components
        var signals = signals
        var limit = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        let number = sigtimedwait(&signals, nil, &limit)
        return number > 0 ? number : nil
    }
}
