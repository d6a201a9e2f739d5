extension ChannelScore {
    /// The frames outside of which `other` surely has the same levels: those from the first thing to
    /// the last that the two do not share. Nil where they are the same.
    func frames(unlike other: ChannelScore) -> Range<Int>? {
        guard base == other.base else { return 0..<Int.max }
        let written = extent(
            from: segments,
            unlike: other.segments,
            start: \.start,
            end: { _ in Int.max }
        )
        let dark = extent(
            from: masks,
            unlike: other.masks,
            start: \.lowerBound,
            end: \.upperBound
        )
        guard let written, let dark else { return written ?? dark }
        let first = min(written.lowerBound, dark.lowerBound)
        return first..<max(written.upperBound, dark.upperBound)
    }
}

/// From the first piece that two lists do not share up to where the pieces begin that end them both,
/// or else up to where the last ones end.
private func extent<Piece: Equatable>(
    from a: [Piece],
    unlike b: [Piece],
    start: (Piece) -> Int,
    end: (Piece) -> Int
) -> Range<Int>? {
    if a.isShared(with: b) { return nil }
    // By pointer: a piece taken out of an array is retained and released.
    return a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
            let most = min(a.count, b.count)
            let alike = (0..<most).first { a[$0] != b[$0] } ?? most
            if alike == a.count, alike == b.count { return nil }
            let starts = [a, b].filter { $0.count > alike }.map { start($0[alike]) }
            let first = starts.min() ?? 0
            let rest = most - alike
            let ending = (0..<rest).first { a[a.count - 1 - $0] != b[b.count - 1 - $0] } ?? rest
            if ending > 0 { return first..<max(first, start(a[a.count - ending])) }
            return first..<([a, b].compactMap { $0.last.map(end) }.max() ?? first)
        }
    }
}
