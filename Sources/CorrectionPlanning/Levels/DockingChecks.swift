import RigidMotion
import TextOutput
import TreatmentModel

/// What is to be known of a defect that is closed: whether and how its faces meet (MODEL section 12, at docking).
package struct DockingChecks {
  private let defect: TreatedLevel
  private let days: [(day: Int, pose: RigidTransform)]
  /// What gaps and the places of rims are known to, mm.
  private let tolerance: Double

  /// - Parameters:
  ///   - days: where the moving fragment is at the end of each.
  ///   - tolerance: of whole steps, mm; nothing for an exact motion.
  package init(
    _ defect: TreatedLevel, _ days: [(day: Int, pose: RigidTransform)], tolerance: Double = 0
  ) {
    (self.defect, self.days, self.tolerance) = (defect, days, tolerance)
  }

  package var findings: [Finding] { contact + offset + compression }

  /// What faces are usually pressed together after contact, mm; from twice as much on bone is driven into bone.
  static let usualCompression = 5.0

  /// Faces that are pressed further into each other than docking asks for.
  private var compression: [Finding] {
    let faces = DockingFaces(defect)
    let limit = DockingChecks.usualCompression
    let depths = days.map { (day: $0.day, depth: -faces.gap($0.pose) - tolerance) }
    guard let deepest = depths.max(by: { $0.depth < $1.depth }), deepest.depth > limit,
      let first = depths.first(where: { $0.depth > limit })
    else { return [] }
    let isError = deepest.depth > 2 * limit
    return [
      Finding(
        .dockingContact, isError ? .error : .warning, day: first.day, value: deepest.depth,
        limit: isError ? 2 * limit : limit, unit: "mm",
        what:
          "after contact the docking faces are pressed \(decimal(deepest.depth, 1, besideLimit: limit)) mm into each other on day \(deepest.day), more than "
          + "\(decimal(limit, 0)) mm on day \(first.day): bone would be driven into bone; look at the target of the defect's level"
      )
    ]
  }

  /// The first day on which the centres of the faces meet.
  private var firstContact: (day: Int, state: DockingState)? {
    let faces = DockingFaces(defect)
    return days.lazy.map { ($0.day, faces.docking($0.pose)) }.first {
      $0.1.gap <= DockingState.closed + tolerance
    }
  }

  private var contact: [Finding] {
    let faces = DockingFaces(defect)
    let contact = firstContact?.day
    if let first = days.first(where: { faces.rimGap($0.pose) <= DockingState.closed - tolerance }),
      first.day < contact ?? Int.max
    {
      let docking = faces.docking(first.pose)
      return [
        Finding(
          .dockingContact, .warning, day: first.day, value: docking.gap, limit: 0, unit: "mm",
          what:
            "the rims of the docking faces meet on day \(first.day), when their centres are \(decimal(docking.gap, 1)) mm apart and the "
            + "faces \(decimal(degrees(docking.angle), 1))° from parallel"
            + (contact.map { "; the centres meet on day \($0)" } ?? "; the centres never meet"),
          remedy: .alignBeforeDocking)
      ]
    }
    guard contact == nil, let last = days.last else { return [] }
    let gap = faces.gap(last.pose)
    return [
      Finding(
        .dockingContact, .warning, day: last.day, value: gap, limit: 0, unit: "mm",
        what: "the defect is not closed: \(decimal(gap, 1)) mm are left between the docking faces")
    ]
  }

  private var offset: [Finding] {
    let most = defect.junction.diameter / 4
    guard let (day, docking) = firstContact, docking.offset > most + tolerance else { return [] }
    return [
      Finding(
        .dockingOffset, .warning, day: day, value: docking.offset, limit: most, unit: "mm",
        what:
          "at contact the docking faces lie \(decimal(docking.offset, 1, besideLimit: most)) mm beside each other, more than a quarter of the bone's "
          + "\(decimal(defect.junction.diameter, 0)) mm",
        remedy: .alignBeforeDocking)
    ]
  }
}
