import Glibc
import TestSupport
import Testing

struct TemporaryFolderTests {
    @Test("a temporary folder goes away with all that is in it, and with nothing else")
    func removed() throws {
        let outside = TemporaryFolder()
        try write("kept", to: outside.file("kept"))
        let path = try fillAndForget(linkingTo: outside.path)
        #expect(access(path, F_OK) != 0)
        #expect(access(outside.file("kept"), F_OK) == 0)
    }

    @Test("every temporary folder is its own")
    func unique() {
        let one = TemporaryFolder()
        let other = TemporaryFolder()
        let (first, second) = (one.path, other.path)
        #expect(first != second)
    }

    /// Makes a folder with a file, a folder and a link to `outside` in it; returns where it was.
    private func fillAndForget(linkingTo outside: String) throws -> String {
        let folder = TemporaryFolder()
        try #require(mkdir(folder.file("inner"), 0o755) == 0)
        try write("a", to: folder.file("inner/a"))
        try write("b", to: folder.file("b ü"))
        try #require(symlink(outside, folder.file("link")) == 0)
        return folder.path
    }

    private func write(_ text: String, to path: String) throws {
        let file = try #require(fopen(path, "w"))
        #expect(fputs(text, file) >= 0)
        #expect(fclose(file) == 0)
    }
}
