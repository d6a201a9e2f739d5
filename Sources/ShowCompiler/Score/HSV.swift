import ShowModel

/// A colour as people mix it: which hue, how much of it, how bright.
struct HSV: Hashable, Sendable {
    /// The hue in sixths of the circle: red 0, yellow 1, green 2, cyan 3, blue 4, magenta 5. Grey
    /// has the hue of red. Sixths, because levels that are whole or half make them exact.
    let hue: Double
    /// How far from grey, 0…1.
    let saturation: Double
    /// The brightest component, 0…255.
    let value: Double

    private init(hue: Double, saturation: Double, value: Double) {
        self.hue = hue
        self.saturation = saturation
        self.value = value
    }

    /// The colour of these levels.
    init(_ colour: Colour) {
        let red = Double(colour.red)
        let green = Double(colour.green)
        let blue = Double(colour.blue)
        let highest = max(red, green, blue)
        let spread = highest - min(red, green, blue)
        value = highest
        saturation = highest == 0 ? 0 : spread / highest
        if spread == 0 {
            hue = 0
        } else if highest == red {
            hue = (green - blue) / spread + (green < blue ? 6 : 0)
        } else if highest == green {
            hue = (blue - red) / spread + 2
        } else {
            hue = (red - green) / spread + 4
        }
    }

    /// The colour `part` (0…1) of the way to `other`, each of the three in a straight line; the hue
    /// the shorter way around, and as its numbers run where both ways are equally long.
    func blended(to other: HSV, _ part: Double) -> HSV {
        var turn = other.hue - hue
        if turn > 3 { turn -= 6 } else if turn < -3 { turn += 6 }
        return HSV(
            hue: hue + turn * part,
            saturation: saturation + (other.saturation - saturation) * part,
            value: value + (other.value - value) * part
        )
    }

    /// One component's level, 0…255, not rounded: value · (1 − saturation · x), where x is 0 within
    /// a sixth of the component's own hue, 1 from two sixths on, and a straight line between.
    subscript(component: ColourComponent) -> Double {
        let own: Double =
            switch component {
            case .red: 0
            case .green: 2
            case .blue: 4
            }
        // Blending leaves the hue within −3…9; one turn less is exact, as a remainder would be.
        var distance = abs(hue - own)
        if distance >= 6 { distance -= 6 }
        if distance > 3 { distance = 6 - distance }
        return value * (1 - saturation * min(max(distance - 1, 0), 1))
    }
}
