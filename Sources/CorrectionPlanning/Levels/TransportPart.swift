import RigidMotion
import TreatmentModel

/// A part of a bone transport at one rate: to contact, of compression, of the limb alone.
struct TransportPart {
  /// The defect level's moving fragment in its reference fragment.
  var defect: StagePath
  var limb: StagePath
  let isCompression: Bool
  /// Its number among those in which something moves, from 1; of one in which nothing does, that of the next.
  var number = 1
  /// Days that it takes at least when the pace is even.
  var leastDays = 1

  var isStill: Bool { defect.isStill && limb.isStill }
}

extension [TransportPart] {
  /// Numbers those that move.
  mutating func number() {
    var next = 1
    for index in indices {
      self[index].number = next
      if !self[index].isStill { next += 1 }
    }
  }

  /// What is left from where the fragment and the limb are: both go to the end of the part that they are in, then as they should.
  func rest(from rest: TransportRest, _ path: PathKind) -> [TransportPart] {
    guard let index = firstIndex(where: { $0.number == rest.part && !$0.isStill }) ?? indices.last else {
      return []
    }
    var left = Array(self[index...])
    left[0].defect = .of(path, from: rest.defect, to: left[0].defect.end)
    // A limb that is there already to what numbers are known to stands still.
    let end = left[0].limb.end
    left[0].limb = .straight(from: rest.limb.isNear(end) ? end : rest.limb, to: end)
    left[0].leastDays = rest.leastDays
    return left
  }
}

extension StagePath {
  /// A fragment's way in transport.
  static func of(_ kind: PathKind, from start: RigidTransform, to end: RigidTransform) -> StagePath {
    kind == .screw ? .screw(from: start, to: end) : .straight(from: start, to: end)
  }
}
