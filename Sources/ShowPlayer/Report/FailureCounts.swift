/// Packets that did not leave, by cause: room for 16 causes, made before the show.
struct FailureCounts {
    private var causes = InlineArray<16, Int32>(repeating: 0)
    private var packets = InlineArray<16, Int>(repeating: 0)

    /// Counts `amount` packets lost to `cause`; a 17th cause counts as the last.
    mutating func add(_ amount: Int, cause: Int32) {
        for index in causes.indices where causes[index] == cause || packets[index] == 0 {
            causes[index] = cause
            packets[index] += amount
            return
        }
        packets[packets.count - 1] += amount
    }

    /// What was counted, in rising order of cause.
    var summary: [SendFailure] {
        causes.indices.filter { packets[$0] > 0 }
            .map { SendFailure(cause: causes[$0], packets: packets[$0]) }
            .sorted { $0.cause < $1.cause }
    }
}
