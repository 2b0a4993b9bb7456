/// The bytes of a TZif file (RFC 9636, section 3). Anything may stand in them.
struct TimeZoneFile {
  /// What the file lists, and the `TZ` string behind it, which the oldest version does not have.
  struct Block {
    let first: TimeZoneRules.LocalTime
    let transitions: [TimeZoneRules.Transition]
    var footer: ArraySlice<UInt8>
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  private struct Header {
    let version: UInt8
    /// Of UT marks, standard marks, leap seconds, transitions, types of local time, characters of names.
    let counts: [Int]
  }

  /// Everything in the file; nil if it is none, or counts leap seconds.
  mutating func read() -> Block? {
    guard let header = header() else { return nil }
    guard header.version >= UInt8(ascii: "2") else { return block(header, width: 4) }
    // The first block is for readers that know 32 bits alone.
    guard take(TimeZoneFile.size(header, width: 4)) != nil, let wide = self.header(),
      var block = block(wide, width: 8)
    else { return nil }
    guard rest.first == UInt8(ascii: "\n") else { return nil }
    block.footer = rest.dropFirst().prefix { $0 != UInt8(ascii: "\n") }
    return block
  }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  private mutating func header() -> Header? {
    guard let bytes = take(44).map(Array.init), bytes.starts(with: "TZif".utf8) else { return nil }
    let counts = (0..<6).map { TimeZoneFile.number(bytes[(20 + 4 * $0)..<(24 + 4 * $0)]) }
    guard counts.allSatisfy({ (0...100_000).contains($0) }), counts[2] == 0, counts[4] > 0 else { return nil }
    return Header(version: bytes[4], counts: counts)
  }

  private static func size(_ header: Header, width: Int) -> Int {
    let counts = header.counts
    return counts[3] * (width + 1) + counts[4] * 6 + counts[5] + counts[1] + counts[0]
  }

  /// A whole number, the highest byte first, the highest bit its sign.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    let value = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return bytes.count == 4 ? Int(Int32(truncatingIfNeeded: value)) : Int(Int64(bitPattern: value))
  }

  private mutating func block(_ header: Header, width: Int) -> Block? {
    let counts = header.counts
    guard let times = take(counts[3] * width), let types = take(counts[3]), let kinds = take(counts[4] * 6),
      let names = take(counts[5]), take(counts[1] + counts[0]) != nil
    else { return nil }
    var local: [TimeZoneRules.LocalTime] = []
    for kind in 0..<counts[4] {
      let entry = Array(kinds.dropFirst(6 * kind).prefix(6))
      let (offset, place) = (TimeZoneFile.number(entry[0..<4]), Int(entry[5]))
      guard abs(offset) < 100_000, place < names.count else { return nil }
      let name = names.dropFirst(place).prefix { $0 != 0 }
      guard name.allSatisfy({ (33..<127).contains($0) }) else { return nil }
      local.append(
        .init(offset: offset, isDaylight: entry[4] != 0, name: String(decoding: name, as: UTF8.self)))
    }
    var transitions: [TimeZoneRules.Transition] = []
    for (index, type) in types.enumerated() {
      let at = TimeZoneFile.number(times.dropFirst(index * width).prefix(width))
      guard Int(type) < local.count, transitions.last.map({ $0.at < at }) ?? true else { return nil }
      // The time of the Big Bang stands in old files for what has always been so.
      transitions.append(.init(at: Swift.max(at, -1 << 40), time: local[Int(type)]))
    }
    return Block(first: local[0], transitions: transitions, footer: [])
  }
}
