import HexapodKinematics
import RigidMotion
import TreatmentModel

/// The limb as a whole, day by day: its most distal fragment seen from its most proximal one (MODEL section 12).
public struct LimbCourse: Sendable, Equatable {
  /// One day's end.
  public struct Day: Sendable, Equatable {
    /// From 0.
    public let day: Int
    /// `T_0n`, mm and unit quaternion, before rounding.
    public let pose: RigidTransform
    /// Its six parameters, seen at the distal level's point; nil where the angles are 90° or more.
    public let remaining: Deformity?
    /// Root mean square displacement of the rim of the distal level's cut from where the exact motion has it, with the readings as
    /// set, mm.
    public let errorDistance: Double
    /// Between the limb as set and as the exact motion has it, radians.
    public let errorAngle: Double
    /// How the two faces of a defect stand to each other; nil without one.
    public let docking: DockingState?
  }

  /// How a limb that stands still, or follows its path, moves in whole steps.
  public struct Spread: Sendable, Equatable {
    /// The mean over the days.
    public let mean: Double
    /// The largest.
    public let largest: Double
  }

  /// Day 0 to the last.
  public let days: [Day]
  /// `Z`: where the limb's far end belongs.
  public let home: RigidTransform
  /// The tightest day of each structure that spans all cuts.
  public let paces: [LimbPace]
  /// The first day on which the faces of a defect meet; nil without a defect and where they never do, or did before the plan
  /// was resumed.
  public var contactDay: Int? {
    guard let contact = days.firstIndex(where: { $0.docking?.isContact == true }) else { return nil }
    return contact == 0 && days[0].day > 0 ? nil : days[contact].day
  }
  /// Of ``Day/errorDistance``, mm.
  public var distanceSpread: Spread { spread(\.errorDistance) }
  /// Of ``Day/errorAngle``, radians.
  public var angleSpread: Spread { spread(\.errorAngle) }

  private func spread(_ figure: KeyPath<Day, Double>) -> Spread {
    let figures = days.map { $0[keyPath: figure] }
    return Spread(
      mean: figures.reduce(0, +) / Double(max(figures.count, 1)), largest: figures.reduce(0, max))
  }
}

extension LimbCourse {
  /// The course that two levels' motions add up to.
  init(
    _ chain: LimbChain, _ turned: [DiscretizedMotion], _ reached: [[BatchPose]], _ frames: [MountedFrame],
    _ limb: Limb, _ convention: RotationConvention, home: RigidTransform, defect: TreatedLevel?,
    paces: [LimbPace]
  ) {
    let faces = defect.map { ($0.id.index, DockingFaces($0)) }
    let rim = chain.rim
    var days: [Day] = []
    let ends = turned[0].samples.dayEnds
    days.reserveCapacity(ends.count)
    for end in ends {
      let exact = turned.map { $0.samples[end].fragmentPose }
      let pose = chain.pose(exact[0], exact[1])
      let set = chain.pose(
        frames[0].fragmentPose(ofRing: reached[0][end].pose),
        frames[1].fragmentPose(ofRing: reached[1][end].pose)
      )
      let squares = rim.reduce(0.0) { sum, point in
        let off = set * point - pose * point
        return sum + off.dot(off)
      }
      days.append(
        Day(
          day: turned[0].samples[end].day, pose: pose,
          remaining: Deformity(referenceFromMoving: home.inverse * pose, limb, convention),
          errorDistance: (squares / Double(rim.count)).squareRoot(),
          errorAngle: (pose.rotation.inverse * set.rotation).angle,
          docking: faces.map { $0.1.docking(exact[$0.0]) }))
    }
    (self.days, self.home, self.paces) = (days, home, paces)
  }
}
