import Synchronization
import TimelineFile

/// The machine's disk, on which one step fails, counted from 0: after it, nothing is amiss.
///
/// A disk without a fault counts steps, and may write and read but a few bytes a call.
final class FaultyDisk: Disk {
    private let disk = LiveDisk()
    private let faultyStep: Int
    private let fault: DiskFault
    private let bytesPerCall: Int
    private let steps = Mutex(0)

    init(failingAt step: Int = .max, errno: Int32 = 0, bytesPerCall: Int = .max) {
        self.faultyStep = step
        self.fault = DiskFault(errno: errno)
        self.bytesPerCall = bytesPerCall
    }

    /// Steps asked for so far.
    var stepCount: Int { steps.withLock { $0 } }

    private func step() throws(DiskFault) {
        let step = steps.withLock { steps in
            steps += 1
            return steps - 1
        }
        if step == faultyStep { throw fault }
    }

    func create(inFolder folder: String) throws(DiskFault) -> OpenFile {
        try step()
        return try disk.create(inFolder: folder)
    }

    func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: OpenFile,
        at offset: Int
    ) throws(DiskFault) -> Int {
        try step()
        let part = UnsafeRawBufferPointer(rebasing: bytes.prefix(bytesPerCall))
        return try disk.write(part, to: file, at: offset)
    }

    func read(
        _ target: UnsafeMutableRawBufferPointer,
        from file: OpenFile,
        at offset: Int
    ) throws(DiskFault) -> Int {
        try step()
        let part = UnsafeMutableRawBufferPointer(rebasing: target.prefix(bytesPerCall))
        return try disk.read(part, from: file, at: offset)
    }

    func flush(_ file: OpenFile) throws(DiskFault) {
        try step()
        try disk.flush(file)
    }

    func rename(_ file: OpenFile, to path: String) throws(DiskFault) {
        try step()
        try disk.rename(file, to: path)
    }

    func flushFolder(_ folder: String) throws(DiskFault) {
        try step()
        try disk.flushFolder(folder)
    }

    func remove(_ file: OpenFile) throws(DiskFault) {
        try disk.remove(file)
    }

    func close(_ file: OpenFile) {
        disk.close(file)
    }
}
