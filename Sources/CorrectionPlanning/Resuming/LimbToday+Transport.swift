import HexapodKinematics
import RigidMotion
import TextOutput
import TreatmentModel

/// Where the limb of a bone transport is beside its path, and in which part of the motion.
extension LimbToday {
  var transport: Transport? {
    if case .transport(let own) = turning.motion { own } else { nil }
  }

  /// In which part of the motion the limb is, and the days that the plan had left of it.
  ///
  /// The defect's fragment says which, for it is what docks; but when the cut goes on by itself after that, the cut does: what it
  /// has gained is not taken back because the fragment slipped.
  var part: (number: Int, leastDays: Double) {
    guard let transport else { return (1, 1) }
    let cut = lines[transport.cutLevel.index]
    let positions = (position(of: transport.defectLevel), position(of: transport.cutLevel))
    func part(_ position: Double) -> (number: Int, end: Double) {
      var (number, end) = cut.stageEnd(after: position)
      if position > end - 1e-6, end < cut.lastPosition { (number, end) = cut.stageEnd(after: end + 1) }
      return (number, end)
    }
    let docked = dockedPosition(transport)
    let last = part(max(docked - 1, 0))
    let own = positions.0 < docked - 1e-6 ? part(positions.0) : last
    let ofCut = part(positions.1)
    return ofCut.number > last.number
      ? (ofCut.number, cut.movingDays(from: positions.1, to: ofCut.end))
      : (own.number, cut.movingDays(from: positions.0, to: own.end))
  }

  /// Where a level is on its plan, in moments of the cut's level.
  private func position(of level: LevelID) -> Double {
    places[level.index].position * scale(of: level)
  }

  /// When the defect's fragment is where it belongs, in the same.
  private func dockedPosition(_ transport: Transport) -> Double {
    Double(lines[transport.defectLevel.index].moving.upperBound) * scale(of: transport.defectLevel)
  }

  private func scale(of level: LevelID) -> Double {
    guard let transport else { return 1 }
    return Double(lines[transport.cutLevel.index].parts) / Double(lines[level.index].parts)
  }

  /// Where the limb is.
  var limb: RigidTransform { turning.chain.pose(places[0].fragmentPose, places[1].fragmentPose) }

  /// Where the plan has the limb when the fragment is where it is; between two moments it goes straight.
  private var planned: RigidTransform? {
    guard let transport else { return nil }
    let (docked, defect) = (dockedPosition(transport), position(of: transport.defectLevel))
    let position = defect < docked - 1e-6 ? defect : max(docked, position(of: transport.cutLevel))
    let before = position.rounded(.down)
    let poses = [before, before + 1].map { moment in
      let own = lines.map { $0.fragmentPose(at: moment / scale(of: $0.turningPlan.level.id)) }
      return turning.chain.pose(own[0], own[1])
    }
    return poses[0].interpolatedStraight(to: poses[1], position - before)
  }

  var offPath: LimbResumption.Offset? {
    guard let planned else { return nil }
    let (limb, rim) = (limb, turning.chain.rim)
    let squares = rim.reduce(0.0) { sum, point in
      let off = limb * point - planned * point
      return sum + off.dot(off)
    }
    return LimbResumption.Offset(
      distance: (squares / Double(max(rim.count, 1))).squareRoot(),
      angle: (planned.rotation.inverse * limb.rotation).angle)
  }

  /// A limb that is off its path by more than whole steps make: the frames were not turned alike, or struts slipped.
  func offChecks(_ off: LimbResumption.Offset?) -> [Finding] {
    guard let off else { return [] }
    let far = off.distance / TreatmentChecks.limbDistance
    let turned = off.angle / TreatmentChecks.limbAngle
    guard max(far, turned) > 1 else { return [] }
    let days = zip(lines, places).map { decimal($0.day(at: $1.position), 1) }
    let misread = found.compactMap { $0.misreading == nil ? nil : $0.line.turningPlan.level.id.name }
    if let frame = misread.first {
      return [
        Finding(
          .limbMoves, .note, day: day, value: off.distance, limit: TreatmentChecks.limbDistance, unit: "mm",
          what:
            "today the limb would be \(decimal(off.distance, 1)) mm and \(decimal(degrees(off.angle), 1))° from its path, as the "
            + "readings of the \(misread.count > 1 ? "two frames" : "\(frame) frame") have it, of which a mistake in reading is the likely cause"
        )
      ]
    }
    return [
      Finding(
        .limbMoves, off.distance > CheckLimits.farOffPlan ? .error : .warning, day: day,
        value: turned > far ? degrees(off.angle) : off.distance,
        limit: turned > far ? degrees(TreatmentChecks.limbAngle) : TreatmentChecks.limbDistance,
        unit: turned > far ? "deg" : "mm",
        what:
          "today the limb is \(decimal(off.distance, 1)) mm and \(decimal(degrees(off.angle), 1))° from its path: the proximal frame is "
          + "where it was to be on day \(days[0]), the distal frame on day \(days[1]); from here both lead the limb back onto it",
        remedy: .readBothFramesAgain)
    ]
  }
}
