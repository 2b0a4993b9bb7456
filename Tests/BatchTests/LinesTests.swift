import Batch
import CaseFiles
import Foundation
import TestSupport
import Testing
import TextOutput

@Suite struct LinesTests {
  private func cases(_ folder: Folder, _ count: Int) throws -> String {
    try folder.write("cases.ndjson", (0..<count).map { uncertain($0) + "\n" }.joined())
  }

  private func uncertain(_ number: Int) -> String {
    object(number).replacing(".5 varus", with: ".5 ± 0.7 varus").replacing(
      "60 proximal", with: "60 ± 2 proximal")
  }

  @Test(arguments: [nil, 3])
  func shardsTogetherAreTheWhole(draws: Int?) throws {
    let folder = try Folder()
    let path = try cases(folder, 23)
    var options = summaries()
    options.draws = draws
    let whole = try batch([path], options)
    #expect(whole.lines.count == 23 * (draws ?? 1))
    for count in [2, 5, 100] {
      var shards: [[String]] = []
      for index in 1...count {
        options.shard = try #require(Shard("\(index)/\(count)"))
        shards.append(try batch([path], options).lines)
      }
      let joined = (0..<whole.lines.count).map { shards[$0 % count][$0 / count] }
      #expect(joined == whole.lines)
      #expect(shards.map(\.count).reduce(0, +) == whole.lines.count)
    }
    #expect(Shard("0/2") == nil && Shard("3/2") == nil && Shard("1") == nil && Shard("a/b") == nil)
  }

  @Test func drawsFollowFromTheSeedAndTheCaseAlone() throws {
    let folder = try Folder()
    var options = summaries(jobs: 1)
    (options.draws, options.seed) = (40, 7)
    let path = try folder.write("a.ndjson", uncertain(1) + "\n" + uncertain(2) + "\n")
    let turned = try folder.write("b.ndjson", uncertain(2) + "\n" + uncertain(1) + "\n")
    let first = try batch([path], options).lines
    options.jobs = 3
    let second = try batch([turned], options).lines
    #expect(first.count == 80)
    #expect((first[40...] + first[..<40]).map(unplaced) == second.map(unplaced))
    #expect(first.enumerated().allSatisfy { $1.contains("\"draw\":\($0 % 40 + 1),") })
    #expect(Set(first[..<40].map { $0.replacing(/"draw":\d+,/, with: "") }).count > 5)
    options.seed = 8
    #expect(try batch([turned], options).lines != second)
  }

  @Test func drawsThatNoLimbCanHaveAreLinesToo() throws {
    let folder = try Folder()
    let wide = object(1).replacing(".5 varus", with: ".5 ± 60 varus")
    var options = summaries()
    options.draws = 60
    let found = try batch([try folder.write("a.ndjson", wide)], options)
    #expect(found.lines.count == 60 && found.tally.failed > 0 && found.tally.planned > 0)
    for line in found.lines where line.contains("\"errors\":[") && !line.contains("fixator-summary") {
      #expect(
        line.contains("\"key\":\"deformity.ap-angulation\"") || line.contains("\"key\":\"frame"), "\(line)")
    }
  }

  /// Cut anywhere, a part is gone on with to the same bytes; counts and status are those of the whole.
  @Test(arguments: [BatchOptions.Output.plans, .summaries, .table])
  func aPartIsGoneOnWithWhereverItWasCut(output: BatchOptions.Output) throws {
    var random = SplitMix64(seed: printedSeed(611))
    let folder = try Folder()
    let path = try cases(folder, 12)
    try folder.write("cases.ndjson", try folder.read("cases.ndjson") + Array("{}\n".utf8))
    var options = summaries()
    options.output = output
    let whole = try batch([path], options)
    for round in 0..<12 {
      let target = folder.path("out-\(round)")
      let cut = round == 0 ? 0 : Int(random.next() % UInt64(whole.bytes.count + 1))
      try folder.write("out-\(round).partial", Array(whole.bytes[..<cut]))
      let header = BatchRun(InputList([path]), base: nil, options).header
      var destination = try BatchOutput(path: target, resuming: true, force: false, header: header)
      var rest = options
      rest.linesDone = destination.linesDone
      var tally = destination.tally
      tally.add(
        try BatchRun(InputList([path]), base: nil, rest).run(
          isStopped: { false }, write: { try destination.write($0) }))
      try destination.finish()
      #expect(try folder.read("out-\(round)") == whole.bytes, "cut at \(cut)")
      #expect(tally.planned == 12 && tally.failed == 1 && tally.withErrors == whole.tally.withErrors)
      if output != .table, cut > 0 {
        #expect(
          tally.count(.hardwareUnverified, .warning) == whole.tally.count(.hardwareUnverified, .warning))
      }
      #expect(!FileManager.default.fileExists(atPath: target + ".partial"))
    }
  }

  @Test func aPartOfOtherInputIsRefused() throws {
    let folder = try Folder()
    let path = try cases(folder, 4)
    let whole = try batch([path], summaries())
    let other = whole.lines.prefix(2).joined(separator: "\n").replacing("case-1", with: "case-9") + "\n"
    try folder.write("out.partial", other)
    var destination = try BatchOutput(path: folder.path("out"), resuming: true, force: false, header: [])
    var options = summaries()
    options.linesDone = destination.linesDone
    #expect(throws: BatchOutput.Mismatch.self) {
      _ = try BatchRun(InputList([path]), base: nil, options).run(
        isStopped: { false }, write: { try destination.write($0) })
    }
    #expect(try folder.read("out.partial") == Array(other.utf8))
  }

  @Test func aRunThatIsStoppedHasWholeLines() throws {
    let folder = try Folder()
    let path = try cases(folder, 300)
    let whole = try batch([path], summaries())
    var found: [UInt8] = []
    _ = try BatchRun(InputList([path]), base: nil, summaries()).run(
      isStopped: { found.count > 2000 }, write: { found += $0 })
    #expect(
      found.last == UInt8(ascii: "\n") && whole.bytes.starts(with: found) && found.count < whole.bytes.count)
  }

  @Test func sensitivityAddsItsFigures() throws {
    let folder = try Folder()
    var options = summaries()
    options.sensitivitySamples = 500
    let found = try batch([try cases(folder, 2)], options)
    #expect(found.lines.allSatisfy { $0.contains("\"sensitivity\":{\"samples\":500,\"end_error\":0.") })
    options.output = .table
    let table = try batch([folder.path("cases.ndjson")], options).lines
    #expect(
      table[0].hasSuffix(
        "any_outside,sd_ap-angulation,sd_lateral-angulation,sd_axial-rotation,"
          + "sd_ap-translation,sd_lateral-translation,sd_axial-translation,message"))
    let commas = table.map { $0.count { $0 == "," } }
    #expect(Set(commas).count == 1 && table.count == 3)
  }

  @Test func everyRowOfATableOfSummariesHasAllColumns() throws {
    let folder = try Folder()
    try folder.write("a.ndjson", object(1) + "\n{}\n")
    var options = summaries()
    options.output = .table
    let lines = try batch([folder.path("a.ndjson")], options).lines
    #expect(lines.count == 3)
    #expect(lines[1].count { $0 == "," } == lines[0].count { $0 == "," })
    let quoted = lines[2].replacing(/"[^"]*"/, with: "")
    #expect(quoted.count { $0 == "," } == lines[0].count { $0 == "," } && lines[2].contains(",failed,"))
  }
}

