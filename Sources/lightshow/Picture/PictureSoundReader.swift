import Audio
import ShowPicture
import Timebase
import TimelineFile

/// The sound of a show as its picture draws it.
struct PictureSoundReader {
    let reader: TimelineReader
    let showPath: String

    /// The sound over `columns`, and what is wrong with it; or why there is none.
    func sound(over columns: TimeColumns) -> (sound: PictureSound, remark: String?) {
        do {
            let place = SoundPlace(reader: reader, showPath: showPath)
            let (source, info) = try place.sound()
            let peaks = try SoundPeaks(
                of: source,
                info,
                samples: samples(of: columns.span, at: info.length.sampleRate),
                count: columns.count
            )
            let waveform = Waveform(
                peaks.peaks.map { .init(low: $0.low, high: $0.high, loudness: $0.loudness) }
            )
            return (.waveform(waveform), peaks.fault.map { "the sound is damaged: \($0)" })
        } catch SoundFault.noneInShow {
            return (.none("no sound: \(SoundFault.noneInShow)"), nil)
        } catch {
            return (.none("no sound: \(error)"), "no sound: \(error)")
        }
    }

    /// The samples that are heard during `span`; one at least.
    private func samples(of span: FrameSpan, at sampleRate: Int) -> Range<Int> {
        let sample = { (frame: FrameNumber) in
            Int((reader.info.rate.time(of: frame).seconds * Double(sampleRate)).rounded())
        }
        let start = sample(span.start)
        return start..<max(start + 1, sample(span.end))
    }
}
