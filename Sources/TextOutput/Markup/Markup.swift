/// A piece of HTML or SVG.
///
/// Only what stands literally in the program is markup; everything that is interpolated is text and is escaped, unless it is a
/// `Markup` itself. Literals are `StaticString`s, so no string that is made while the program runs can become markup
/// unescaped: there is no initializer for it.
///
///     let row: Markup = "<td title=\"\(name)\">\(name)</td>"
public struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
  package private(set) var bytes: [UInt8] = []

  /// Nothing.
  public init() {}

  /// What stands in the program.
  public init(stringLiteral value: StaticString) { append(literal: value) }

  /// Literals and what is put between them.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.markup }

  /// Text, escaped for content and for quoted attributes.
  public init(text: String) { append(escaped: text) }

  /// The text of the document.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// One after the other.
  public static func += (left: inout Markup, right: Markup) { left.bytes += right.bytes }

  /// One after the other.
  public static func + (left: Markup, right: Markup) -> Markup {
    var both = left
    both += right
    return both
  }

  fileprivate mutating func append(literal: StaticString) {
    literal.withUTF8Buffer { bytes += $0 }
  }

  fileprivate mutating func append(escaped text: String) {
    let isPlain = text.utf8.allSatisfy {
      (0x20..<0x7F).contains($0) && ![0x22, 0x26, 0x27, 0x3C, 0x3E].contains($0)
    }
    guard !isPlain else {
      bytes += text.utf8
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append(literal: "&amp;")
      case "<": append(literal: "&lt;")
      case ">": append(literal: "&gt;")
      case "\"": append(literal: "&quot;")
      case "'": append(literal: "&#39;")
      case "\n", "\t": bytes.append(UInt8(scalar.value))
      case _ where scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F:
        bytes.append(UInt8(scalar.value))
      default:
        if scalar.isObeyed {
          append(literal: "\u{FFFD}")
        } else {
          bytes += Array(String(scalar).utf8)
        }
      }
    }
  }

  fileprivate mutating func append(ascii text: some StringProtocol) { bytes += text.utf8 }

  /// What `"…\(value)…"` is made of.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup = Markup()

    /// An empty one.
    public init(literalCapacity: Int, interpolationCount: Int) {
      markup.bytes.reserveCapacity(literalCapacity + 8 * interpolationCount)
    }

    /// What stands in the program.
    public mutating func appendLiteral(_ literal: StaticString) { markup.append(literal: literal) }

    /// Text, escaped.
    public mutating func appendInterpolation(_ text: String) { markup.append(escaped: text) }

    /// A whole number.
    public mutating func appendInterpolation(_ number: Int) { markup.append(ascii: String(number)) }

    /// What stands in the program elsewhere, as it is.
    public mutating func appendInterpolation(_ literal: StaticString) { markup.append(literal: literal) }

    /// Markup, as it is.
    public mutating func appendInterpolation(_ other: Markup) { markup += other }

    /// Pieces of markup, one after the other.
    public mutating func appendInterpolation(_ others: some Sequence<Markup>) {
      for other in others { markup += other }
    }

    /// A coordinate of a picture, to a tenth of a unit.
    public mutating func appendInterpolation(at coordinate: Double) {
      markup.append(ascii: Markup.tenths(coordinate))
    }
  }

  /// `12.3`, `12`, `-0.4`; coordinates that no picture has are `0`.
  package static func tenths(_ value: Double) -> String {
    let scaled = (value * 10).rounded()
    guard abs(scaled) < 1e9 else { return "0" }
    let whole = Int(scaled)
    let (units, rest) = abs(whole).quotientAndRemainder(dividingBy: 10)
    return (whole < 0 ? "-" : "") + String(units) + (rest == 0 ? "" : ".\(rest)")
  }
}

extension Sequence<Markup> {
  /// One after the other.
  package var joined: Markup {
    var all = Markup()
    for piece in self { all += piece }
    return all
  }
}

extension Unicode.Scalar {
  /// Whether a program that shows text might obey this character instead of showing it: controls, and the marks that
  /// reverse the direction of what follows.
  package var isObeyed: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
