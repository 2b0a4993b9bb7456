import TextOutput
import TreatmentModel

/// The words of a parameter.
package struct DeformityText: Sendable {
  package let parameter: DeformityParameter
  /// Its name.
  let key: ShortText
  /// What its signed number is called: `ap_angulation_deg`.
  let signedKey: ShortText
  /// The word of a positive number, with a space before it.
  fileprivate let positive: ShortText
  /// The word of a negative number.
  fileprivate let negative: ShortText

  private init(_ parameter: DeformityParameter) {
    self.parameter = parameter
    key = ShortText(parameter.name)
    signedKey = ShortText(parameter.signedName)
    positive = ShortText(" " + parameter.directions.positive.rawValue)
    negative = ShortText(" " + parameter.directions.negative.rawValue)
  }

  /// All six, in the order of the parameters.
  package static let all = DeformityParameter.allCases.map { DeformityText($0) }
}

extension DeformityParameter {
  /// What its signed number is called, positive for the first of its words: `ap_angulation_deg`.
  package var signedName: String {
    "\(name.replacing("-", with: "_"))_\(unit == .degrees ? "deg" : "mm")"
  }
}

extension BytePen {
  /// A parameter as it would be typed, to at most six decimals: `12 varus`; `0` for none. What `Deformity.words` says,
  /// by whole numbers, unless the value is so near to the middle between two decimals that only all its digits tell which way
  /// to round.
  @inline(__always)
  package mutating func words(_ deformity: Deformity, _ text: DeformityText) {
    let value = text.parameter.unit.outside(deformity[text.parameter])
    guard let millionths = millionths(value.magnitude) else {
      return self.text(deformity.words(text.parameter, digits: 6))
    }
    write(atMost: 16 + ShortText.longest) { place in
      let whole = writeDigits(millionths / 1_000_000, to: place)
      let end = whole + writeMillionths(millionths % 1_000_000, to: place + whole)
      let word = value < 0 ? text.negative : text.positive
      return millionths == 0 ? end : end + word.write(to: place + end)
    }
  }
}

/// A size in whole millionths; nil where rounding them is a close call, or the number is too large for doubles to carry six
/// decimals.
@inline(__always)
private func millionths(_ size: Double) -> UInt64? {
  let scaled = size * 1e6
  guard scaled < 1e9 else { return nil }
  // From 2^52 doubles are whole numbers, so that the sum is rounded to one, which its last bits are.
  let sum = scaled + 0x1p52
  guard abs(abs(scaled - (sum - 0x1p52)) - 0.5) > 1e-6 else { return nil }
  return sum.significandBitPattern
}

/// Writes the decimals of so many millionths, under a million, with the point before them and no zeros at the end, touching nine bytes;
/// returns how many bytes they are, none for 0.
@inline(__always)
private func writeMillionths(_ count: UInt64, to place: UnsafeMutablePointer<UInt8>) -> Int {
  let digits = EightDigits(UInt32(truncatingIfNeeded: count) &* 100)
  place[0] = UInt8(ascii: ".")
  writeWord(digits.text, to: place + 1)
  return count == 0 ? 0 : 9 - digits.trailingZeros
}
