import RigidMotion
import TextOutput
import TreatmentModel

/// Numbers that nobody measures in the unit that files have, and that another unit explains: metres, centimetres, inches, radians.
///
/// What a reader of films gives carries its standard deviation: one that belongs to the file's unit clears the number.
package struct UnitChecks {
  /// A number of the case, in its file's unit.
  private struct Stated {
    let key: CaseKey
    let magnitude: Double
  }

  /// A unit that may have been meant, and how many of the file's it has.
  private struct Unit {
    let name: String
    let size: Double

    static let metres = Unit(name: "metres", size: 1000)
    static let centimetres = Unit(name: "centimetres", size: 10)
    static let inches = Unit(name: "inches", size: 25.4)
    static let radians = Unit(name: "radians", size: degrees(1))
  }

  /// No ring's plane is nearer to a cut, mm: wires and half pins keep their distance.
  private static let nearestRing = 10.0
  /// As far as rings are mounted from a cut, mm.
  private static let farthestRing = 400.0
  /// Lengths of a deformity that are corrected are not all below this, mm.
  private static let leastLength = 0.3
  /// Nor are its angles, degrees; in radians it is more than any deformity has.
  private static let leastAngle = 0.6
  /// Of what is smaller nothing could be told in another unit either.
  private static let leastInMetres = 2.0
  private static let leastInRadians = 2.0
  /// A standard deviation that nobody has in metres or in radians.
  private static let knownTo = 0.1

  private let level: TreatedLevel

  package init(level: TreatedLevel) { self.level = level }

  package var findings: [Finding] {
    var found: [Finding] = []
    if level.own.followed != .reference {
      found += ring(MountingParameter.allCases.map { ($0, $0.key, level.mounting[$0]) })
    }
    if case .ringsFirst(let moving, _) = level.mode, level.own.followed != .moving {
      found += ring(MountingParameter.allCases.map { ($0, $0.movingKey, moving[$0]) })
    }
    // What is left after a correction may be as small as it likes.
    if case .residual = level.mode { return found }
    if level.role == .cut { return found }
    return found + lengths + angles
  }

  // MARK: - Where a ring is

  private func ring(_ stated: [(parameter: MountingParameter, key: CaseKey, value: Double)]) -> [Finding] {
    let offsets = self.stated(stated.map { ($0.key, $0.parameter.unit, $0.value) }, .millimetres)
    guard let axial = offsets.first(where: { $0.key.word == .axialOffset }),
      (offsets.map(\.magnitude).max() ?? 0) < UnitChecks.nearestRing,
      // Seen from a point that is not at the cut it may be as near as it likes.
      (level.cut?.axial ?? 0) == 0 || axial.magnitude < 1
    else { return [] }
    let units =
      axial.magnitude < 1
      ? (offsets.allSatisfy { $0.magnitude < 1 } ? [Unit.metres] : []) : [.centimetres, .inches]
    let meant = units.filter { unit in
      let place = axial.magnitude * unit.size
      return place >= UnitChecks.nearestRing && place <= UnitChecks.farthestRing
    }
    return finding(
      [axial], "where no ring can be so near to the \(level.junctionWord)", meant,
      limit: UnitChecks.nearestRing, .millimetres)
  }

  // MARK: - The deformity

  private var lengths: [Finding] {
    let lengths = deformity(.millimetres)
    guard let most = lengths.map(\.magnitude).max(), most < UnitChecks.leastLength,
      most * Unit.metres.size >= UnitChecks.leastInMetres
    else { return [] }
    return finding(
      lengths, "which nobody corrects", [.metres], limit: UnitChecks.leastLength, .millimetres)
  }

  private var angles: [Finding] {
    let angles = deformity(.degrees)
    guard let most = angles.map(\.magnitude).max(), most < UnitChecks.leastAngle,
      most * Unit.radians.size >= UnitChecks.leastInRadians
    else { return [] }
    // A single angle of a tenth of a degree beside a length is what a ruler on films gives for none.
    let isRuled = angles.count == 1 && (most * 10 - (most * 10).rounded()).magnitude < 1e-6
    if isRuled, !deformity(.millimetres).isEmpty { return [] }
    return finding(angles, "which nobody corrects", [.radians], limit: UnitChecks.leastAngle, .degrees)
  }

  private func deformity(_ unit: QuantityUnit) -> [Stated] {
    stated(DeformityParameter.allCases.map { ($0.key, $0.unit, level.deformity[$0]) }, unit)
  }

  /// Those of a unit that are not 0; none where a standard deviation clears one of them.
  private func stated(_ all: [(CaseKey, QuantityUnit, Double)], _ unit: QuantityUnit) -> [Stated] {
    let own = all.filter { $0.1 == unit && $0.2 != 0 }
    let isCleared = own.contains { key, _, _ in
      let deviation = level.covariance?.standardDeviation(of: key) ?? level.standardDeviations[key] ?? 0
      return unit.outside(deviation) >= UnitChecks.knownTo
    }
    return isCleared ? [] : own.map { Stated(key: $0.0, magnitude: unit.outside($0.2).magnitude) }
  }

  private func finding(
    _ stated: [Stated], _ why: String, _ meant: [Unit], limit: Double, _ unit: QuantityUnit
  ) -> [Finding] {
    guard let most = stated.max(by: { $0.magnitude < $1.magnitude }), !meant.isEmpty else { return [] }
    let list = stated.map { "\($0.key) \(shortest($0.magnitude, decimals: 4))" }.joined(separator: ", ")
    let others = meant.map { own in
      "\(own.name) \(stated.map { shortest($0.magnitude * own.size, decimals: 1) }.joined(separator: ", "))"
    }
    return [
      Finding(
        .unitDoubtful, .warning, value: most.magnitude, limit: limit, unit: unit.rawValue,
        what:
          "\(list) \(unit.rawValue), \(why): in \(others.joined(separator: ", in ")) \(unit.rawValue)",
        remedy: .checkUnit)
    ]
  }
}

extension PlanChecker {
  /// Of a plan that goes on the limb is what readings say.
  var unitChecks: [Finding] { plan.resumption == nil ? UnitChecks(level: level).findings : [] }
}