@Suite struct InputTests {
  @Test func aFolderGivesItsFilesInTheOrderOfTheirNames() throws {
    let folder = try Folder()
    for name in [
      "b.csv", "a/z.yaml", "a/b/c.json.gz", "a/.hidden.yaml", "a/notes.txt", "B.yml", "x.plan.json",
      "a/plan.json",
      "c.ndjson",
    ] { try folder.write(name, "x") }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("a/loop"), withDestinationPath: folder.url.path)
    let files = InputList([folder.url.path, "named.txt", "-"]).files
    let start = folder.url.path.count + 1
    #expect(
      files.dropLast(2).map { String($0.path.dropFirst(start)) } == [
        "B.yml", "a/b/c.json.gz", "a/z.yaml", "b.csv", "c.ndjson",
      ])
    #expect(files.dropLast(2).map(\.kind) == [.yaml, .json, .yaml, .csv, .ndjson])
    #expect(files.suffix(2).map(\.kind) == [nil, nil])
  }

  /// Three megabytes of objects on one line, as `json.dumps` writes them.
  @Test func aListOfObjectsMayStandOnOneLine() throws {
    let folder = try Folder()
    let padding = String(repeating: " ", count: 9000)
    let objects = (0..<300).map { object($0).replacing(", \"bone\"", with: ",\(padding)\"bone\"") }
    let path = try folder.write("cases.json", "[" + objects.joined(separator: ", ") + "]")
    let lined = try folder.write("cases.ndjson", objects.map { $0 + "\n" }.joined())
    let (found, expected) = (try batch([path], summaries()), try batch([lined], summaries()))
    #expect(found.lines.map(unplaced) == expected.lines.map(unplaced) && found.tally.planned == 300)
    // They stand on one line, so their columns tell them apart, however far away.
    #expect(found.lines[0].contains("\"input\":\"\(path):1\""))
    let column = 2 + objects.prefix(299).reduce(0) { $0 + $1.unicodeScalars.count + 2 }
    #expect(found.lines[299].contains("\"input\":\"\(path):1:\(column)\""))
  }

  @Test(arguments: [
    (object(1) + "\n" + object(2), 2), ("[\n" + object(1) + ",\n" + object(2) + "]", 2),
    (clinic + "\n---\n" + clinic, 2), ("\u{FEFF}" + object(1) + "\n", 1), ("{\n" + object(1).dropFirst(), 1),
  ])
  func whatHasNoNameIsToldByItsContent(text: String, count: Int) throws {
    let folder = try Folder()
    let found = try batch([try folder.write("cases", text)], summaries())
    #expect(found.tally.planned == count && found.tally.failed == 0, "\(found.lines)")
  }
}
