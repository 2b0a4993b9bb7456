import RigidMotion
import TreatmentModel

/// The two faces that meet when a defect is closed, at the cut of the defect's level (MODEL section 12, at docking).
package struct DockingFaces: Sendable {
  private let limb: Limb
  /// Of the moving face in its fragment's frame, and of the reference face in its own.
  package let centre: Vector3
  private let normal: Vector3
  private let radius: Double

  package init(_ defect: TreatedLevel) {
    limb = defect.limb
    let place = defect.junction.place(defect.limb.side)
    (centre, normal) = (place.translation, place.rotation * Vector3(0, 0, 1))
    radius = defect.junction.diameter / 2
  }

  /// `s·n·(Dc - c)`: from centre to centre along the reference face's normal; 0 at contact, negative in compression.
  package func gap(_ pose: RigidTransform) -> Double { limb.movingSign * normal.dot(pose * centre - centre) }

  /// The smallest distance of the moving face's rim beyond the reference face.
  func rimGap(_ pose: RigidTransform) -> Double {
    let turned = pose.rotation * normal
    return gap(pose) - radius * (turned - normal.dot(turned) * normal).norm
  }

  /// The faces as they stand to each other.
  package func docking(_ pose: RigidTransform) -> DockingState {
    let shift = parts(ofShift: pose * centre - centre)
    let turned = pose.rotation * normal
    return DockingState(
      gap: gap(pose), apOffset: shift.apOffset, lateralOffset: shift.lateralOffset,
      angle: Rotation(from: normal, to: turned).angle)
  }

  /// What a shift of the moving face's centre is of gap and offsets; so is a velocity.
  package func parts(ofShift shift: Vector3) -> (gap: Double, apOffset: Double, lateralOffset: Double) {
    let along = normal.dot(shift)
    let across = shift - along * normal
    return (limb.movingSign * along, limb.side.lateralSign * across.x, across.y)
  }

  /// Where on a path the gap first closes; nil where it does not, or is closed from the beginning.
  func contact(on path: StagePath) throws(PlanningError) -> Double? {
    let pieces = 64
    var (before, wasOpen) = (0.0, gap(path.start) > DockingState.closed)
    guard wasOpen else { return nil }
    for piece in 1...pieces {
      let s = Double(piece) / Double(pieces)
      wasOpen = gap(try path.pose(at: s)) > 0
      guard !wasOpen else {
        before = s
        continue
      }
      var (low, high) = (before, s)
      while high - low > 1e-15 {
        let middle = (low + high) / 2
        guard middle > low, middle < high else { break }
        if gap(try path.pose(at: middle)) > 0 { low = middle } else { high = middle }
      }
      return high
    }
    return nil
  }
}

/// How the two faces of a defect stand to each other.
public struct DockingState: Sendable, Equatable {
  /// From centre to centre along the reference face's normal, mm: 0 at contact, negative in compression.
  public let gap: Double
  /// The moving face's centre beside the reference face's, mm, positive lateral.
  public let apOffset: Double
  /// Millimetres, positive posterior.
  public let lateralOffset: Double
  /// Between the normals of the two faces, radians.
  public let angle: Double

  /// A gap no larger than this counts as contact, mm.
  static let closed = 1e-9

  /// Whether the faces meet.
  public var isContact: Bool { gap <= DockingState.closed }
  /// How far the faces lie beside each other, mm.
  public var offset: Double { (apOffset * apOffset + lateralOffset * lateralOffset).squareRoot() }
}
