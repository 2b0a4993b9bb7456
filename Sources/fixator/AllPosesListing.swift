import ArgumentParser
import HexapodKinematics
import Reports
import RigidMotion
import TextOutput

/// `fixator pose --all`: every pose that six lengths allow, one line of CSV each, and whether these are all.
struct AllPosesListing {
  private let modes: AssemblyModes
  /// The planned pose in words.
  private let planned: String

  init(_ hexapod: Hexapod, _ lengths: StrutLengths, start: RigidTransform?) {
    modes = AllPoses(hexapod).solve(lengths, planned: start)
    planned =
      start != nil
      ? "the start given"
      : hexapod.neutral != nil
        ? "neutral"
        : "the rings parallel and in line at the height that the lengths suggest, the moving ring above"
  }

  /// Writes the list; a count that is not certain ends with exit status 1.
  func write() throws {
    try writeToStandardOutput(modes.csv)
    tell(count)
    if !modes.modes.isEmpty { tell("the first is the nearest to the planned pose: \(planned)") }
    if let doubt = modes.doubt {
      tell("the count is not certain: \(doubt.words)")
      throw Status.planHasErrors
    }
  }

  private var count: String {
    let found =
      switch modes.modes.count {
      case 0: "no pose has these lengths"
      case 1: "one pose has these lengths"
      case let count: "\(count) poses have these lengths"
      }
    guard modes.isCertain else { return "\(found), as far as was found" }
    let complex = modes.complexCount > 0 ? " (\(modes.complexCount) complex ones, each proven)" : ""
    return "\(found), and this is certain\(complex)"
  }
}
