import ArgumentParser
import Foundation
import ProblemSets

struct SetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sets", abstract: "Write the problem sets into a folder: cold.set, warm.set, wide.set.")

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

  @OptionGroup var options: SetOptions

  func run() throws {
    for kind in ProblemSet.Kind.allCases {
      let set = try ProblemSet(kind, count: options.poses, seed: options.seed)
      try set.problems.write(to: URL(filePath: folder).appending(path: "\(kind).set"))
    }
  }
}
