import DMX
import Testing

struct RecordingOutputTests {
    @Test("every frame is kept as it was when sent, in order")
    func keeps() {
        let output = RecordingOutput(universeCount: 2)
        var frame: [Level] = [1, 2, 3]
        let first = frame.withUnsafeBytes(output.send)
        frame[1] = 200
        let second = frame.withUnsafeBytes(output.send)
        #expect(output.frames == [[1, 2, 3], [1, 200, 3]])
        #expect([first, second] == [SendResult(sent: 2), SendResult(sent: 2)])
    }

    @Test("a send that is to fail costs its packets, with the cause, and the frame is still seen")
    func fails() {
        let networkUnreachable: Int32 = 101
        let output = RecordingOutput(
            universeCount: 3,
            fault: { $0 == 1 ? networkUnreachable : 0 }
        )
        let results = (0..<3).map { number in
            [Level(number)].withUnsafeBytes(output.send)
        }
        let lost = SendResult(sent: 0, failed: 3, cause: networkUnreachable)
        #expect(results == [SendResult(sent: 3), lost, SendResult(sent: 3)])
        #expect(output.frames == [[0], [1], [2]])
    }
}
