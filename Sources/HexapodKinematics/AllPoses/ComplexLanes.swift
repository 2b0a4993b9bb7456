import LinearAlgebra

/// Eight complex numbers side by side, one for each equation or one for each unknown of ``DualQuaternionFrame``.
package struct ComplexLanes: Sendable, Equatable {
  /// Real parts.
  package var re: SIMD8<Double>
  /// Imaginary parts.
  package var im: SIMD8<Double>

  package static let zero = ComplexLanes(re: .zero, im: .zero)

  @inline(__always)
  package init(re: SIMD8<Double>, im: SIMD8<Double>) { (self.re, self.im) = (re, im) }

  /// The same number in every lane.
  @inline(__always)
  package init(repeating value: Complex) {
    self.init(re: SIMD8(repeating: value.re), im: SIMD8(repeating: value.im))
  }

  @inline(__always)
  package subscript(lane: Int) -> Complex {
    get { Complex(re[lane], im[lane]) }
    set { (re[lane], im[lane]) = (newValue.re, newValue.im) }
  }

  /// `Σ |a_k|²`.
  @inline(__always)
  package var squaredNorm: Double { sum(re * re + im * im) }
  /// `√(Σ |a_k|²)`.
  @inline(__always)
  package var norm: Double { squaredNorm.squareRoot() }
  @inline(__always)
  package var conjugate: Self { Self(re: re, im: -im) }
  /// `Σ a_k b_k`, without conjugation.
  @inline(__always)
  package func dot(_ other: Self) -> Complex {
    let product = self * other
    return Complex(sum(product.re), sum(product.im))
  }

  @inline(__always)
  package static func + (a: Self, b: Self) -> Self { Self(re: a.re + b.re, im: a.im + b.im) }
  @inline(__always)
  package static func - (a: Self, b: Self) -> Self { Self(re: a.re - b.re, im: a.im - b.im) }
  @inline(__always)
  package static func += (a: inout Self, b: Self) { a = a + b }
  @inline(__always)
  package static func -= (a: inout Self, b: Self) { a = a - b }
  @inline(__always)
  package prefix static func - (a: Self) -> Self { Self(re: -a.re, im: -a.im) }
  @inline(__always)
  package static func * (a: Double, b: Self) -> Self { Self(re: a * b.re, im: a * b.im) }
  @inline(__always)
  package static func * (a: Complex, b: Self) -> Self {
    Self(re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re)
  }
  /// Lane by lane.
  @inline(__always)
  package static func * (a: Self, b: Self) -> Self {
    Self(re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re)
  }
}

/// Sum of eight numbers, always in the same order.
@inline(__always)
private func sum(_ v: SIMD8<Double>) -> Double {
  let four = v.lowHalf + v.highHalf
  let two = four.lowHalf + four.highHalf
  return two.x + two.y
}
