/// A box of poses: of translations, and of Rodrigues vectors of rotations after a base rotation.
struct PoseBox: Equatable {
  var translation: IntervalVector
  var turn: IntervalVector

  @inline(__always)
  init(_ translation: IntervalVector, _ turn: IntervalVector) {
    (self.translation, self.turn) = (translation, turn)
  }

  /// Its six intervals: translation, turn.
  @inline(__always)
  subscript(index: Int) -> Interval {
    get {
      switch index {
      case 0: translation.x
      case 1: translation.y
      case 2: translation.z
      case 3: turn.x
      case 4: turn.y
      default: turn.z
      }
    }
    set {
      switch index {
      case 0: translation.x = newValue
      case 1: translation.y = newValue
      case 2: translation.z = newValue
      case 3: turn.x = newValue
      case 4: turn.y = newValue
      default: turn.z = newValue
      }
    }
  }

  func isInside(_ other: PoseBox) -> Bool {
    translation.isInside(other.translation) && turn.isInside(other.turn)
  }
}
