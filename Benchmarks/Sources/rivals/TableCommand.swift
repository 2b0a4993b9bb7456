import ArgumentParser
import Foundation

struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Run every rival that can run here and print the table.",
    discussion: """
      Example, from the repository's root:
        swift run -c release --package-path Benchmarks rivals --output
      """)

  @OptionGroup var options: SetOptions

  @Option(help: "Turns that every rival gets at every timed set.")
  var rounds = 25

  @Flag(help: "Put the table into Benchmarks/README.md and draw Benchmarks/rivals.svg, too.")
  var output = false

  func validate() throws {
    guard 1...1000 ~= rounds else { throw ValidationError("--rounds is 1 to 1000") }
  }

  func run() throws {
    signal(SIGPIPE, SIG_IGN)
    let folder = FileManager.default.temporaryDirectory.appending(path: "rivals-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let machine = try Machine(folder: folder)
    let contest = try Contest(options, rounds: rounds, folder: folder)
    let results = contest.run { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
    let table = Table(
      machine: machine, options: options, rounds: rounds,
      beyond: contest.sets[.wide]?.countBeyondSingularity ?? 0, results: results)
    print(table.markdown, terminator: "")
    if output { try write(table.markdown, Chart(results: results).svg) }
  }

  private func write(_ markdown: String, _ svg: String) throws {
    let home = Rival.sources.deletingLastPathComponent()
    try svg.write(to: home.appending(path: "rivals.svg"), atomically: true, encoding: .utf8)
    let readme = home.appending(path: "README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let (begin, end) = ("<!-- table begins -->\n", "<!-- table ends -->")
    guard let first = text.range(of: begin), let last = text.range(of: end),
      first.upperBound <= last.lowerBound
    else { throw ValidationError("Benchmarks/README.md has lost the marks of its table") }
    try (text[..<first.upperBound] + markdown + text[last.lowerBound...])
      .write(to: readme, atomically: true, encoding: .utf8)
  }
}
