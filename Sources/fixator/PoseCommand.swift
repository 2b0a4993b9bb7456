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

      With --distance, more measured distances than six give the weighted least-squares pose; with --strut-sd, JSON carries \
      its covariance.

      Examples:
        fixator pose case.yaml --struts 170,171,169.5,170,172,168
        fixator pose case.yaml --struts 170,171,169.5,170,172,168 --strut-sd 0.5 --distance 3=169±0.5 \
      --distance 0,-90,0:0,90,0=230±1 --format json
      """)

  @Argument(help: "A case file, or a frame without a patient.", completion: .file())
  var file: String

  @Option(help: "Six readings, mm: a,b,c,d,e,f as one word.")
  var struts: String

  @Option(help: "Where the search begins: x,y,z,qw,qx,qy,qz as one word; neutral unless given.")
  var start: String?

  @Option(
    help: """
      Another measured distance, mm: 3=169±0.5 is strut 3 read once more, x,y,z:x,y,z=230±1 from a place on the reference \
      ring to one on the moving ring, each in its ring's axes. May be given several times.
      """)
  var distance: [DistanceOption] = []

  @Option(help: "Standard deviation of a reading, mm.")
  var strutSd: Double?

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json
  }

  @Option(help: "How to print: csv or json.")
  var format = Format.csv

  func validate() throws {
    guard strutSd.map({ $0.isFinite && $0 > 0 }) ?? true else {
      throw ValidationError("--strut-sd takes a number of millimetres above 0")
    }
  }

  func run() throws {
    let readings = try numbers(struts, count: 6, option: "--struts")
    let start = try start.map { try pose($0, option: "--start") }
    try reporting {
      let frame = try FrameOfFile(path: file)
      let extra = distance.map { $0.measurement(on: frame, strutDeviation: strutSd ?? 1) }
      let solver = PoseSolver(frame.hexapod, strutDeviation: strutSd ?? 1, extra: extra)
      let solution = solver.solve(PerStrut { readings[$0] + frame.readingOffsets[$0] }, from: start)
      switch format {
      case .csv: try writeToStandardOutput("\(PoseSolution.csvHeader)\n\(solution.csv)\n")
      case .json:
        let covariance = solution.isFound && strutSd != nil ? solver.covariance(at: solution.pose) : nil
        try writeToStandardOutput(solution.json(covariance: covariance))
      }
      switch solution.outcome {
      case .found: return
      case .singular(let motion): tell("singular: the frame gives way in a \(motion.words)")
      case .beyondSingularity:
        tell("this pose fits the struts but lies beyond a singular pose: it is not where the limb is")
      case .notConverged: tell("no pose was found within the iterations allowed")
      case .noSuchPose(let culprit):
        let suspect = culprit.map {
          let what = $0 < 6 ? "the reading of strut \($0 + 1)" : "distance \($0 - 5)"
          return "; \(what) is the likeliest to be wrong"
        }
        tell(
          "no pose has these lengths; the nearest misses them by \(shortest(solution.residual)) mm\(suspect ?? "")"
        )
      }
      throw Status.planHasErrors
    }
  }
}
