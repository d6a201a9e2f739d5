/// A colour of the picture itself, as the drawing library takes it: parts of 0…1.
struct Ink {
    let red: Double
    let green: Double
    let blue: Double
    var alpha = 1.0

    /// The colour 0xRRGGBB, `alpha` of it covering what is below.
    init(_ number: UInt32, alpha: Double = 1) {
        red = Double(number >> 16 & 0xff) / 255
        green = Double(number >> 8 & 0xff) / 255
        blue = Double(number & 0xff) / 255
        self.alpha = alpha
    }

    static let page = Ink(0x0b0b0e)
    static let panel = Ink(0x000000)
    static let raised = Ink(0x17171d)
    static let raisedAgain = Ink(0x202029)
    static let text = Ink(0xf2f2f5)
    static let quiet = Ink(0x9a9aa6)
    static let faint = Ink(0x5c5c68)
    static let grid = Ink(0xffffff, alpha: 0.10)
    static let beat = Ink(0xffffff, alpha: 0.16)
    static let accent = Ink(0x9000dd)
    static let accentDark = Ink(0x4b0a73)
    static let accentLight = Ink(0xc45cff)
    static let halo = Ink(0x000000, alpha: 0.75)
    static let pan = Ink(0xc45cff)
    static let tilt = Ink(0xffb020)
    static let damage = Ink(0xff3b30)
}
