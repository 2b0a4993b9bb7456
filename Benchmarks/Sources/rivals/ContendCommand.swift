import ArgumentParser
import Foundation
import ProblemSets

struct ContendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contend", abstract: "Play one of this project's solvers as a rival (see Rivals/rival.h).",
    discussion: """
      Example: three repeats, their nanoseconds on standard output
        echo 3 | rivals contend careful cold.set answers
      """)

  @Argument(help: "\(OwnSolver.allCases.map(\.rawValue).joined(separator: ", ")).")
  var solver: OwnSolver

  @Argument(help: "A problem set.", completion: .file())
  var set: String

  @Argument(help: "Where the answers to the last repeat go.", completion: .file())
  var answers: String

  func run() throws {
    let contender = try solver.contender(for: Problems(contentsOf: URL(filePath: set)))
    print(contender.about)
    fflush(nil)
    while let line = readLine() {
      for _ in 0..<(Int(line) ?? 0) {
        let began = nanoseconds(contender.clock)
        contender.solve()
        print(nanoseconds(contender.clock) - began, terminator: " ")
      }
      print()
      fflush(nil)
    }
    try Answer.write(contender.answers, to: URL(filePath: answers))
  }

  private func nanoseconds(_ clock: clockid_t) -> Int {
    var now = timespec()
    clock_gettime(clock, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }
}
