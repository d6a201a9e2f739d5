/// A C library that decodes one source: all samples of the file, as two channels of floats in −1…1.
///
/// It holds the library's handle and belongs to one thread at a time.
protocol SampleDecoder: AnyObject {
    /// Samples a second.
    var sampleRate: Int { get }
    /// Channels in the file; 1…. Two come out: one is doubled, of more the first two are taken.
    var channels: Int { get }
    /// Why the last `read` ended before the end of the file; nil where it did not.
    var fault: String? { get }

    /// Decodes on into `target`, two floats a sample.
    ///
    /// - Returns: how many samples; fewer than there is room for only at the end, or at a `fault`.
    func read(into target: UnsafeMutableBufferPointer<Float>) -> Int

    /// Goes to `sample`, counted from the first one in the file.
    ///
    /// - Throws: `AudioError.undecodable` where the library cannot.
    func seek(to sample: Int) throws(AudioError)
}

extension SampleDecoder {
    /// Decodes to the end and counts; stops at a fault.
    func countToEnd() -> Int {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * 8192) { buffer in
            var count = 0
            while true {
                let read = read(into: buffer)
                count += read
                if read < buffer.count / 2 { return count }
            }
        }
    }
}
