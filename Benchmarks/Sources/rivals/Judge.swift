import HexapodKinematics
import ProblemSets
import RigidMotion

/// What one solver's answers to one set are worth, judged by their poses.
struct Tally: Sendable {
  /// Called solved, and the pose that the lengths were made from.
  private(set) var found = 0
  /// Called solved, fits, has neutral's determinant sign, and is another pose: a second legitimate one.
  private(set) var other = 0
  /// Not called solved.
  private(set) var refused = 0
  /// Called solved, fits, and has not neutral's determinant sign: nobody said that it lies beyond a singularity.
  private(set) var silentlyBeyond = 0
  /// Called solved, and some strut does not fit.
  private(set) var unfit = 0
  /// Steps taken, of all answers together.
  private(set) var iterations = 0

  /// Wrong answers without a word of it.
  var silentlyWrong: Int { silentlyBeyond + unfit }
  var count: Int { found + other + refused + silentlyWrong }
  var meanIterations: Double { Double(iterations) / Double(count) }

  /// A strut fits within this many millimetres: ten times the misfit at which rivals stop, since a linear iteration may
  /// step back over its own threshold.
  static let fit = 1e-8
  /// Two poses are the same within this many millimetres at the joints.
  static let same = 1e-5

  init(_ answers: [Answer], to set: ProblemSet) {
    let hexapod = set.problems.hexapod
    for (index, answer) in answers.enumerated() {
      iterations += answer.iterations
      let lengths = hexapod.strutLengths(at: answer.pose)
      let misfit = zip(lengths, set.problems.lengths[index]).map { abs($0 - $1) }.max() ?? .infinity
      if !answer.isSolved {
        refused += 1
      } else if !(misfit <= Tally.fit) {
        unfit += 1
      } else if hexapod.jacobian(at: answer.pose).determinantSign != hexapod.neutralSign {
        silentlyBeyond += 1
      } else if distance(answer.pose, set.truth[index], hexapod.meanRadius) <= Tally.same {
        found += 1
      } else {
        other += 1
      }
    }
  }

  private func distance(_ a: RigidTransform, _ b: RigidTransform, _ radius: Double) -> Double {
    (a.translation - b.translation).norm + radius * (a.rotation.inverse * b.rotation).angle
  }
}
