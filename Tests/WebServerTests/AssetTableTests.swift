import Glibc
import TestSupport
import Testing
import WebServer

struct AssetTableTests {
    @Test(
        "a path has plain names only",
        arguments: [
            "", "a", "/", "//", "/a/", "/../a", "/.hidden", "/a b", "/ä", "/a%20", "/a\\b", "/a?b",
        ]
    )
    func path(_ path: String) {
        #expect(throws: WebServerError.asset(path: path, .path)) {
            try Asset(path: path, bytes: [])
        }
    }

    @Test("two assets of one path are one too many")
    func twice() throws {
        let asset = try Asset(path: "/a.js", bytes: [])
        #expect(throws: WebServerError.asset(path: "/a.js", .twice)) {
            try AssetTable([asset, asset])
        }
    }

    @Test("a folder is served with what is in it, but for hidden files and links")
    func folder() throws {
        let folder = TemporaryFolder()
        mkdir(folder.file("vendor"), 0o700)
        mkdir(folder.file(".git"), 0o700)
        for name in ["index.html", "vendor/preact.mjs", ".git/config", ".env"] {
            let file = try #require(fopen(folder.file(name), "w"))
            fputs(name, file)
            fclose(file)
        }
        symlink("/etc/passwd", folder.file("passwd"))
        symlink("/etc", folder.file("etc"))
        let table = try AssetTable(folder: folder.path)
        #expect(table.paths == ["/", "/index.html", "/vendor/preact.mjs"])
    }

    @Test("a folder that is not there, or holds a name that cannot be served, is refused")
    func refused() throws {
        let folder = TemporaryFolder()
        let missing = folder.file("missing")
        #expect(throws: WebServerError.asset(path: missing, .unreadable(cause: ENOENT))) {
            try AssetTable(folder: missing)
        }
        let file = try #require(fopen(folder.file("a b.js"), "w"))
        fclose(file)
        #expect(throws: WebServerError.asset(path: "/a b.js", .path)) {
            try AssetTable(folder: folder.path)
        }
    }
}
