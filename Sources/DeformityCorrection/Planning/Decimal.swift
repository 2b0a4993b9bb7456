import Glibc

/// `value` with exactly `digits` decimals (0...17), for messages; never `-0`.
public func decimal(_ value: Double, _ digits: Int) -> String {
  var buffer = [CChar](repeating: 0, count: 400)
  let written = withVaList([Int32(digits), value]) { vsnprintf(&buffer, buffer.count, "%.*f", $0) }
  guard written > 0 else { return "\(value)" }
  let text = String(
    decoding: buffer[..<min(Int(written), buffer.count - 1)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  return text.hasPrefix("-") && !text.contains { ("1"..."9").contains($0) } ? String(text.dropFirst()) : text
}
