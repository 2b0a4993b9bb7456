import ArgumentParser
import CommandAnswers
import HexapodKinematics
import Reports
import RigidMotion
import Streaming
import TextOutput
import TreatmentModel

struct PoseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pose", abstract: "The pose that six strut readings mean (forward kinematics).",
    discussion: """
      Prints CSV: the moving ring in the reference ring's frame, and how it was found. A status other than found is no \
      pose to build upon.

      With --distance, more measured distances than six give the weighted least-squares pose; with --strut-sd, JSON carries \
      its covariance.

      With --all, every pose that the six readings allow, the nearest to --start or neutral first: residual, stiffness, the \
      sign of the Jacobian's determinant, whether the rings face each other as they do there, and whether the straight way \
      from there meets no singular pose. Exit status 0: the count is certain, be it none; 1: it is not.

      With --certify, a proof that within the joints' limits and half a step of each reading there is this pose only: the result \
      (one-pose, or what stands in the way) in a column of the table or a key of the JSON, in words beside --struts. It proves \
      nothing of readings that are wrong by more, of rings that bend, or of limits other than those of the case; a frame without \
      a patient has joints of 30° and steps of 1.

      \(tableHelp(columns: "strut_1 ... strut_6", answer: "pose"))

      In a line that could not be read all columns are empty but the status, "error: line 17: ...". Numbers that are not \
      finite are left empty too.

      Exit status: 0 all found, and certified where that was asked; 1 some not; 65 some lines could not be read, or the table as a whole; 74 a file could \
      not be read or written.

      Examples:
        fixator pose case.yaml --struts 170,171,169.5,170,172,169
        fixator pose case.yaml --struts 170,171,169.5,170,172,169 --strut-sd 0.5 --distance 3=169±0.5 \
      --distance 0,-90,0:0,90,0=230±1 --format json
        fixator pose case.yaml --struts 170,171,169.5,170,172,169 --all
        fixator pose case.yaml --struts 170,171,169.5,170,172,169 --certify
        fixator pose case.yaml readings.csv > poses.csv
        fixator struts case.yaml poses.csv | fixator pose case.yaml -
      """)

  @Argument(help: "A case file, or a frame without a patient.", completion: .file())
  var file: String

  @Argument(help: "A CSV table of readings, mm; - for standard input.", completion: .file())
  var lengths: String?

  @Option(parsing: .unconditional, help: "Six readings, mm, instead of a table: a,b,c,d,e,f as one word.")
  var struts: String?

  @Option(
    parsing: .unconditional,
    help: "Where every search begins: x,y,z,qw,qx,qy,qz as one word; neutral unless given.")
  var start: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: """
      Another measured distance, mm: 3=169±0.5 is strut 3 read once more, x,y,z:x,y,z=230±1 from a place on the reference \
      ring to one on the moving ring, each in its ring's axes. May be given several times.
      """)
  var distance: [MeasuredDistance] = []

  @Option(help: "Standard deviation of a reading, mm.")
  var strutSd: Double?

  @Flag(help: "Every pose that the six readings allow.")
  var all = false

  @Flag(help: "Prove that the readings allow this pose only, within the joints' limits.")
  var certify = false

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json
  }

  @Option(help: "How to print: csv or json.")
  var format = Format.csv

  @OptionGroup var table: TableOptions

  func validate() throws {
    try requireOneInput(file, table: lengths, word: struts, option: "--struts")
    if lengths != nil, !distance.isEmpty || strutSd != nil || format != .csv {
      throw ValidationError("--distance, --strut-sd and --format json are for --struts, not for a table")
    }
    try strutSd.map(requireDeviation)
    if all, lengths != nil || !distance.isEmpty || strutSd != nil || format != .csv || certify {
      throw ValidationError("--all goes with --struts and --start only")
    }
    if certify, !distance.isEmpty {
      throw ValidationError("--certify is for six readings, without --distance")
    }
  }

  func run() throws {
    let start = try start.map { try pose($0, option: "--start") }
    let readings = try struts.map { try numbers($0, count: 6, option: "--struts") }
    try readings.map { try requireReach($0, option: "--struts") }
    try reporting {
      let frame = try FrameOfFile(path: file)
      if let lengths {
        try table.run(lengths, of: "found", isCertifying: certify) {
          try $0.poses(
            ofReadingsIn: lengths, frame.hexapod, readingOffsets: frame.readingOffsets, from: start,
            certifiedBy: certify ? frame.certifier : nil)
        }
      } else if let readings, all {
        try AllPosesListing(frame.hexapod, try self.lengths(readings, frame), start: start).write()
      } else if let readings {
        try printPose(of: readings, frame, from: start)
      }
    }
  }

  /// The lengths of readings, which no strut has unless they are positive.
  private func lengths(_ readings: [Double], _ frame: FrameOfFile) throws -> StrutLengths {
    do throws(StatedFrame.NoLength) { return try frame.stated.lengths(ofReadings: readings) } catch {
      throw ValidationError(error.words(.flags))
    }
  }

  private func printPose(of readings: [Double], _ frame: FrameOfFile, from start: RigidTransform?) throws {
    let extra = distance.map { $0.measurement(on: frame.stated, strutDeviation: strutSd ?? 1) }
    let solver = PoseSolver(frame.hexapod, strutDeviation: strutSd ?? 1, extra: extra)
    let lengths = try lengths(readings, frame)
    let solution = solver.solve(lengths, from: start)
    let certificate = certify ? frame.certifier.certificate(of: lengths, solution) : nil
    switch format {
    case .csv:
      let header = PoseSolution.csvHeader + (certificate == nil ? "" : ",\(PoseCertificate.csvHeader)")
      let more = certificate.map { ",\($0.word)" } ?? ""
      try writeToStandardOutput("\(header)\n\(solution.csv)\(more)\n")
    case .json:
      let covariance = solution.isFound && strutSd != nil ? solver.covariance(at: solution.pose) : nil
      try writeToStandardOutput(solution.json(covariance: covariance, certificate: certificate))
    }
    if let certificate { tell(certificate.words) }
    for words in frame.warnings(of: StrutReadings { readings[$0] }) { tell(words) }
    switch solution.outcome {
    case .found:
      if certificate?.isGiven == false { throw Status.planHasErrors }
      return
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
        "no pose has these lengths; the nearest misses them by \(decimal(max(solution.residual, 0.01), 2)) mm\(suspect ?? "")"
      )
    }
    throw Status.planHasErrors
  }
}
