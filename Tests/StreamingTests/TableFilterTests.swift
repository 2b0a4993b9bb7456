import CaseFiles
import Foundation
import HexapodKinematics
import Reports
import RigidMotion
import Streaming
import TestSupport
import Testing
import TextOutput
import TreatmentModel

@Suite struct TableFilterTests {
  @Test func everyRowIsItsPose() throws {
    var random = SplitMix64(seed: printedSeed(331))
    let rows = readings(3000, &random)
    let found = try convert(.poses, csv([strutNames] + rows).utf8)
    let lengths = rows.compactMap { row in
      StrutLengths(
        row.indices.compactMap { strut in Double(row[strut]).map { $0 + readingOffsets.values[strut] } })
    }
    var expected = CSVText()
    expected.plain(poseHeader + "\n")
    for pose in PoseBatch(hexapod).solve(lengths, jobs: 1) { expected.poseLine(pose) }
    #expect(found.text == String(decoding: expected.bytes, as: UTF8.self))
    #expect(found.tally.good == 3000 && found.tally.lines == 3000)
  }

  @Test func readingsComeBackFromTheirPoses() throws {
    var random = SplitMix64(seed: printedSeed(332))
    let rows = readings(2000, &random)
    let poses = try convert(.poses, csv(rows).utf8)
    let back = try convert(.readings, poses.text.utf8)
    #expect(back.lines.first == strutHeader[...] && back.lines.count == 2001)
    for (row, line) in zip(rows, back.lines.dropFirst()) {
      for (before, after) in zip(row, line.split(separator: ",")) {
        let (before, after) = (try #require(Double(before)), try #require(Double(after)))
        #expect(abs(before - after) < 1e-11)
      }
    }
  }

  /// The same numbers in every dress that a table may wear.
  @Test func theDressOfATableChangesNothing() throws {
    var random = SplitMix64(seed: printedSeed(333))
    let rows = readings(200, &random)
    let plain = try convert(.poses, csv([strutNames] + rows).utf8)
    func same(_ text: String, _ what: Comment) throws {
      #expect(try convert(.poses, text.utf8) == plain, what)
    }
    try same(csv(rows), "no header")
    try same("\u{FEFF}" + csv(rows), "a byte order mark before numbers")
    try same("\u{FEFF}" + csv([strutNames] + rows), "a byte order mark before a header")
    try same(csv(rows).replacing("\n", with: "\r\n"), "CRLF")
    try same(String(csv(rows).dropLast()), "no line feed at the end")
    try same(csv(rows).replacing(",", with: " \t, "), "blanks")
    try same(csv(([strutNames] + rows).map { $0.map { "\"\($0)\"" } }), "quotes")
    try same(csv(([strutNames] + rows).map { $0.map { " \" \($0)\" " } }), "quotes and blanks")
    try same(csv(([strutNames] + rows).map { $0.reversed() }), "another order")
    let names = ["name"] + strutNames.reversed() + ["", "note"]
    try same(
      csv([names] + rows.map { ["\"Doe, \"\"Jané\"\"\""] + $0.reversed() + ["", "fine #1"] }), "other columns"
    )
    try same(csv([["day"] + strutNames] + rows.map { ["1"] + $0 }), "a day")
  }

  /// Blocks are cut where the pipe's writer paused.
  @Test func neitherTasksNorBlocksChangeTheOutput() throws {
    var random = SplitMix64(seed: printedSeed(334))
    var rows = readings(4000, &random)
    for index in stride(from: 7, to: rows.count, by: 101) { rows[index][index % 6] = "wrong" }
    let table = Array(csv([strutNames] + rows).utf8)
    let one = try convert(.poses, table, jobs: 1)
    #expect(one.tally.bad == 40 && one.tally.firstBad == 9)
    for line in stride(from: 9, through: rows.count + 1, by: 101) {
      #expect(one.lines[line - 1].contains("error: line \(line): strut_"))
    }
    for jobs in [2, 5] { #expect(try convert(.poses, table, jobs: jobs) == one) }
    let pipe = Pipe()
    let sizes = (0..<1000).map { _ in Int(1 + random.next() % 3000) }
    let writer = Thread {
      var rest = table[...]
      for size in sizes where !rest.isEmpty {
        pipe.fileHandleForWriting.write(Data(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      pipe.fileHandleForWriting.write(Data(rest))
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(try convert(.poses, path: path) == one)
  }

  @Test func aPoseThatIsNotFoundHasItsWord() throws {
    let found = try convert(.poses, "170,170,900,170,170,170\n0,1,1,1,1,1\n1e308,1,1,1,1,1\n".utf8)
    #expect(found.tally.notFound.values.reduce(0, +) == 3 && found.tally.bad == 0)
    for line in found.lines.dropFirst() {
      #expect(line.hasSuffix("no-such-pose") || line.hasSuffix("not-converged"))
      #expect(!line.contains("inf") && !line.contains("nan"))
    }
  }

  @Test func theStartIsForAllLines() throws {
    var text = ""
    let turned = RigidTransform(
      rotation: Rotation(axis: Vector3(0, 0, 1), angle: radians(99)), translation: Vector3(0, 0, -150))
    let beyond = RigidTransform(
      rotation: Rotation(axis: Vector3(0, 0, 1), angle: radians(100)), translation: Vector3(0, 0, -150))
    let table = csv(Array(repeating: Array(hexapod.strutLengths(at: beyond)).map(\.description), count: 20))
    let path = FileManager.default.temporaryDirectory.appending(path: "starts-\(UUID().uuidString).csv").path
    try Data(table.utf8).write(to: URL(filePath: path))
    defer { unlink(path) }
    let tally = try TableFilter(jobs: 2, write: { text += String(decoding: $0.bytes, as: UTF8.self) })
      .poses(ofReadingsIn: path, hexapod, readingOffsets: .none, from: turned)
    #expect(tally.notFound == [.beyondSingularity: 20])
    #expect(text.contains("beyond-singularity"))
  }

  @Test func aFileThatCannotBeReadIsSaid() throws {
    #expect(throws: FileError.self) { try convert(.poses, path: "/no/such/table.csv") }
    #expect(throws: FileError.self) { try convert(.poses, path: "/tmp") }
    #expect(throws: FileError.self) { try convert(.poses, path: "a\u{0}b") }
  }
}
