// demo-song: makes the sound of the demo shows, and the metadata that says what happens when.
//
//   demo-song tide  song.wav song.metadata.json     the 62.5 s song of shows/demo
//   demo-song ferry song.wav song.metadata.json     the 4 s song of shows/duo

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

let words = CommandLine.arguments
guard words.count == 4, ["tide", "ferry"].contains(words[1]) else {
    print("usage: demo-song tide|ferry OUT.wav OUT.metadata.json")
    exit(64)
}
let song = words[1] == "tide" ? Tide.compose() : NightFerry.compose()
for (path, bytes) in [
    (words[2], song.wav), (words[3], Array(song.metadata(long: words[1] == "ferry").utf8)),
] {
    guard write(bytes, to: path) else {
        print("demo-song: cannot write \(path)")
        exit(2)
    }
}
for part in song.parts {
    print("\(seconds(song.milliseconds(part.from)))  \(part.name)")
}
print("\(seconds(song.lengthMilliseconds))  end")
