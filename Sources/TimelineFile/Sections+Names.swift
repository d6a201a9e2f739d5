import Timebase

/// The sections for people and for the next compile (FORMAT.md, "info", "mark", "srcs", "sndi").

/// What `info` holds.
struct Names: Equatable {
    var showName = ""
    var songName = ""
    var node: String?

    func encoded() throws(TimelineFileError) -> [UInt8] {
        var writer = ByteWriter()
        try writer.put(text: showName, "the show's name")
        try writer.put(text: songName, "the song's name")
        writer.put(UInt8(node == nil ? 0 : 1))
        if let node { try writer.put(text: node, "the default node") }
        return writer.bytes
    }
}

extension Names {
    init(_ reader: inout ByteReader) throws(TimelineFileError) {
        showName = try reader.takeText()
        songName = try reader.takeText()
        switch try reader.take(UInt8.self) {
        case 0: node = nil
        case 1: node = try reader.takeText()
        default: throw reader.malformed("neither 0 nor 1 before the default node")
        }
        try reader.finish()
    }
}

func encodedMarkers(_ markers: [Marker]) throws(TimelineFileError) -> [UInt8] {
    var writer = ByteWriter()
    try writer.put(
        list: markers,
        in: Limits.markers,
        "markers"
    ) { writer, marker throws(TimelineFileError) in
        writer.put(marker.kind.rawValue)
        try writer.put(text: marker.name, "a marker's name")
        let frames = Limits.markerFrames
        try writer.put(marker.span.start.index, as: UInt32.self, in: frames, "a marker's start")
        try writer.put(marker.span.end.index, as: UInt32.self, in: frames, "a marker's end")
    }
    return writer.bytes
}

func decodedMarkers(_ reader: inout ByteReader) throws(TimelineFileError) -> [Marker] {
    let markers = try reader.takeList(
        in: Limits.markers,
        "markers",
        smallest: 11
    ) { reader throws(TimelineFileError) in
        guard let kind = Marker.Kind(rawValue: try reader.take(UInt8.self)) else {
            throw reader.malformed("a marker of unknown kind")
        }
        let name = try reader.takeText()
        let start = try reader.take(UInt32.self, in: Limits.markerFrames, "a marker's start")
        let end = try reader.take(UInt32.self, in: Limits.markerFrames, "a marker's end")
        guard start <= end else { throw reader.malformed("a marker ends before it starts") }
        return Marker(kind, name: name, span: FrameSpan(FrameNumber(start), to: FrameNumber(end)))
    }
    try reader.finish()
    return markers
}

func encodedSources(_ sources: [SourceDigest]) throws(TimelineFileError) -> [UInt8] {
    var writer = ByteWriter()
    try writer.put(
        list: sources,
        in: Limits.sources,
        "sources"
    ) { writer, source throws(TimelineFileError) in
        try writer.put(text: source.path, "a source's path")
        writer.put(source.digest.bytes)
    }
    return writer.bytes
}

func decodedSources(_ reader: inout ByteReader) throws(TimelineFileError) -> [SourceDigest] {
    let sources = try reader.takeList(
        in: Limits.sources,
        "sources",
        smallest: 2 + SHA256Digest.byteCount
    ) { reader throws(TimelineFileError) in
        SourceDigest(path: try reader.takeText(), digest: try reader.takeDigest())
    }
    try reader.finish()
    return sources
}

extension TimelineSound {
    func encoded() throws(TimelineFileError) -> [UInt8] {
        var writer = ByteWriter()
        try writer.put(text: fileName, "the sound's file name")
        try writer.put(text: codec, "the sound's codec")
        try writer.put(
            length.sampleRate,
            as: UInt32.self,
            in: Limits.sampleRate,
            "the sample rate"
        )
        try writer.put(length.samples, as: UInt64.self, in: Limits.samples, "the sample count")
        try writer.put(channelCount, as: UInt16.self, in: Limits.soundChannels, "the channel count")
        try writer.put(encoderDelay, as: UInt32.self, in: Limits.encoderDelay, "the encoder delay")
        try writer.put(byteCount, as: UInt64.self, in: Limits.soundBytes, "the sound's length")
        writer.put(digest.bytes)
        return writer.bytes
    }

    /// The sound that `reader` describes.
    init(_ reader: inout ByteReader, isEmbedded: Bool) throws(TimelineFileError) {
        let fileName = try reader.takeText()
        let codec = try reader.takeText()
        let rate = try reader.take(UInt32.self, in: Limits.sampleRate, "the sample rate")
        let samples = try reader.take(UInt64.self, in: Limits.samples, "the sample count")
        self.init(
            fileName: fileName,
            codec: codec,
            length: SoundLength(samples: samples, sampleRate: rate),
            channelCount: try reader.take(
                UInt16.self,
                in: Limits.soundChannels,
                "the channel count"
            ),
            encoderDelay: try reader.take(
                UInt32.self,
                in: Limits.encoderDelay,
                "the encoder delay"
            ),
            byteCount: try reader.take(UInt64.self, in: Limits.soundBytes, "the sound's length"),
            digest: try reader.takeDigest(),
            isEmbedded: isEmbedded
        )
        try reader.finish()
    }
}
