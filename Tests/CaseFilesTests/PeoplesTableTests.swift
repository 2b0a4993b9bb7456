import CaseFiles
import Foundation
import TestSupport
import Testing

/// A schedule as people have it, and what must come of it: a line of `Fixtures/tables/expected.txt`, made by `make.py` beside it.
struct PeoplesTable: CustomTestStringConvertible, Sendable {
  enum Outcome: String {
    /// The rows of the plain table: with days and dates, with days, or with readings alone.
    case dated, days, readings
    /// It is not read, and it is said why.
    case refused
  }

  /// What comes of it as a table of readings, of which each row stands for itself.
  enum Stream: Sendable {
    /// The readings of the plain table, in order; other lines may be bad.
    case read
    /// Some or all of its rows are bad lines, which say so, and none is another reading.
    case lines(String)
    case refused(String)
    /// Its rows are readings, which are not those of the plain table.
    case other

    init(_ text: String) {
      let parts = text.split(separator: ": ", maxSplits: 1).map(String.init)
      switch parts.first {
      case "read": self = .read
      case "lines": self = .lines(parts.last ?? "")
      case "refused": self = .refused(parts.last ?? "")
      default: self = .other
      }
    }
  }

  let name: String
  let outcome: Outcome
  let words: String
  let stream: Stream

  var testDescription: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/tables")

