import Foundation
import Testing

/// `Documentation/examples`: one of every output, as the program writes it. `FIXATOR_RENEW_DOCUMENTS=1` makes them anew.
@Suite struct ExampleTests {
  private static let folder = URL(filePath: Program.fixtures).deletingLastPathComponent()
    .appending(path: "Documentation")

  /// The files and their commands, as the page of the folder has them.
  private static let examples: [(file: String, command: String)] = {
    let page = try? String(contentsOf: folder.appending(path: "examples/README.md"), encoding: .utf8)
    return (page ?? "").split(separator: "\n").compactMap { line in
      guard let found = line.wholeMatch(of: /\| \[([a-z0-9.]+)\]\(\1\) \| `([^`|]+)` \|/) else { return nil }
      return (String(found.1), String(found.2))
    }
  }()

  @Test(arguments: examples.map(\.file))
  func anExampleIsWhatItsCommandPrints(file: String) throws {
    let command = try #require(ExampleTests.examples.first { $0.file == file }?.command)
    let printed = try Scratch().shell(command)
    #expect([0, 1, 65].contains(printed.status) && !printed.output.isEmpty, "\(printed.errors)")
    let place = ExampleTests.folder.appending(path: "examples/\(file)")
    if ProcessInfo.processInfo.environment["FIXATOR_RENEW_DOCUMENTS"] == "1" {
      try printed.output.write(to: place, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOf: place, encoding: .utf8)
    #expect(printed.output == kept, "\(file) is not what the program prints")
  }

  @Test func everyObjectAndEveryTableHasOne() throws {
    let names = { (folder: String) in
      Set(
        try FileManager.default.contentsOfDirectory(atPath: ExampleTests.folder.appending(path: folder).path))
    }
    // A case is typed, and what verify prints is the page Verification.md.
    let objects = try names("schemas").map { $0.replacing(".schema.json", with: ".json") }.filter {
      !["case.json", "verification.json"].contains($0)
    }
    let page = try String(contentsOf: ExampleTests.folder.appending(path: "Output.md"), encoding: .utf8)
    let tables = page.matches(of: /\n## ([a-z]+\.csv)\n/).map { String($0.1) }
    #expect(Set(objects + tables) == Set(ExampleTests.examples.map(\.file)) && tables.count == 7)
    #expect(try names("examples") == Set(ExampleTests.examples.map(\.file) + ["README.md"]))
  }
}
