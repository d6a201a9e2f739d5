import CCrypto

/// What a file holds, in 32 bytes.
public enum FileDigest {
    /// The SHA-256 (FIPS 180-4) of the file at `path`: 32 bytes.
    ///
    /// The file is read in pieces, so that its size does not matter.
    public static func sha256(of path: String) throws(ShowSourceError) -> [UInt8] {
        let file = try InputFile(path: path)
        guard let context = EVP_MD_CTX_new() else { throw .cannotDigest(path: path) }
        let hash = RunningHash(context: context)
        guard hash.start() else { throw .cannotDigest(path: path) }
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
        defer { piece.deallocate() }
        while true {
            let count = try file.read(into: piece)
            if count == 0 { break }
            guard hash.add(UnsafeRawBufferPointer(rebasing: piece[..<count])) else {
                throw .cannotDigest(path: path)
            }
        }
        guard let digest = hash.finish() else { throw .cannotDigest(path: path) }
        return digest
    }

    /// The SHA-256 of `bytes`, which are the file at `path`: 32 bytes.
    static func sha256(of bytes: [UInt8], for path: String) throws(ShowSourceError) -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw .cannotDigest(path: path) }
        let hash = RunningHash(context: context)
        guard hash.start(), bytes.withUnsafeBytes({ hash.add($0) }), let digest = hash.finish()
        else { throw .cannotDigest(path: path) }
        return digest
    }
}

/// A SHA-256 under way; freed when it goes out of scope.
private struct RunningHash: ~Copyable {
    let context: OpaquePointer

    deinit { EVP_MD_CTX_free(context) }

    func start() -> Bool {
        EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    }

    func add(_ bytes: UnsafeRawBufferPointer) -> Bool {
        EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1
    }

    func finish() -> [UInt8]? {
        var digest = [UInt8](repeating: 0, count: 32)
        return EVP_DigestFinal_ex(context, &digest, nil) == 1 ? digest : nil
    }
}
