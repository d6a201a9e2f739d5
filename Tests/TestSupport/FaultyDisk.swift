public import Files
import Synchronization

/// The machine's disk, on which one step goes wrong, counted from 0.
///
/// It fails, and after it nothing is amiss; or the program is killed before it, and nothing that comes
/// after is done any more. A disk without a fault counts steps, and may write and read but a few bytes
/// a call.
public final class FaultyDisk: Disk {
    private let disk: LiveDisk
    private let faultyStep: Int
    private let fault: DiskFault
    private let kills: Bool
    private let bytesPerCall: Int
    private let steps = Mutex(0)

    /// A disk that fails at `step` for the reason `errno`, or is killed there.
    public init(
        failingAt step: Int = .max,
        errno: Int32 = 0,
        kills: Bool = false,
        bytesPerCall: Int = .max,
        over disk: LiveDisk = LiveDisk()
    ) {
        self.disk = disk
        self.faultyStep = step
        self.fault = DiskFault(errno: errno)
        self.kills = kills
        self.bytesPerCall = bytesPerCall
    }

    /// Steps asked for so far.
    public var stepCount: Int { steps.withLock { $0 } }

    private func step() throws(DiskFault) {
        let step = steps.withLock { steps in
            steps += 1
            return steps - 1
        }
        if step == faultyStep || (kills && step > faultyStep) { throw fault }
    }

    public func makeFolder(of path: String) throws(DiskFault) {
        try step()
        try disk.makeFolder(of: path)
    }

    public func create(beside path: String) throws(DiskFault) -> OpenFile {
        try step()
        return try disk.create(beside: path)
    }

    public func write(
        _ bytes: UnsafeRawBufferPointer,
        to file: OpenFile,
        at offset: Int
    ) throws(DiskFault) -> Int {
        try step()
        let part = UnsafeRawBufferPointer(rebasing: bytes.prefix(bytesPerCall))
        return try disk.write(part, to: file, at: offset)
    }

    public func read(
        _ target: UnsafeMutableRawBufferPointer,
        from file: OpenFile,
        at offset: Int
    ) throws(DiskFault) -> Int {
        try step()
        let part = UnsafeMutableRawBufferPointer(rebasing: target.prefix(bytesPerCall))
        return try disk.read(part, from: file, at: offset)
    }

    public func flush(_ file: OpenFile) throws(DiskFault) {
        try step()
        try disk.flush(file)
    }

    public func rename(_ file: OpenFile, to path: String) throws(DiskFault) {
        try step()
        try disk.rename(file, to: path)
    }

    public func flushFolder(of path: String) throws(DiskFault) {
        try step()
        try disk.flushFolder(of: path)
    }

    public func remove(_ file: OpenFile) throws(DiskFault) {
        // Nobody is there any more to take anything away.
        if kills && stepCount > faultyStep { return }
        try disk.remove(file)
    }

    public func close(_ file: OpenFile) {
        // The system closes what a killed program had open.
        disk.close(file)
    }
}
