import LinearAlgebra

/// Numbers that look random and follow from a seed (SplitMix64; Steele, Lea and Flood 2014).
package struct SeededNumbers {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// Uniform in -1...1.
  package mutating func signed() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-52 - 1
  }

  /// Real and imaginary part uniform in -1...1.
  package mutating func complex() -> Complex {
    let re = signed()
    return Complex(re, signed())
  }
}
