import Testing

struct WideUniverseTests {
    @Test("more slots than a DMX line carries at the rate are a warning at the fixture beyond")
    func warns() throws {
        let workshop = Workshop()
        var show = SmallShow.playing("[]")
        show.fixtures = """
            [{ "id": "near", "name": "Near", "channels": { "dim": 375 } },
             { "id": "far", "name": "Far", "channels": { "dim": 376 } }]
            """
        try workshop.write(show)
        let fast = try workshop.run("compile", "show", "-o", "fast.bin")
        #expect(fast.ending == .exited(0))
        #expect(
            fast.complaints == """
                show/fixtures/fixtures.json:2:2: warning: universe 0 is used up to slot 376, \
                but a DMX line carries 375 slots at 60 frames a second
                  patch what is beyond to another universe, or compile at 59 or fewer
                1 warning

                """
        )
        let slow = try workshop.run("compile", "show", "-o", "slow.bin", "--rate", "59")
        #expect(slow.complaints == "")
    }
}
