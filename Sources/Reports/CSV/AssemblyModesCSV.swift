import HexapodKinematics
import RigidMotion
import TextOutput

extension AssemblyModes {
  /// The columns of a pose, how well it fits, and where it stands to the planned one.
  public static let csvHeader =
    RigidTransform.csvHeader + ",residual_mm,stiffness,determinant_sign,rings_face,reachable"

  /// The header, and a line a pose.
  public var csv: String {
    ([AssemblyModes.csvHeader] + modes.map(\.csv)).map { $0 + "\n" }.joined()
  }
}

extension AssemblyMode {
  /// One line of ``AssemblyModes/csvHeader``; what is so or not is true or false.
  public var csv: String {
    "\(pose.csv),\(shortest(residual)),\(shortest(stiffness)),\(determinantSign),\(ringsFace),\(isReachable)"
  }
}
