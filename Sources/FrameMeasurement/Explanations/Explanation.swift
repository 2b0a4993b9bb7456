/// Something without which all fits: why states do not fit as they are.
struct Explanation {
  /// What it is.
  enum Cause: Equatable {
    /// Numbers that are wrong.
    case numbers([FrameObservation])
    /// A state of which no number alone is why, by its index, with how many numbers it has.
    case state(Int, count: Int)
    /// A mistake of the whole file, or of all that a state says of one thing.
    case slip(StatesSlip)
  }

  let cause: Cause
  /// What is found without it.
  let solution: FrameSolution

  /// An explanation must bring the squared misfits down by more than this: it is then exp(16 / 2), three thousand times, as likely as
  /// the states as they are.
  static let margin = ObservationFit.limit * ObservationFit.limit
  /// By so little scores of explanations differ that are about as likely.
  static let alike = 4.0

  /// Squared misfits, and twice the logarithm of how many more there are that it was chosen of: mistakes of a file, and numbers, of which
  /// each may also be anything within a hundred of its errors.
  var score: Double {
    let (one, free) = (8.0, 9.0)
    let price =
      switch cause {
      case .numbers(let numbers): Double(numbers.count) * (one + free)
      case .state(_, let count): one + free * Double(count)
      case .slip(let slip): one + free * Double(slip.freedom)
      }
    return solution.cost + price
  }

  /// Whether numbers that are called wrong lie no further from what would fit than chance takes them.
  var isWithinErrors: Bool {
    !solution.leftOut.isEmpty
      && solution.leftOut.allSatisfy { left in
        let stated = solution.states.stated(left.observation)
        return abs(stated.value - left.fitting) < ObservationFit.limit * stated.standardDeviation
      }
  }

  /// Whether all else fits, and is checked.
  var isWhole: Bool {
    solution.degreesOfFreedom > 0 && !solution.values.isEmpty
      && !solution.findings.contains(where: \.blamesNumbers)
  }
}

extension FrameFinding {
  /// Whether it says that numbers do not fit, or make no frame.
  var blamesNumbers: Bool {
    switch code {
    case .observationMisfit, .misfitLarge, .implausible, .notConverged: true
    case .tooFewStates, .otherFrame, .statesMiscalled, .undetermined, .unchecked, .resolutionTold,
      .readingsAlike, .stanceAssumed:
      false
    }
  }
}
