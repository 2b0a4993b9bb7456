import Glibc

/// `value` with exactly `digits` decimals (0...17), for messages; never `-0`.
public func decimal(_ value: Double, _ digits: Int) -> String {
  shortDecimal(value, digits) ?? printedDecimal(value, digits)
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

private func printedDecimal(_ value: Double, _ digits: Int) -> String {
  var buffer = [CChar](repeating: 0, count: 400)
  let written = withVaList([Int32(digits), value]) { vsnprintf(&buffer, buffer.count, "%.*f", $0) }
  guard written > 0 else { return "\(value)" }
  let text = String(
    decoding: buffer[..<min(Int(written), buffer.count - 1)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return text.hasPrefix("-") && !text.contains { ("1"..."9").contains($0) } ? String(text.dropFirst()) : text
}
