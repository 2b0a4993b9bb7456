import ArgumentParser
import Foundation
import Hexapod
import ProblemSets

struct ContendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contend", abstract: "Play one of this project's solvers as a rival (see Rivals/rival.h).",
    discussion: """
      Example: three repeats, their nanoseconds on standard output
        echo 3 | rivals contend careful cold.set answers
      """)

  @Argument(help: "careful, batch, batch-all-cores or batch-portable.")
  var solver: OwnSolver

  @Argument(help: "A problem set.", completion: .file())
  var set: String

  @Argument(help: "Where the answers to the last repeat go.", completion: .file())
  var answers: String

  func run() throws {
    let contender = try solver.contender(for: Problems(contentsOf: URL(filePath: set)))
    print(contender.about)
    fflush(nil)
    let clock = ContinuousClock()
    while let line = readLine() {
      for _ in 0..<(Int(line) ?? 0) {
        let time = clock.measure { contender.solve() }
        print(Int(time / .nanoseconds(1)), terminator: " ")
      }
      print()
      fflush(nil)
    }
    try Answer.write(contender.answers, to: URL(filePath: answers))
  }
}

/// The ways in which this project solves.
enum OwnSolver: String, ExpressibleByArgument, CaseIterable {
  case careful, batch
  case batchAllCores = "batch-all-cores"
  case batchPortable = "batch-portable"

  func contender(for problems: Problems) throws -> any Contender {
    switch self {
    case .careful: CarefulContender(problems)
    case .batch: batch(problems)
    case .batchAllCores: AllCoresContender(batch(problems))
    // Here belongs the batch with its portable kernel chosen, whatever the processor has.
    case .batchPortable: throw RivalProcess.Failure(reason: "PoseBatch has one kernel")
    }
  }

  private func batch(_ problems: Problems) -> BatchContender {
    BatchContender(PoseBatch(problems.hexapod), about: "one by one, by the careful solver", problems)
  }
}
