import CaseFiles
import Streaming
import TestSupport
import Testing

@Suite struct DamagedTableTests {
  /// Tables damaged in each way that there is alone, and in any ways together: none traps, every line in is a line out of as many
  /// columns, and a table that is refused has given nothing. Each way has all the shapes of a table and both conversions.
  @Test(arguments: Damage.allCases)
  func noDamageTrapsOrLosesALine(damage: Damage) throws {
    var random = SplitMix64(seed: printedSeed(341 + damage.rawValue))
    var (refused, badLines, rounds) = (0, 0, runsSoak ? 600 : 30)
    rounds *= damage == .any ? 2 : 1
    for round in 0..<rounds {
      let conversion = round % 2 == 0 ? Conversion.poses : .readings
      let table = damaged(sample(conversion, shape: round / 2 % 3, &random), damage, &random)
      do {
        let found = try convert(conversion, table, jobs: 1 + round % 3)
        let hasHeader = found.tally.lines < linesThatSaySomething(table)
        #expect(found.lines.count == lineCount(table) + (hasHeader ? 0 : 1))
        for line in found.lines where !line.isEmpty {
          #expect(fieldCount(line) == conversion.columns, "\(line)")
        }
        badLines += found.tally.bad
      } catch is CaseFileErrors {
        refused += 1
      }
    }
    // Most tables are read, and damage is seen.
    #expect(refused < rounds / 2 && (damage != .any || badLines + refused > rounds / 3))
  }

  /// What is done to a table.
  enum Damage: UInt64, CaseIterable, Sendable {
    case byteInserted, byteChanged, byteRemoved, grammar, digits, cut, pieceCopied, any
  }

  private func sample(_ conversion: Conversion, shape: Int, _ random: inout SplitMix64) -> [UInt8] {
    let rows =
      conversion == .poses
      ? readings(8, &random) : (0..<8).map { _ in (0..<7).map { _ in "\(random.uniform(-9...9))" } }
    let names = conversion == .poses ? strutNames : ["x_mm", "y_mm", "z_mm", "qw", "qx", "qy", "qz"]
    switch shape {
    case 0: return Array(csv(rows).utf8)
    case 1: return Array(csv([names] + rows).utf8)
    default: return Array(csv([["name"] + names] + rows.map { ["\"a, b\""] + $0 }).utf8)
    }
  }

  private func damaged(_ table: [UInt8], _ damage: Damage, _ random: inout SplitMix64) -> [UInt8] {
    var table = table
    for _ in 0...random.next() % 6 {
      let place = Int(random.next() % UInt64(max(1, table.count)))
      let kind = damage == .any ? Damage(rawValue: random.next() % 7) ?? .cut : damage
      switch kind {
      case .byteInserted: table.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
      case .byteChanged where !table.isEmpty: table[place] = UInt8(truncatingIfNeeded: random.next())
      case .byteRemoved where !table.isEmpty: table.remove(at: place)
      case .grammar:
        table.insert(contentsOf: Array("\",\r\n#.e+-9\t".utf8).shuffled(using: &random).prefix(3), at: place)
      case .digits:
        table.insert(
          contentsOf: [UInt8](repeating: UInt8(ascii: "9"), count: Int(random.next() % 400)), at: place)
      case .cut: table.removeLast(min(table.count, Int(random.next() % 40)))
      default:
        let piece = table[place...].prefix(Int(random.next() % 100))
        table.insert(contentsOf: Array(piece), at: Int(random.next() % UInt64(table.count + 1)))
      }
    }
    return table
  }

  private func lineCount(_ table: [UInt8]) -> Int {
    table.count { $0 == UInt8(ascii: "\n") } + (table.last.map { $0 == UInt8(ascii: "\n") ? 0 : 1 } ?? 0)
  }

  /// Lines that are neither blank nor a comment.
  private func linesThatSaySomething(_ table: [UInt8]) -> Int {
    let table = table.starts(with: [0xEF, 0xBB, 0xBF]) ? table.dropFirst(3) : table[...]
    return table.split(separator: UInt8(ascii: "\n")).count { line in
      var line = line
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return false }
      // A comment that is no text is a bad line.
      return first != UInt8(ascii: "#") || line.contains { $0 == 0x7F || ($0 < 0x20 && $0 != 0x09) }
        || String(validating: line, as: UTF8.self) == nil
    }
  }

  /// Fields of a line, counted without the reader that is tested.
  private func fieldCount(_ line: Substring) -> Int {
    var (count, isQuoted) = (1, false)
    for byte in line.utf8 {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ","), !isQuoted { count += 1 }
    }
    return isQuoted ? 0 : count
  }
}
