internal import NIOCore
internal import Synchronization

/// Who is connected and how much is going on, counted against the limits.
final class ConnectionTable: Sendable {
    private struct Content {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var clients = 0
        var lastClient = 0
        var sounds = 0
        /// Clients that the receiver has not heard the end of.
        var feeds = 0
        var whenEmpty: EventLoopPromise<Void>?
        var isClosed = false
    }

    private let content = Mutex(Content())
    private let limits: ServerLimits

    init(limits: ServerLimits) {
        self.limits = limits
    }

    /// Takes a new connection in; false where there is no room. It leaves by itself when it closes.
    func admit(_ channel: any Channel) -> Bool {
        let isAdmitted = content.withLock { content in
            guard !content.isClosed, content.channels.count < limits.connections else {
                return false
            }
            content.channels[ObjectIdentifier(channel)] = channel
            return true
        }
        if isAdmitted { channel.closeFuture.whenComplete { _ in self.left(channel) } }
        return isAdmitted
    }

    private func left(_ channel: any Channel) {
        changed { $0.channels[ObjectIdentifier(channel)] = nil }
    }

    /// Counts a new client; nil where there are too many.
    func admitClient() -> ClientID? {
        content.withLock { content in
            guard content.clients < limits.clients else { return nil }
            content.clients += 1
            content.lastClient += 1
            content.feeds += 1
            return ClientID(number: content.lastClient)
        }
    }

    /// A client's connection has closed.
    func clientLeft() { changed { $0.clients -= 1 } }

    /// The receiver has heard all of a client.
    func feedEnded() { changed { $0.feeds -= 1 } }

    /// A place for a sound to be sent; nil where there are too many.
    func admitSound() -> SoundPlace? {
        let isAdmitted = content.withLock { content in
            guard content.sounds < limits.sounds else { return false }
            content.sounds += 1
            return true
        }
        return isAdmitted ? SoundPlace(of: self) : nil
    }

    /// A sound has been sent, or its client has gone.
    func soundEnded() { changed { $0.sounds -= 1 } }

    /// Takes no one in any more.
    ///
    /// - Returns: the connections there still are; nil where it was closed before.
    func close() -> [any Channel]? {
        content.withLock { content in
            guard !content.isClosed else { return nil }
            content.isClosed = true
            return Array(content.channels.values)
        }
    }

    /// Fulfils `promise` as soon as no one is connected and the receiver has heard the end of all.
    func whenEmpty(_ promise: EventLoopPromise<Void>) {
        changed { $0.whenEmpty = promise }
    }

    private func changed(_ change: (inout sending Content) -> Void) {
        let promise = content.withLock { content -> EventLoopPromise<Void>? in
            change(&content)
            guard content.channels.isEmpty, content.feeds == 0 else { return nil }
            defer { content.whenEmpty = nil }
            return content.whenEmpty
        }
        promise?.succeed()
    }
}
