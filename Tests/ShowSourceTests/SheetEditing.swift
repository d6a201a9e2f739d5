import ShowSource
import Testing

extension CueSheetDocument {
    /// The sheet of the song `tide` that `text` is.
    init(_ text: String) throws {
        try self.init(bytes: Array(text.utf8), song: "tide")
    }

    /// The file as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What the rows' texts are, in order.
    var rowTexts: [String] { rows.map { String(decoding: $0.text, as: UTF8.self) } }

    /// The numbers of the rows, in order.
    var ids: [Int] { rows.map(\.id.number) }
}

extension AuthoredRow {
    /// A row that runs `effect` on a wash.
    static func effect(
        _ effect: String,
        at time: Duration,
        for duration: Duration = .zero,
        name: String? = nil,
        _ data: [JSONContent.Member] = []
    ) -> AuthoredRow {
        AuthoredRow(
            time: time,
            name: name,
            action: .effect(effect, fixture: "wash", duration: duration, data: data)
        )
    }
}

extension JSONContent {
    /// The number that `text` writes; null where it is none.
    static func written(_ text: String) -> JSONContent {
        WrittenNumber(text).map { .number($0) } ?? .null
    }
}
