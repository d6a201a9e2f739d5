// "Night Ferry": the song of shows/duo. Two bars of a slow waltz, 90 beats a minute, D major,
// mono, 4 s.
// One step is half a beat; a step is 1/3 s.

enum NightFerry {
    static func compose() -> Song {
        let rate = 48_000.0
        let frames = 192_000
        func at(_ step: Int) -> Int { step * 16_000 }

        var band = Stereo(frames: frames, rate: rate)
        let bars: [(root: Int, notes: [Int], melody: [Int])] = [
            (38, [57, 62, 66], [74, 78, 81, 78, 76, 74]),  // D
            (43, [55, 59, 62], [71, 74, 79, 78, 76, 74]),  // G, and home
        ]
        for (number, bar) in bars.enumerated() {
            let first = number * 6
            band.bass(at(first), note: bar.root, seconds: 0.62, gain: 0.34, bright: 0.06)
            for beat in [1, 2] {
                for note in bar.notes {
                    band.pluck(
                        at(first + beat * 2),
                        note: note,
                        gain: 0.10,
                        pan: 0,
                        bright: 0.1,
                        seconds: 0.7
                    )
                }
            }
            for (i, note) in bar.melody.enumerated() {
                band.pluck(
                    at(first + i),
                    note: note,
                    gain: i == 0 ? 0.30 : 0.22,
                    pan: 0,
                    bright: 0.25,
                    seconds: number == 1 && i == 5 ? 0.33 : 1.1
                )
            }
        }
        let room = reverb(band, size: 0.8, damping: 0.35, silentFrom: [])
        band.mix(room, gain: 0.8)
        let tail = Int(0.18 * rate)
        for i in 0..<tail {
            let p = Double(i) / Double(tail)
            band.left[frames - tail + i] *= (1 - p) * (1 - p)
            band.right[frames - tail + i] *= (1 - p) * (1 - p)
        }
        band.master(drive: 0.9, peak: 0.8)

        return Song(
            title: "Night Ferry",
            bpm: 90,
            key: "D major",
            lengthMilliseconds: 4_000,
            sound: band,
            stereo: false,
            step: (milliseconds: 1_000, per: 3),
            stepsPerBeat: 2,
            beatsPerBar: 3,
            parts: [("outbound", 0, 6), ("homeward", 6, nil)],
            hints: [],
            drums: []
        )
    }
}
