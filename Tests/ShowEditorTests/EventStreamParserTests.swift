import ShowEditor
import Testing

/// Server-sent events, as the HTML standard has them.
struct EventStreamParserTests {
    private static let stream = """
        : a comment\r
        data: first\r
        \r
        event: named
        id: 7
        data:second
        data:  of two lines
        data

        retry: 10

        data: ünïcode 🎭\rdata: {"a": "b: c"}\r\r\
        data: [DONE]

        data: never ended

        """
    private static let events = [
        "first", "second\n of two lines\n", "ünïcode 🎭\n{\"a\": \"b: c\"}", "[DONE]",
    ]

    @Test("events are the same however the bytes are split", arguments: [1, 2, 3, 5, 7, 64, 1000])
    func split(size: Int) throws {
        let bytes = Array(Self.stream.dropLast().utf8)
        var parser = EventStreamParser()
        var events: [String] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            let piece = bytes[start..<min(start + size, bytes.count)]
            events += try parser.take(piece).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(events == Self.events)
    }

    @Test("events are the same wherever the bytes are cut in two")
    func cut() throws {
        let bytes = Array(Self.stream.dropLast().utf8)
        for place in 0...bytes.count {
            var parser = EventStreamParser()
            let events = try parser.take(bytes[..<place]) + parser.take(bytes[place...])
            #expect(events.map { String(decoding: $0, as: UTF8.self) } == Self.events, "\(place)")
        }
    }

    @Test("a mark of the byte order is no part of the first line")
    func mark() throws {
        var parser = EventStreamParser()
        #expect(try parser.take("\u{FEFF}data: a\n\n".utf8) == [Array("a".utf8)])
        #expect(try parser.take("\u{FEFF}data: b\n\ndata: c\n\n".utf8) == [Array("c".utf8)])
    }

    @Test("data without anything in it is an event, a comment is none")
    func empty() throws {
        var parser = EventStreamParser()
        #expect(try parser.take("data\n\n:\n\n: data: x\n\ndatum: x\n\n".utf8) == [[]])
    }

    @Test("a line, or an event, that does not end is refused")
    func tooLong() {
        var long = EventStreamParser(limit: 100)
        #expect(throws: EventStreamParser.TooLong.self) {
            try long.take(repeatElement(UInt8(ascii: "x"), count: 101))
        }
        var many = EventStreamParser(limit: 100)
        #expect(throws: EventStreamParser.TooLong.self) {
            for _ in 0..<20 { _ = try many.take("data: 123456\n".utf8) }
        }
    }
}
