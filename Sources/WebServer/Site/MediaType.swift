/// What a file is, by the extension of its name, as `Content-Type` says it. Bytes of a kind that is
/// not known are only bytes.
func mediaType(of name: String) -> String {
    let name = name.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".")
    guard parts.count > 1, let last = parts.last else { return "application/octet-stream" }
    return mediaTypes[last.lowercased()] ?? "application/octet-stream"
}

private let mediaTypes = [
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "map": "application/json",
    "webmanifest": "application/manifest+json",
    "txt": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "wasm": "application/wasm",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "flac": "audio/flac",
    "ogg": "audio/ogg",
]
