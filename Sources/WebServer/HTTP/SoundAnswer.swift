internal import NIOHTTP1

/// How a request for a sound file is answered: the head, and which of its bytes follow.
struct SoundAnswer {
    let answer: Answer
    /// Empty where nothing follows.
    let bytes: Range<Int>

    init(to head: HTTPRequestHead, with file: SoundFile) {
        var headers: HTTPHeaders = ["etag": file.tag, "accept-ranges": "bytes"]
        if isCached(file.tag, by: head) {
            self.init(Answer(status: .notModified, headers: headers), 0..<0)
            return
        }
        switch ByteRange(field: rangeField(of: head, tag: file.tag), size: file.size) {
        case .outside:
            headers.add(name: "content-range", value: "bytes */\(file.size)")
            self.init(
                .refusal(.rangeNotSatisfiable, "the file is shorter", headers: headers),
                0..<0
            )
        case .whole:
            headers.add(name: "content-type", value: file.contentType)
            let answer = Answer(status: .ok, headers: headers, length: file.size)
            self.init(answer, head.method == .GET ? 0..<file.size : 0..<0)
        case .part(let bytes):
            let place = "bytes \(bytes.lowerBound)-\(bytes.upperBound - 1)/\(file.size)"
            headers.add(name: "content-type", value: file.contentType)
            headers.add(name: "content-range", value: place)
            let answer = Answer(status: .partialContent, headers: headers, length: bytes.count)
            self.init(answer, bytes)
        }
    }

    private init(_ answer: Answer, _ bytes: Range<Int>) {
        self.answer = answer
        self.bytes = bytes
    }
}

/// The part wanted; nil where a part of what is there now would not fit what the client has, or
/// where only the head is asked for (RFC 9110, 13.1.5 and 14.2).
private func rangeField(of head: HTTPRequestHead, tag: String) -> String? {
    let fields = head.headers["range"]
    guard head.method == .GET, fields.count == 1 else { return nil }
    let conditions = head.headers["if-range"]
    guard conditions.isEmpty || conditions == [tag] else { return nil }
    return fields.first
}
