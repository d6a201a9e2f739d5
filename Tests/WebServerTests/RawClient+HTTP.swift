/// An answer as it came.
struct RawAnswer: Sendable {
    let status: Int
    /// Names in small letters.
    let fields: [(name: String, value: String)]
    var body: [UInt8] = []

    var text: String { String(decoding: body, as: UTF8.self) }

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
}

extension RawClient {
    /// Sends a request and reads the answer, with as many bytes after its head as it promises.
    func ask(
        _ target: String,
        method: String = "GET",
        host: String? = "localhost",
        fields: [(String, String)] = []
    ) throws -> RawAnswer {
        let all = (host.map { [("Host", $0)] } ?? []) + fields
        let lines = all.map { "\($0): \($1)\r\n" }.joined()
        try send("\(method) \(target) HTTP/1.1\r\n\(lines)\r\n")
        return try answer(hasBody: method != "HEAD")
    }

    func answer(hasBody: Bool = true) throws -> RawAnswer {
        var head: [UInt8] = []
        while !head.ends(with: "\r\n\r\n") { head += try receive(exactly: 1) }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let first = lines.first?.split(separator: " ") ?? []
        guard first.count > 1, first[0] == "HTTP/1.1", let status = Int(first[1]) else {
            throw Fault.noHTTP(String(decoding: head, as: UTF8.self))
        }
        let fields = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (line[..<colon].lowercased(), String(value))
        }
        var answer = RawAnswer(status: status, fields: fields)
        if hasBody, let length = answer["content-length"].flatMap({ Int($0) }) {
            answer.body = try receive(exactly: length)
        }
        return answer
    }
}

extension [UInt8] {
    fileprivate func ends(with text: String) -> Bool {
        suffix(text.utf8.count).elementsEqual(text.utf8)
    }
}
