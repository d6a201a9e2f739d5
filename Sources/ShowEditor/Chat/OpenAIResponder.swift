import Foundation
import FoundationNetworking
import ShowSource

/// A model answers in the chat, by a service that speaks as OpenAI's does.
public struct OpenAIResponder: ChatResponder {
    private let endpoint: ChatEndpoint
    private let limits: HTTPExchange.Limits

    /// Answers of the service at `endpoint`.
    ///
    /// - Parameters:
    ///   - silence: how long nothing may come before an answer is given up.
    ///   - whole: how long an answer may take.
    public init(
        _ endpoint: ChatEndpoint,
        silence: Duration = .seconds(60),
        whole: Duration = .seconds(600)
    ) {
        self.endpoint = endpoint
        self.limits = HTTPExchange.Limits(silence: silence, whole: whole)
    }

    /// The model's answer; it throws `ChatFault` where there is none, and ends what is under way where
    /// nobody listens any more.
    public func answer(_ question: ChatQuestion) -> AsyncThrowingStream<ChatAnswer, any Error> {
        AsyncThrowingStream { answer in
            let work = Task {
                do {
                    try await ask(question) { answer.yield($0) }
                    answer.finish()
                } catch {
                    answer.finish(throwing: error)
                }
            }
            answer.onTermination = { _ in work.cancel() }
        }
    }

    private func ask(_ question: ChatQuestion, tell: (ChatAnswer) -> Void) async throws {
        var reading = CompletionReading()
        var status = 0
        var refusal: [UInt8] = []
        do {
            news: for try await news in HTTPExchange.news(of: request(question), limits: limits) {
                switch news {
                case .status(let number): status = number
                case .bytes(let bytes) where status == 200:
                    let text = try reading.take(bytes)
                    if !text.isEmpty { tell(.text(text)) }
                    if reading.isDone { break news }
                case .bytes(let bytes):
                    refusal += bytes
                    if refusal.count > 8 << 10 { break news }
                }
            }
        } catch let error as URLError {
            throw reading.hasBegun ? ChatFault.brokeOff : unreachable(error)
        } catch ChatFault.told(let message) {
            throw ChatFault.told(endpoint.shown(message))
        }
        try Task.checkCancellation()
        guard status == 200 else { throw fault(status, refusal) }
        for answer in try reading.finish() { tell(answer) }
    }

    private func request(_ question: ChatQuestion) -> URLRequest {
        var request = URLRequest(url: endpoint.url)
        request.httpMethod = "POST"
        request.timeoutInterval = 86_400
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue("text/event-stream", forHTTPHeaderField: "Accept")
        // Packed events would come late, as whole packs.
        request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
        if let authorization = endpoint.authorization {
            request.setValue(authorization, forHTTPHeaderField: "Authorization")
        }
        let completion = CompletionRequest(model: endpoint.model, question: question)
        request.httpBody = Data(completion.content.line)
        return request
    }

    private func unreachable(_ error: URLError) -> ChatFault {
        .unreachable(server: endpoint.server, reason: endpoint.shown(error.localizedDescription))
    }

    /// Why a service that answers with `status` does not answer the question.
    private func fault(_ status: Int, _ body: [UInt8]) -> ChatFault {
        let error = JSONContent(json: body)?["error"]
        let message = error?["message"]?.string ?? error?.string
        let said = message.map { endpoint.shown($0) }
        return switch status {
        case 300..<400: .moved(status: status)
        // Services say parts of the key there.
        case 401, 403: .denied(status: status, hasKey: endpoint.hasKey)
        case 404: .notFound(server: endpoint.server, said: said)
        case 429: .exhausted(said: said)
        case 500...: .failed(status: status)
        default: .refused(status: status, said: said)
        }
    }
}
