internal import NIOCore

/// Messages that wait for one client, oldest first, of each key the newest only.
struct MessageQueue {
    private struct Entry {
        let message: OutgoingMessage
        let key: String?
    }

    /// Nil where a newer message of the same key took the place of one.
    private var entries = CircularBuffer<Entry?>()
    /// Where in `entries` the one of each key is, counted from the first that ever waited.
    private var places: [String: Int] = [:]
    /// How many entries have been taken out at the front so far.
    private var taken = 0

    /// How many messages wait.
    private(set) var count = 0
    /// How many bytes they have together.
    private(set) var bytes = 0

    var isEmpty: Bool { count == 0 }

    /// Puts a message at the end, in place of one with the same key.
    mutating func append(_ message: OutgoingMessage, key: String?) {
        if let key {
            remove(key)
            places[key] = taken + entries.count
        }
        entries.append(Entry(message: message, key: key))
        count += 1
        bytes += message.byteCount
    }

    /// Takes the oldest message.
    mutating func next() -> OutgoingMessage? {
        while let first = entries.popFirst() {
            taken += 1
            guard let entry = first else { continue }
            if let key = entry.key { places[key] = nil }
            count -= 1
            bytes -= entry.message.byteCount
            return entry.message
        }
        return nil
    }

    mutating func removeAll() {
        self = MessageQueue()
    }

    private mutating func remove(_ key: String) {
        guard let place = places.removeValue(forKey: key) else { return }
        let index = entries.index(entries.startIndex, offsetBy: place - taken)
        guard let entry = entries[index] else { return }
        entries[index] = nil
        count -= 1
        bytes -= entry.message.byteCount
        if entries.count > 2 * count + 16 { closeGaps() }
    }

    /// Gaps would grow for as long as one message at the front waits.
    private mutating func closeGaps() {
        let waiting = entries.compactMap(\.self)
        entries = CircularBuffer(waiting.map(Optional.some))
        taken = 0
        places = [:]
        for (place, entry) in waiting.enumerated() {
            if let key = entry.key { places[key] = place }
        }
    }
}
