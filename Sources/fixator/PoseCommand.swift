import ArgumentParser
import Hexapod
import Reports
import RigidMotion

struct PoseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pose", abstract: "The pose that six strut readings mean (forward kinematics).",
    discussion: """
      Prints one line of CSV: the moving ring in the reference ring's frame, and how it was found. A status other than \
      found is no pose to build upon; the exit status is then 1.

      Example:
        fixator pose case.yaml --struts 170,171,169.5,170,172,168
      """)

  @Argument(help: "A case file, or a frame without a patient.", completion: .file())
  var file: String

  @Option(help: "Six readings, mm: a,b,c,d,e,f as one word.")
  var struts: String

  @Option(help: "Where the search begins: x,y,z,qw,qx,qy,qz as one word; neutral unless given.")
  var start: String?

  func run() throws {
    let readings = try numbers(struts, count: 6, option: "--struts")
    let start = try start.map { try pose($0, option: "--start") }
    try reporting {
      let frame = try FrameOfFile(path: file)
      let solution = PoseSolver(frame.hexapod).solve(
        PerStrut { readings[$0] + frame.readingOffsets[$0] }, from: start)
      try writeToStandardOutput("\(PoseSolution.csvHeader)\n\(solution.csv)\n")
      switch solution.outcome {
      case .found: return
      case .singular(let motion): tell("singular: the frame gives way in a \(motion.words)")
      case .beyondSingularity:
        tell("this pose fits the struts but lies beyond a singular pose: it is not where the limb is")
      case .notConverged: tell("no pose was found within the iterations allowed")
      case .noSuchPose(let culprit):
        let suspect = culprit.map { "; the reading of strut \($0 + 1) is the likeliest to be wrong" } ?? ""
        tell(
          "no pose has these lengths; the nearest misses them by \(shortest(solution.residual)) mm\(suspect)")
      }
      throw Status.planHasErrors
    }
  }
}
