/// A JSON number in the form it is written in: 1, 1.0 and 1e0 are three of them.
public struct WrittenNumber: Hashable, Sendable {
    /// The number as JSON writes it (RFC 8259 §6).
    public let text: String

    /// The number that `text` writes; nil where that is no number in JSON.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let (document, faults) = JSONParser.parse(SourceText(file: "", bytes: bytes))
        guard let root = document?.root, root.kind == .number, faults.isEmpty else { return nil }
        self.init(root.bytes)
    }

    /// A whole number.
    public init(_ number: Int) {
        self.text = String(number)
    }

    /// So many thousandths, with the decimals that this takes: 128, 127.5.
    public init(thousandths: Int) {
        var decimals = String(thousandths.magnitude % 1000 + 1000).dropFirst()
        while decimals.last == "0" { decimals.removeLast() }
        let whole = (thousandths < 0 ? "-" : "") + String(thousandths.magnitude / 1000)
        self.text = decimals.isEmpty ? whole : "\(whole).\(decimals)"
    }

    /// `time` in seconds with three decimals, rounded half to even.
    public init(seconds time: Duration) {
        let attoseconds = time.attoseconds
        let unit: Int128 = 1_000_000_000_000_000
        var (count, rest) = attoseconds.magnitude.quotientAndRemainder(dividingBy: UInt128(unit))
        if rest > unit / 2 || (rest == unit / 2 && count % 2 == 1) { count += 1 }
        let decimals = String(count % 1000)
        let padding = String(repeating: "0", count: 3 - decimals.count)
        let sign = attoseconds < 0 && count > 0 ? "-" : ""
        self.text = "\(sign)\(count / 1000).\(padding)\(decimals)"
    }

    /// The number written by `bytes`, which is one.
    init(_ bytes: ArraySlice<UInt8>) {
        self.text = String(decoding: bytes, as: UTF8.self)
    }

    /// The number as a time in seconds, to 10⁻¹⁸ s; nil where that is 10²⁰ s or more.
    public var seconds: Duration? { JSONNumber(text.utf8Bytes).seconds }
}

extension String {
    /// Its characters in UTF-8.
    var utf8Bytes: ArraySlice<UInt8> { ArraySlice(utf8) }
}
