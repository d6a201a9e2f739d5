import ShowModel
import Testing

struct EasingTests {
    @Test("a fade starts at its start and ends at its end", arguments: Easing.allCases)
    func ends(easing: Easing) {
        #expect(easing(0) == 0)
        #expect(easing(1) == 1)
    }

    @Test("a fade never turns back and never leaves its ends", arguments: Easing.allCases)
    func monotone(easing: Easing) {
        let progress = (0...10_000).map { easing(Double($0) / 10_000) }
        #expect(zip(progress, progress.dropFirst()).allSatisfy { $0 < $1 })
        #expect(progress.allSatisfy { (0...1).contains($0) })
    }

    @Test("ease-out is ease-in turned round; linear and ease-in-out are their own turn")
    func symmetry() {
        for step in 0...1000 {
            let t = Double(step) / 1000
            #expect(abs(Easing.easeOut(t) - (1 - Easing.easeIn(1 - t))) < 1e-15)
            #expect(abs(Easing.linear(t) - (1 - Easing.linear(1 - t))) < 1e-15)
            #expect(abs(Easing.easeInOut(t) - (1 - Easing.easeInOut(1 - t))) < 1e-15)
        }
    }

    @Test("the middle of a fade", arguments: zip(Easing.allCases, [0.5, 0.125, 0.875, 0.5]))
    func middle(easing: Easing, level: Double) {
        #expect(easing(0.5) == level)
    }

    @Test("ease-in-out has no step in the middle")
    func joins() {
        let (before, after) = (Easing.easeInOut(0.5.nextDown), Easing.easeInOut(0.5))
        #expect(before <= after)
        #expect(after - before < 1e-15)
    }

    @Test("easings are called as cue sheets call them")
    func names() {
        #expect(
            Easing.allCases.map(\.rawValue) == ["linear", "ease-in", "ease-out", "ease-in-out"]
        )
    }
}
