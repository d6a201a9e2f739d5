import Foundation
import FoundationNetworking
import Synchronization

/// A request over HTTP, and what comes of it, as it comes.
enum HTTPExchange {
    /// What comes: the status first.
    enum News: Hashable, Sendable {
        case status(Int)
        case bytes([UInt8])
    }

    /// How long, and how much, is waited for.
    struct Limits: Hashable, Sendable {
        /// How long nothing may come.
        var silence = Duration.seconds(60)
        /// How long all may take.
        var whole = Duration.seconds(600)
        /// How many bytes may come.
        var size = 32 << 20
    }

    /// Sends `request`; the exchange ends with the stream.
    ///
    /// Redirects are not followed: the key that the request carries is for the one server.
    static func news(
        of request: URLRequest,
        limits: Limits
    ) -> AsyncThrowingStream<News, any Error> {
        AsyncThrowingStream { news in
            let listener = Listener(news, limit: limits.size)
            let session = URLSession(
                configuration: .quiet,
                delegate: listener,
                delegateQueue: nil
            )
            let task = session.dataTask(with: request)
            let watch = Task { await listener.watch(limits) }
            news.onTermination = { _ in
                watch.cancel()
                task.cancel()
            }
            task.resume()
            session.finishTasksAndInvalidate()
        }
    }
}

extension URLSessionConfiguration {
    /// One that keeps nothing, and leaves it to us how long is waited.
    fileprivate static var quiet: URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.timeoutIntervalForRequest = 86_400
        return configuration
    }
}

/// Hears what comes of one request.
private final class Listener: NSObject, URLSessionDataDelegate {
    private struct Heard {
        var last = ContinuousClock.now
        var size = 0
    }

    private let news: AsyncThrowingStream<HTTPExchange.News, any Error>.Continuation
    private let limit: Int
    private let heard = Mutex(Heard())

    init(
        _ news: AsyncThrowingStream<HTTPExchange.News, any Error>.Continuation,
        limit: Int
    ) {
        self.news = news
        self.limit = limit
    }

    /// Ends the exchange where nothing comes, or no end.
    func watch(_ limits: HTTPExchange.Limits) async {
        let end = ContinuousClock.now + limits.whole
        while !Task.isCancelled {
            let silent = heard.withLock { $0.last } + limits.silence
            let now = ContinuousClock.now
            if now >= silent { return news.finish(throwing: ChatFault.silent(limits.silence)) }
            if now >= end { return news.finish(throwing: ChatFault.endless(limits.whole)) }
            try? await Task.sleep(until: min(silent, end), clock: .continuous)
        }
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        heard.withLock { $0.last = .now }
        news.yield(.status((response as? HTTPURLResponse)?.statusCode ?? 0))
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let size = heard.withLock { heard in
            heard.last = .now
            heard.size += data.count
            return heard.size
        }
        if size <= limit {
            news.yield(.bytes(Array(data)))
        } else {
            news.finish(throwing: ChatFault.tooLarge)
        }
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didCompleteWithError error: (any Error)?
    ) {
        news.finish(throwing: error)
    }
}
