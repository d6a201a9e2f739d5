import ArtNet

/// The live view: the whole terminal, drawn anew some times a second.
struct ScreenView: MonitorView, ~Copyable {
    /// Slower than the packets, and as fast as an eye asks for.
    let interval = Duration.milliseconds(50)
    private let terminal: Terminal
    private let screen: FullScreen
    private let address: String
    private let rig: Rig?

    /// A view on `terminal` of what arrives at `address`, with the fixtures of `rig` if there is
    /// one.
    init(on terminal: Terminal, listeningAt address: String, rig: Rig?) throws {
        self.terminal = terminal
        self.address = address
        self.rig = rig
        screen = try FullScreen(on: terminal)
    }

    func refresh(_ state: MonitorState) throws -> Bool {
        let page = MonitorPage(state: state, address: address, rig: rig)
        try screen.show(page.lines(in: terminal.size, hasColour: terminal.hasColour))
        return screen.pressedKey() != "q"
    }
}
