import TextOutput
import TreatmentModel

/// A number as typed, with its uncertainty: both in the units of the file.
package struct Quantity: Sendable, Equatable {
  /// Signed: positive for the first word of its pair.
  package var value: Double
  /// One standard deviation, if typed.
  package var deviation: Double?

  /// Reads `12 varus`, `12 ± 1.5 varus`, `12 +- 1.5 varus`, `0`, or without words `12` and `12 ± 1.5`.
  package init(_ text: String, _ limit: ValueRange, _ directions: DirectionPair? = nil) throws(ValueFault) {
    if let plain = Quantity(plain: text, limit, directions) {
      self = plain
      return
    }
    let spaced = Quantity.spacingPlusMinus(text)
    var parts = spaced.split(separator: " ").map(String.init)
    let words = directions.map(\.told)
    let allowed = words.map { "\(limit.words), then \($0)" } ?? limit.words
    guard let first = parts.first else {
      throw ValueFault(.missing, "no number is given", allowed: allowed)
    }
    let magnitude = try Quantity.number(first, allowed: allowed, signed: directions == nil)
    parts.removeFirst()
    if parts.first == "±" {
      guard parts.count > 1 else {
        throw ValueFault(.uncertainty, "no standard deviation after ±", found: text)
      }
      let deviation = try Quantity.number(parts[1], allowed: "0 or more", signed: false)
      guard deviation <= limit.range.upperBound - limit.range.lowerBound else {
        throw ValueFault(
          .uncertainty, "the standard deviation is larger than the whole range", found: text,
          allowed: limit.words)
      }
      self.deviation = deviation
      parts.removeFirst(2)
    }
    guard limit.range.contains(magnitude) else {
      let hint = limit.likelyUnit(of: magnitude).map { "; \($0)" } ?? ""
      throw ValueFault(
        .outOfRange, "the number is out of range\(hint)", found: first, allowed: limit.words)
    }
    value = magnitude
    guard let directions else {
      guard parts.isEmpty else { throw Quantity.unexpected(parts.joined(separator: " "), allowed: allowed) }
      return
    }
    guard parts.count <= 1 else { throw Quantity.unexpected(parts.joined(separator: " "), allowed: allowed) }
    guard let word = parts.first else {
      guard magnitude == 0 else {
        throw ValueFault(.missingWord, "the number has no direction word", found: text, allowed: words)
      }
      return
    }
    guard let direction = Direction(typed: word), let sign = directions.sign(of: direction) else {
      if Quantity.units.contains(word) { throw Quantity.unexpected(word, allowed: allowed) }
      let candidates = directions.words.map(\.rawValue)
      let hint =
        Spelling.nearest(to: word, in: candidates + directions.words.flatMap(\.synonyms)).map {
          "; did you mean \($0)?"
        } ?? ""
      throw ValueFault(.wrongWord, "the word does not belong here\(hint)", found: word, allowed: words)
    }
    value = sign * magnitude
  }

  /// Reads a number whose sign stands for its word, `-12` or `-12 ± 1.5`, of what goes with words in `limit`.
  package init(signed text: String, _ limit: ValueRange) throws(ValueFault) {
    let word = text.split(whereSeparator: { " \t\n".contains($0) }).last.map(String.init) ?? ""
    guard Direction(typed: word) == nil else {
      throw ValueFault(
        .wrongWord, "a signed number stands here, and no word behind it", found: text,
        allowed: limit.signedWords)
    }
    do throws(ValueFault) { self = try Quantity(text, limit.signed) } catch {
      throw ValueFault(
        error.code, error.message, found: error.found, allowed: error.allowed.map { _ in limit.signedWords })
    }
    guard deviation ?? 0 <= limit.range.upperBound - limit.range.lowerBound else {
      throw ValueFault(
        .uncertainty, "the standard deviation is larger than the whole range", found: text,
        allowed: limit.words)
    }
  }

  private static let units = ["mm", "cm", "deg", "°", "degrees", "millimetres", "millimeters"]

  private static func spacingPlusMinus(_ text: String) -> String {
    var spaced = ""
    var previous: Character = " "
    for character in text {
      if character == "±" {
        spaced += " ± "
      } else if character == "-" && previous == "+" {
        spaced.removeLast()
        spaced += " ± "
      } else {
        spaced.append(character == "\t" || character == "\n" ? " " : character)
      }
      previous = character
    }
    return spaced
  }

  private static func unexpected(_ found: String, allowed: String) -> ValueFault {
    units.contains { found == $0 || found.hasPrefix($0 + " ") }
      ? ValueFault(
        .unit, "leave the unit out: lengths are mm, angles degrees", found: found, allowed: allowed)
      : ValueFault(.wrongWord, "nothing more may follow the number here", found: found, allowed: allowed)
  }

  /// A decimal number and nothing else: what `Double` takes besides (hexadecimal, `nan`, `infinity`) is refused.
  static func number(_ text: String, allowed: String, signed: Bool) throws(ValueFault) -> Double {
    let plain = text.utf8.allSatisfy {
      ($0 >= 48 && $0 <= 57) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+")
        || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E")
    }
    guard plain, let value = Double(text) else {
      if text.contains(","), Double(text.replacingCommas) != nil {
        throw ValueFault(.decimalComma, "write a decimal point, not a comma", found: text, allowed: allowed)
      }
      let lower = text.lowercased()
      if lower.contains("nan") || lower.contains("inf") {
        throw ValueFault(.notFinite, "the number is not finite", found: text, allowed: allowed)
      }
      if units.contains(where: { text.hasSuffix($0) && Double(text.dropLast($0.count)) != nil }) {
        throw ValueFault(
          .unit, "leave the unit out: lengths are mm, angles degrees", found: text, allowed: allowed)
      }
      throw ValueFault(.notANumber, "this is not a number", found: text, allowed: allowed)
    }
    guard value.isFinite else {
      throw ValueFault(.notFinite, "the number is not finite", found: text, allowed: allowed)
    }
    if !signed && (text.hasPrefix("-") || text.hasPrefix("+")) {
      throw ValueFault(.sign, "no sign: a word says the direction", found: text, allowed: allowed)
    }
    return value
  }
}

extension String {
  fileprivate var replacingCommas: String { String(map { $0 == "," ? "." : $0 }) }
}
