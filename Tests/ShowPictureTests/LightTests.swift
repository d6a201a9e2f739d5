import ShowPicture
import Testing

struct LightTests {
    static let dims: [(level: UInt8, light: Light)] = [
        (255, Light(red: 255, green: 128, blue: 1)),
        (128, Light(red: 128, green: 64, blue: 1)),
        (127, Light(red: 127, green: 64, blue: 0)),
        (0, .dark),
    ]

    @Test(
        "a light dimmed is each part times the level, to the nearest whole one",
        arguments: dims
    )
    func dimmed(level: UInt8, expected: Light) {
        #expect(Light(red: 255, green: 128, blue: 1) * level == expected)
    }

    @Test("whatever is added to a light makes it more, whatever the colour")
    func amount() {
        let blue = Light(red: 0, green: 0, blue: 255)
        #expect(blue.amount > Light(red: 0, green: 60, blue: 0).amount)
        #expect(Light(red: 255, green: 255, blue: 255).amount > blue.amount)
        #expect(Light.dark.amount == 0)
    }
}
