import Foundation
import ShowSource
import Testing

struct FileDigestTests {
    @Test(
        "the digests of FIPS 180-4's examples come out",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ]
    )
    func digests(text: String, digest: String) throws {
        let show = try TemporaryShow(["songs/a.mp3": text])
        let bytes = try FileDigest.sha256(of: show.path + "/songs/a.mp3")
        #expect(bytes.map { String(format: "%02x", $0) }.joined() == digest)
    }

    @Test("a file longer than one piece is digested whole")
    func digestsInPieces() throws {
        let show = try TemporaryShow([:])
        try show.write(Data(repeating: UInt8(ascii: "a"), count: 1_000_000), to: "songs/a.wav")
        let bytes = try FileDigest.sha256(of: show.path + "/songs/a.wav")
        #expect(
            bytes.map { String(format: "%02x", $0) }.joined()
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        )
    }

    @Test("what cannot be read is an error with its cause")
    func failsWithCause() throws {
        let show = try TemporaryShow(["songs/a.mp3": ""])
        let missing = show.path + "/songs/b.mp3"
        #expect(throws: ShowSourceError.cannotRead(path: missing, cause: ENOENT)) {
            try FileDigest.sha256(of: missing)
        }
        #expect(throws: ShowSourceError.notAFile(path: show.path)) {
            try FileDigest.sha256(of: show.path)
        }
    }
}