  static let all: [PeoplesTable] = {
    let text = (try? String(contentsOf: folder.appending(path: "expected.txt"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 4, let outcome = Outcome(rawValue: fields[1]) else { return nil }
      return PeoplesTable(name: fields[0], outcome: outcome, words: fields[2], stream: Stream(fields[3]))
    }
  }()

  func bytes() throws -> [UInt8] {
    Array(try Data(contentsOf: PeoplesTable.folder.appending(path: name)))
  }
}

@Suite struct PeoplesTableTests {
  @Test func thereAreSixtyAtLeast() {
    #expect(PeoplesTable.all.count >= 60)
  }

  /// The same tables as `pose` reads them: the same readings, or the name of what stands in the way.
  @Test(arguments: PeoplesTable.all)
  func asATableOfReadingsItHasTheSameOrIsRefusedByName(table: PeoplesTable) throws {
    let wanted = try NumberTable(PeoplesTable.folder.appending(path: "plain.csv").path).rows
    try #require(wanted.count == 10)
    let found: NumberTable
    do {
      found = try NumberTable(PeoplesTable.folder.appending(path: table.name).path)
    } catch let errors as CaseFileErrors {
      guard case .refused(let words) = table.stream else {
        Issue.record("\(errors)")
        return
      }
      #expect("\(errors)".contains(words), "\(errors)")
      return
    }
    switch table.stream {
    case .read:
      try #require(found.rows.count == wanted.count, "\(found.faults)")
      for (row, plain) in zip(found.rows, wanted) {
        for (one, other) in zip(row, plain) { #expect(abs(one - other) < 1e-9) }
      }
    case .lines(let words):
      #expect(found.rows.count < wanted.count && found.rows.allSatisfy(wanted.contains))
      #expect(found.faults.contains { $0.contains(words) }, "\(found.faults)")
    case .refused: Issue.record("read, with bad lines \(found.faults)")
    case .other: #expect(!found.rows.isEmpty)
    }
  }

  @Test(arguments: PeoplesTable.all)
  func aTableAsPeopleHaveItIsThePlainOneOrRefusedByName(table: PeoplesTable) throws {
    let plain = try ScheduleFile.parse(
      Array(try Data(contentsOf: PeoplesTable.folder.appending(path: "plain.csv"))), name: "plain.csv")
    let found: ScheduleFile
    do {
      found = try ScheduleFile.parse(try table.bytes(), name: table.name)
    } catch let errors as CaseFileErrors {
      #expect(table.outcome == .refused, "\(errors)")
      #expect("\(errors)".contains(table.words), "\(errors)")
      return
    }
    try #require(table.outcome != .refused, "\(found.understood)")
    let (rows, wanted) = (found.schedule.rows, plain.schedule.rows)
    try #require(rows.count == wanted.count, "\(found.understood)")
    for (row, plain) in zip(rows, wanted) {
      for strut in 0..<6 { #expect(abs(row.readings[strut] - plain.readings[strut]) < 1e-9) }
      #expect(row.day == plain.day)
      #expect(row.date == (table.outcome == .dated ? plain.date : nil))
    }
    if table.words != "-" {
      #expect(found.understood.joined(separator: "; ").contains(table.words), "\(found.understood)")
    }
  }

  /// A table that somebody has damaged: its rows are all read, or it is said why not, and what is left out is said. Nothing traps, and
  /// nothing comes out that is no finite number.
  @Test func aMutatedTableLosesNoRowInSilence() throws {
    var random = SplitMix64(seed: printedSeed(1501))
    let tables = try PeoplesTable.all.filter { $0.outcome != .refused }.map { try $0.bytes() }
    var (read, refused) = (0, 0)
    for _ in 0..<(runsSoak ? 20_000 : 600) {
      var bytes = tables[Int(random.next() % UInt64(tables.count))]
      for _ in 0...(random.next() % 3) { mutate(&bytes, &random) }
      guard let file = try? ScheduleFile.parse(bytes, name: "x") else {
        refused += 1
        continue
      }
      read += 1
      let rows = file.schedule.rows
      #expect(rows.allSatisfy { row in (0..<6).allSatisfy { row.readings[$0].isFinite } })
      guard let wanted = linesOfReadings(bytes) else { continue }
      let said = file.understood.contains {
        $0.contains("left out") || $0.contains("rows and days are columns")
      }
      #expect(
        rows.count == wanted || said, "\(rows.count) of \(wanted): \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(read > 100 && refused > 100)
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    func place() -> Int { Int(random.next() % UInt64(bytes.count)) }
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    let line = Int(random.next() % UInt64(lines.count))
    switch random.next() % 9 {
    case 0: bytes.remove(at: place())
    case 1: bytes[place()] = UInt8(truncatingIfNeeded: random.next())
    case 2:
      let alphabet = Array("0123456789,;.|\t\"\n\r abcms#-+e*='".utf8)
      bytes.insert(alphabet[Int(random.next() % UInt64(alphabet.count))], at: place())
    case 3:
      lines.remove(at: line)
      bytes = Array(lines.joined(separator: [10]))
    case 4:
      lines.insert(lines[line], at: Int(random.next() % UInt64(lines.count)))
      bytes = Array(lines.joined(separator: [10]))
    case 5:
      lines.swapAt(line, Int(random.next() % UInt64(lines.count)))
      bytes = Array(lines.joined(separator: [10]))
    case 6:
      // A cell gets something else.
      var cells = lines[line].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(
        Array.init)
      let texts = [
        "", "x", "mm", "213 cm", "1e999", "nan", "-", "day", "Average", "Strut 1", "=A1", "213*", "0",
      ]
      cells[Int(random.next() % UInt64(cells.count))] = Array(
        texts[Int(random.next() % UInt64(texts.count))].utf8)
      lines[line] = Array(cells.joined(separator: [UInt8(ascii: ",")]))
      bytes = Array(lines.joined(separator: [10]))
    case 7: bytes.removeLast(min(bytes.count, Int(random.next() % 60)))
    default:
      let cut = bytes[place()...].prefix(Int(random.next() % 40))
      bytes.insert(contentsOf: Array(cut), at: place())
    }
  }

  /// How many lines hold six numbers and more, counted without the reader that is tested; nil for a text that this cannot count: UTF-16,
  /// quotes, other line ends.
  private func linesOfReadings(_ bytes: [UInt8]) -> Int? {
    guard let text = String(validating: bytes, as: UTF8.self), !text.contains("\"") else { return nil }
    return text.split(whereSeparator: \.isNewline).count { line in
      guard line.first(where: { $0 != " " }) != "#" else { return false }
      let cells = line.split { ",;\t|".contains($0) }
      let numbers = cells.count { cell in
        Double(cell.filter { !" *'mcm()a\u{202F}=".contains($0) }) != nil
      }
      return numbers >= 6
    }
  }
}
