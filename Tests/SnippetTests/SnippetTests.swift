import Foundation
import Testing

/// Each library module has a page that begins with a snippet, and the snippet is the code of a test of this target, to the letter: so it
/// compiles and runs.
@Suite struct SnippetTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Folders of Swift but the command line's, that of threads, which is for this package alone, and libfixator, whose example is in C
  /// (`Tests/c-library/plan.c`); the doors to C have a module map or an include folder.
  private static let modules: [String] = {
    let sources = root.appending(path: "Sources")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: sources.path)) ?? []
    return names.filter { name in
      let inside =
        (try? FileManager.default.contentsOfDirectory(atPath: sources.appending(path: name).path)) ?? []
      return !["fixator", "FixatorC", "Threading"].contains(name)
        && !inside.contains { ["module.modulemap", "include"].contains($0) }
    }.sorted()
  }()

  @Test func modulesAreFound() { #expect(Self.modules.count >= 8) }

  @Test(arguments: modules)
  func theSnippetOfThePageIsCompiledAndRun(module: String) throws {
    let page = try text("Sources/\(module)/\(module).docc/\(module).md")
    #expect(page.hasPrefix("# ``\(module)``\n"))
    let block = try #require(page.components(separatedBy: "```swift\n").dropFirst().first)
    let lines = try #require(block.components(separatedBy: "\n```").first).components(separatedBy: "\n")
    let imports = lines.prefix { $0.hasPrefix("import ") }
    let source = try text("Tests/SnippetTests/\(module)Snippet.swift").components(separatedBy: "\n")
    let begin = try #require(source.firstIndex { $0.hasSuffix("// snippet") })
    let end = try #require(source.firstIndex { $0.hasSuffix("// end") })
    let code = source[(begin + 1)..<end].map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : $0 }
    #expect(Array(lines.dropFirst(imports.count + 1)) == code)
    for line in imports { #expect(source.contains(line)) }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
  }
}
