import Foundation
import RigidMotion

/// What a solver says of one problem.
public struct Answer: Sendable {
  /// The pose at which it arrived.
  public let pose: RigidTransform
  /// Whether it calls that the pose sought.
  public let isSolved: Bool
  /// Steps that it took.
  public let iterations: Int

  /// An answer.
  public init(pose: RigidTransform, isSolved: Bool, iterations: Int) {
    (self.pose, self.isSolved, self.iterations) = (pose, isSolved, iterations)
  }

  /// Reads the answers that a rival wrote (their layout is in Rivals/rival.h).
  public static func read(_ file: URL) throws -> [Answer] {
    let values = try readDoubles(file)
    return try stride(from: 0, to: values.count, by: 9).map { first in
      let nine = values[first..<min(first + 9, values.count)]
      guard nine.count == 9 else { throw CocoaError(.fileReadCorruptFile) }
      return Answer(
        pose: (try? RigidTransform(doubles: Array(nine.prefix(7)))) ?? .identity,
        isSolved: nine[first + 7] == 1, iterations: Int(nine[first + 8]))
    }
  }

  /// Writes answers as a rival does.
  public static func write(_ answers: [Answer], to file: URL) throws {
    try writeDoubles(
      answers.flatMap { $0.pose.doubles + [$0.isSolved ? 1 : 0, Double($0.iterations)] }, file)
  }
}
