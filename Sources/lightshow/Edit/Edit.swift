import ArgumentParser
import Timebase

/// `lightshow edit`: a show in the browser, with the lights following at once.
struct Edit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Edit a show in the browser; what is changed is on stage at once.",
        discussion: """
            Serves its page at http://127.0.0.1:5001/ and edits the files of the show folder: every \
            edit is in a journal before it is accepted, and saved once edits pause; then \
            build/<show>/<song>.bin is compiled anew.

            Goes to the nodes named by --node, else $DMX_NODE_IP, else the node the show names, else \
            this machine (127.0.0.1). Ends dark.

            The chat echoes what is said, unless --chat-url names a service that speaks as OpenAI's does \
            (or $LIGHTSHOW_CHAT_URL; $LIGHTSHOW_CHAT_MODEL for --chat-model). Its key, where it wants \
            one, is taken from $LIGHTSHOW_CHAT_KEY alone. What the model proposes is done only where it \
            is accepted. Questions, and the show with them, go to that service.

            An address that others in the network can reach needs a --token; the link that is printed \
            has it in it.
            """
    )

    @Argument(help: "The show folder.", completion: .directory)
    var folder: String

    @Option(
        help: ArgumentHelp(
            "Serve at this address; port 0 takes any free one.",
            valueName: "ip:port"
        )
    )
    var listen = "127.0.0.1:5001"

    @Option(
        help: ArgumentHelp(
            "What everybody who connects must know: 16 letters or digits at least; 'new' makes one.",
            valueName: "token"
        )
    )
    var token: String?

    @Option(
        name: .customLong("node"),
        help: ArgumentHelp(
            "Send to this node, IP or IP:port; may be given more than once.",
            valueName: "ip[:port]"
        )
    )
    var nodes: [String] = []

    @Option(
        name: .customLong("chat-url"),
        help: ArgumentHelp(
            "A model answers in the chat: the service's address up to /chat/completions.",
            valueName: "url"
        )
    )
    var chatURL: String?

    @Option(help: ArgumentHelp("The model that answers in the chat.", valueName: "name"))
    var chatModel: String?

    @Option(
        parsing: .unconditional,
        help: "Frames a second: a whole number or a fraction such as 30000/1001.",
        transform: FrameRate.parsed
    )
    var rate: FrameRate?

    func validate() throws {
        if rate == nil { try FrameRate.checkEnvironment() }
    }

    func run() async throws {
        let signals = StopSignals()
        try await reportingFailures { try await EditRun(options: self).run(until: signals) }
    }
}
