/// Reads a stream of server-sent events (the HTML standard, section 9.2): the data of each event,
/// however the bytes are split. Only data counts here: names and ids of events are left out.
public struct EventStreamParser: Sendable {
    /// A line or an event is longer than anybody would send.
    public struct TooLong: Error, Hashable, Sendable {}

    private let limit: Int
    private var line: [UInt8] = []
    private var data: [UInt8]?
    private var isAfterReturn = false
    private var isFirstLine = true

    /// A parser at the start of a stream.
    ///
    /// - Parameter limit: how many bytes a line, and the data of an event, may have.
    public init(limit: Int = 1 << 20) {
        self.limit = limit
    }

    /// The data of the events that end within `bytes`. What comes after a blank line that is still to
    /// come is kept; what the stream ends in the middle of is no event.
    public mutating func take(_ bytes: some Sequence<UInt8>) throws(TooLong) -> [[UInt8]] {
        var events: [[UInt8]] = []
        for byte in bytes {
            let endsPair = isAfterReturn && byte == newline
            isAfterReturn = byte == carriageReturn
            if endsPair { continue }
            guard byte == newline || byte == carriageReturn else {
                line.append(byte)
                if line.count > limit { throw TooLong() }
                continue
            }
            if let event = try endLine() { events.append(event) }
        }
        return events
    }

    /// Takes the line as it stands; the data of the event that it ends, where it ends one.
    private mutating func endLine() throws(TooLong) -> [UInt8]? {
        if isFirstLine, line.starts(with: byteOrderMark) { line.removeFirst(byteOrderMark.count) }
        isFirstLine = false
        defer { line.removeAll(keepingCapacity: true) }
        if line.isEmpty {
            defer { data = nil }
            return data
        }
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        guard name.elementsEqual("data".utf8) else { return nil }
        var value = line.dropFirst(name.count + 1)
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        // Several lines of data are one text, with line breaks between them.
        data = data.map { $0 + [newline] + value } ?? Array(value)
        if let data, data.count > limit { throw TooLong() }
        return nil
    }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
