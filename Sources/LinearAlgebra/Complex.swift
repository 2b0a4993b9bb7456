/// A complex number, laid out as LAPACK wants it: the real part, then the imaginary part.
public struct Complex: Sendable, Equatable {
  /// Real part.
  public var re: Double
  /// Imaginary part.
  public var im: Double

  /// `re + i im`.
  @inlinable
  public init(_ re: Double, _ im: Double = 0) { (self.re, self.im) = (re, im) }

  /// 0.
  public static let zero = Complex(0)

  /// Square of the absolute value.
  @inlinable public var squaredNorm: Double { re * re + im * im }
  /// Absolute value, where its square neither overflows nor vanishes.
  @inlinable public var norm: Double { squaredNorm.squareRoot() }
  /// `re - i im`.
  @inlinable public var conjugate: Complex { Complex(re, -im) }
  /// `1 / self`; infinite or not a number for zero.
  @inlinable
  public var reciprocal: Complex {
    let scale = 1 / squaredNorm
    return Complex(re * scale, -im * scale)
  }

  /// Sum.
  @inlinable public static func + (a: Complex, b: Complex) -> Complex { Complex(a.re + b.re, a.im + b.im) }
  /// Difference.
  @inlinable public static func - (a: Complex, b: Complex) -> Complex { Complex(a.re - b.re, a.im - b.im) }
  /// The number times -1.
  @inlinable prefix public static func - (a: Complex) -> Complex { Complex(-a.re, -a.im) }
  /// Product.
  @inlinable
  public static func * (a: Complex, b: Complex) -> Complex {
    Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }
  /// Product with a real number.
  @inlinable public static func * (a: Double, b: Complex) -> Complex { Complex(a * b.re, a * b.im) }
}
