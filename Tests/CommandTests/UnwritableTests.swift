import Glibc
import Testing

/// Places that take no file: the world's fault, told with its cause, and nothing else is touched.
struct UnwritableTests {
    @Test(
        "where nothing may be written a compile says so, and leaves nothing",
        arguments: ["/sys/show.bin", "/proc/show.bin", "/dev/null/show.bin"]
    )
    func refused(path: String) throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        let before = workshop.files()
        let run = try workshop.run("compile", "show", "-o", path)
        #expect(run.ending == .exited(2))
        #expect(run.complaints.contains("error: cannot "))
        #expect(run.complaints.contains(path) || run.complaints.contains("/dev/null"))
        #expect(workshop.files() == before)
    }

    @Test("a folder that is read-only keeps its file, and the compile says why")
    func readOnlyFolder() throws {
        let workshop = Workshop()
        try workshop.write(SmallShow())
        #expect(try workshop.run("compile", "show").code == 0)
        let old = workshop.bytes(of: "build/show/tune.bin")
        try workshop.write(SmallShow.playing("[]"))
        try #require(chmod(workshop.path(of: "build/show"), 0o555) == 0)
        defer { chmod(workshop.path(of: "build/show"), 0o755) }
        let run = try workshop.run("compile", "show")
        // Whoever may do everything may write there too.
        if getuid() != 0 {
            #expect(run.ending == .exited(2))
            #expect(run.complaints.contains("Permission denied; check the permissions"))
            #expect(workshop.bytes(of: "build/show/tune.bin") == old)
        }
        #expect(workshop.files(in: "build/show") == ["tune.bin"])
    }
}
