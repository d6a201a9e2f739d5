extension Int128 {
    /// The number × `factor` ÷ `divisor`, to the nearest whole number, halves up; the product may be
    /// as large as it likes.
    ///
    /// Halves go up, also below 0, so that adding a whole number before or after makes no difference.
    ///
    /// - Parameters:
    ///   - factor: 0….
    ///   - divisor: 1…; the result must fit.
    func scaled(by factor: Int128, over divisor: Int128) -> Int128 {
        let product = magnitude.multipliedFullWidth(by: factor.magnitude)
        let (quotient, rest) = divisor.magnitude.dividingFullWidth(product)
        let other = divisor.magnitude - rest
        if self < 0 { return -Int128(quotient + (rest > other ? 1 : 0)) }
        return Int128(quotient + (rest >= other ? 1 : 0))
    }
}
