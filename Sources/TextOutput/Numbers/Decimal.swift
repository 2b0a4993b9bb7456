import Glibc

/// From here on a double has no decimals, and printed in full more digits than it holds.
private let largestInFull = 1e15

/// `value` with exactly `digits` decimals (0...17), for messages; never `-0`. From 1e15 on as ``shortest(_:)`` has it.
public func decimal(_ value: Double, _ digits: Int) -> String {
  guard value.magnitude < largestInFull else { return shortest(value) }
  return shortDecimal(value, digits) ?? printedDecimal(value, digits)
}

/// `value` with so many decimals, or with as many more (6 at most) as it takes not to read as the limit that it missed; so many has the
/// limit beside the value.
public func decimal(_ value: Double, _ digits: Int, besideLimit limit: Double) -> String {
  let text = decimal(value, digits)
  guard digits < 6, value != limit, text == decimal(limit, digits) else { return text }
  return decimal(value, digits + 1, besideLimit: limit)
}

/// `value` rounded to so many decimals (0...6), without those that are 0, for messages. From 1e15 on as ``shortest(_:)`` has it.
package func shortest(_ value: Double, decimals: Int) -> String {
  guard value.magnitude < largestInFull else { return shortest(value) }
  let unit = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
  return shortest((value * unit).rounded() / unit)
}

/// `value` rounded to so many digits (1...15) wherever its point is, for messages: `1.2e-13`, `1.23e+08`.
package func significant(_ value: Double, _ digits: Int) -> String {
  printed(value, "%.*e", digits - 1)
}

/// What ``printedDecimal(_:_:)`` gives, by whole numbers: for numbers small enough that the scaled one is right to 1e-6, unless it is
/// so near to the middle between two that only all its digits tell which way to round.
private func shortDecimal(_ value: Double, _ digits: Int) -> String? {
  guard (0...6).contains(digits) else { return nil }
  let unit = (0..<digits).reduce(1) { power, _ in power * 10 }
  let scaled = abs(value) * Double(unit)
  guard scaled < 1e9 else { return nil }
  let whole = scaled.rounded()
  guard abs(abs(scaled - whole) - 0.5) > 1e-6 else { return nil }
  let (units, rest) = Int(whole).quotientAndRemainder(dividingBy: unit)
  let sign = value < 0 && whole > 0 ? "-" : ""
  guard digits > 0 else { return "\(sign)\(units)" }
  let fraction = String(rest)
  return "\(sign)\(units)." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
}

private func printed(_ value: Double, _ format: String, _ digits: Int) -> String {
  var buffer = [CChar](repeating: 0, count: 64)
  let written = withVaList([Int32(digits), value]) { vsnprintf(&buffer, buffer.count, format, $0) }
  guard written > 0 else { return "\(value)" }
  return String(
    decoding: buffer[..<min(Int(written), buffer.count - 1)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

private func printedDecimal(_ value: Double, _ digits: Int) -> String {
  let text = printed(value, "%.*f", digits)
  return text.hasPrefix("-") && !text.contains { ("1"..."9").contains($0) } ? String(text.dropFirst()) : text
}
