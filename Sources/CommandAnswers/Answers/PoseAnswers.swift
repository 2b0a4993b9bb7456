import HexapodKinematics
import Reports
import RigidMotion
import TextOutput

/// What `fixator pose` is told besides the frame, in the words of its options.
public struct PoseOptions: Sendable {
  /// `--struts`, six readings, mm.
  public var struts: [Double]
  /// `--start`: x, y, z, then the quaternion w, x, y, z; neutral unless given.
  public var start: [Double]?
  /// `--distance`, each as it is typed.
  public var distances: [String] = []
  /// `--strut-sd`, mm; with it the answer has a covariance.
  public var strutDeviation: Double?
  /// `--certify`.
  public var isCertifying = false

  /// Six readings, and nothing else.
  public init(struts: [Double]) { self.struts = struts }

  /// Where searches begin.
  fileprivate func begin() throws(CommandRefusal) -> RigidTransform? {
    guard let start else { return nil }
    guard start.count == 7, start.allSatisfy(\.isFinite),
      start[..<3].allSatisfy(MeasuredDistance.reach.contains),
      let rotation = Rotation(quaternion: start[3], start[4], start[5], start[6])
    else {
      throw CommandRefusal("start takes x, y, z, then a quaternion w, x, y, z that is not zero, all finite")
    }
    return RigidTransform(rotation: rotation, translation: Vector3(start[0], start[1], start[2]))
  }

  /// The lengths of the readings.
  fileprivate func lengths(on frame: StatedFrame) throws(CommandRefusal) -> StrutLengths {
    guard struts.count == 6, struts.allSatisfy(MeasuredDistance.reach.contains) else {
      throw CommandRefusal("struts takes 6 finite numbers, each between -1000000000 and 1000000000")
    }
    do throws(StatedFrame.NoLength) { return try frame.lengths(ofReadings: struts) } catch {
      throw CommandRefusal(error.words(.keys))
    }
  }
}

extension Commands {
  /// What `fixator pose --struts … --format json` prints; `hasErrors` unless it was found, and certified where that was asked.
  ///
  /// - Parameter frameText: a case of one level, or a frame without a patient.
  /// - Throws: ``CommandRefusal`` for what has no frame, and options that make no sense.
  public static func pose(
    _ frameText: [UInt8], _ options: PoseOptions
  ) throws(CommandRefusal) -> CommandAnswer {
    if options.isCertifying, !options.distances.isEmpty {
      throw CommandRefusal("certify is for six readings, without distance")
    }
    if let deviation = options.strutDeviation, !MeasuredDistance.deviations.contains(deviation) {
      throw CommandRefusal("strut-sd takes a number of millimetres from 0.000001 to 1000000")
    }
    let distances = try measured(options.distances)
    let start = try options.begin()
    let frame = try StatedFrame.parse(frameText)
    let lengths = try options.lengths(on: frame)
    let deviation = options.strutDeviation ?? 1
    let solver = PoseSolver(
      frame.hexapod, strutDeviation: deviation,
      extra: distances.map { $0.measurement(on: frame, strutDeviation: deviation) })
    let solution = solver.solve(lengths, from: start)
    let certificate = options.isCertifying ? frame.certifier.certificate(of: lengths, solution) : nil
    let covariance =
      solution.isFound && options.strutDeviation != nil ? solver.covariance(at: solution.pose) : nil
    return CommandAnswer(
      text: solution.json(covariance: covariance, certificate: certificate),
      hasErrors: !solution.isFound || certificate?.isGiven == false)
  }

  /// What `fixator pose --struts … --all` prints, a table of poses; `hasErrors` where it is not certain that these are all.
  ///
  /// - Parameters:
  ///   - frameText: a case of one level, or a frame without a patient.
  ///   - options: readings and start; others are refused.
  /// - Throws: ``CommandRefusal`` for what has no frame, and options that make no sense.
  public static func allPoses(
    _ frameText: [UInt8], _ options: PoseOptions
  ) throws(CommandRefusal) -> CommandAnswer {
    guard options.distances.isEmpty, options.strutDeviation == nil, !options.isCertifying else {
      throw CommandRefusal("all goes with struts and start only")
    }
    let start = try options.begin()
    let frame = try StatedFrame.parse(frameText)
    let modes = AllPoses(frame.hexapod).solve(try options.lengths(on: frame), planned: start)
    return CommandAnswer(text: modes.csv, hasErrors: modes.doubt != nil)
  }
}
