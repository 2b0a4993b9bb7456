import HexapodKinematics
import TextOutput
import TreatmentModel

extension FrameProblem {
  /// From where to where a number of a frame is, as frames are counted, mm or radians; nil for what may be anything.
  func usual(_ quantity: FrameQuantity) -> ClosedRange<Double>? {
    let key: CaseKey
    var largest = Double.infinity
    switch quantity {
    case .ring(let number):
      key = number.dimension.key(number.end)
      if number.dimension == .halfAngle, states.known[number] == nil {
        largest = FrameProblem.largestHalfAngle
      }
    case .readingOffset: key = CaseKey(.struts, .readingOffset)
    case .run, .jointOffsetSum, .halfAngleSum: return nil
    }
    return key.valueRange.map {
      quantity.unit.inside($0.range.lowerBound)...min(quantity.unit.inside($0.range.upperBound), largest)
    }
  }

  /// How far a number lies outside of what a frame has, mm or radians.
  func outside(_ quantity: FrameQuantity, _ value: Double) -> Double {
    usual(quantity).map { max($0.lowerBound - value, value - $0.upperBound, 0) } ?? 0
  }
}

extension FrameSolution {
  /// Numbers that no frame has, each by more than its error.
  var implausible: FrameFinding? {
    numbersOfNoFrame(hintsUnits: true).map { words in
      FrameFinding(
        .implausible, .error,
        "what fits best is no frame: \(words); look at units, how struts are numbered, which ring is the proximal one and which way is turned"
      )
    }
  }

  /// What of the numbers no frame has, as frames are counted; nil where there is nothing.
  func numbersOfNoFrame(hintsUnits: Bool) -> String? {
    var words = values.filter(\.isOfNoFrame).map { value in
      let unit = value.quantity.unit
      var hint: String?
      if hintsUnits, case .ring(let number) = value.quantity {
        hint = number.dimension.key(number.end).valueRange?.likelyUnit(of: (10 * value.value).rounded() / 10)
      }
      return "\(value.name) \(decimal(unit.outside(value.value), 1)) \(unit.rawValue)"
        + (hint.map { " (\($0))" } ?? "")
    }
    if let nearest = nearestRings {
      words.append("rings at most \(decimal(nearest, 1)) mm apart in all states")
    }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }

  /// The largest distance of the rings, where no frame's are so near, mm.
  private var nearestRings: Double? {
    states.largestDistance.flatMap { $0 < FrameStates.nearestRings ? $0 : nil }
  }

  /// Squared misfits, and what of the numbers that are told is further from a frame than their errors: the worst, as they go together.
  var cost: Double {
    let deviation = FrameStates.usualDeviation
    let strains =
      values.filter(\.isSharp).map(\.excess) + [
        nearestRings.map { (FrameStates.nearestRings - $0) / deviation } ?? 0
      ]
    let worst = strains.max() ?? 0
    return chiSquare + worst * worst
  }
}
