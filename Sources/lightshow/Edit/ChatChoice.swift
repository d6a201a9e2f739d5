import ShowEditor

/// Who answers in the chat: what the command line says, else the environment; else an echo.
struct ChatChoice {
    private let url: String?
    private let model: String?

    /// The service at `url`, and its `model`, where the command line names them.
    init(url: String?, model: String?) {
        self.url = url ?? environment("LIGHTSHOW_CHAT_URL")
        self.model = model ?? environment("LIGHTSHOW_CHAT_MODEL")
    }

    /// Who answers. A key that others could read on its way is told of, and sent.
    func responder() throws(Failure) -> any ChatResponder {
        guard let url else {
            return EchoResponder()
        }
        do throws(ChatEndpoint.Fault) {
            let key = environment("LIGHTSHOW_CHAT_KEY")
            let endpoint = try ChatEndpoint(url: url, model: model, key: key)
            if endpoint.showsKey {
                complain("the key goes to \(endpoint) in the clear; https:// would hide it")
            }
            return OpenAIResponder(endpoint)
        } catch {
            throw .input("\(error)")
        }
    }
}
