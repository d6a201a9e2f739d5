import Audio
import DMX
import ShowPicture
import Timebase
import TimelineFile

/// One run of `picture`: read a show file, draw it, write the picture, say what it shows.
struct PictureRun {
    let options: PictureCommand

    func run() throws {
        let clock = ContinuousClock()
        let started = clock.now
        let reader = try openShow(options.file, damage: .tolerating)
        let info = reader.info
        let path = options.output ?? PicturePath.standard(for: options.file)
        try PicturePath.check(path, showPath: options.file)
        let span = try span(in: info)
        let caption = PictureCaption(reader, span, file: options.file)
        let order = PictureOrder(
            span: span,
            width: options.width,
            height: options.height,
            title: caption.title,
            facts: caption.facts
        )
        let found = try failing { () throws(PictureError) in
            let columns = try PictureLayout(info, order, hasWaveform: true).columns
            return PictureSoundReader(reader: reader, showPath: options.file).sound(over: columns)
        }
        let drawn = try failing { () throws(PictureError) in
            let picture = try Picture(of: reader, order, sound: found.sound)
            let damage = reader.openingDamage + picture.damage
            return Drawn(png: try picture.png(), layout: picture.layout, damage: damage)
        }
        try write(drawn.png, to: path)
        let size = "\(grouped(drawn.layout.width)) × \(grouped(drawn.layout.height)) px"
        let told = caption.told(perLane: drawn.layout.lanes.fixturesPerLane)
        try say("\(path): \(caption.title), \(told), \(size) in \(took(clock.now - started))")
        if let remark = found.remark { complain("warning: \(remark)") }
        for item in drawn.damage { complain("warning: \(item.description(at: info.rate))") }
        if !drawn.damage.isEmpty {
            throw Failure.input("\(options.file) is damaged; compile it again")
        }
    }

    /// A picture, encoded.
    private struct Drawn {
        let png: [UInt8]
        let layout: PictureLayout
        let damage: [Damage]
    }

    /// The frames from --from to --to, as far as the show has them; one at least.
    private func span(in info: TimelineInfo) throws(Failure) -> FrameSpan {
        let span = try info.span(from: options.from, to: options.to, in: options.file)
        guard !span.isEmpty else { throw .input("no frame is between --from and --to") }
        return span
    }

    private func write(_ png: [UInt8], to path: String) throws(Failure) {
        try OutputPath.makeFolders(above: path)
        do throws(TimelineFileError) {
            try WholeFile.write(png, to: path)
        } catch {
            throw .world("\(error)")
        }
    }

    /// What `body` returns; a picture that has no room is the user's, anything else the world's.
    private func failing<Answer>(_ body: () throws(PictureError) -> Answer) throws(Failure)
        -> Answer
    {
        do throws(PictureError) {
            return try body()
        } catch .tooLow(let height, let needed) {
            throw .input("\(PictureError.tooLow(height: height, needed: needed))")
        } catch {
            throw .world("\(error)")
        }
    }
}
