import HexapodKinematics
import TreatmentModel

/// Cases that a stated one could be, each with true inputs drawn from its uncertainties, to be planned anew.
///
/// A draw depends on the seed, the stream and its number alone. Scores are normal, truncated at ±4 (MODEL section 11).
public struct CaseDraws: Sendable {
  private let stated: TreatedLevel
  private let inputs: [UncertainInput]
  private let mixing: ScoreMixing?
  private let scores: ScoreSource

  /// Draws of a case.
  ///
  /// - Parameters:
  ///   - assumingPublished: whether inputs without a spread of their own take a ``PublishedSpread``.
  ///   - stream: draws of different streams are independent of each other.
  public init(_ stated: TreatedLevel, assumingPublished: Bool, seed: UInt64, stream: UInt64) {
    self.stated = stated
    let uncertain = UncertainInputs(stated, assumingPublished: assumingPublished, replanned: true)
    inputs = uncertain.inputs
    mixing = InputSpread(inputs, uncertain.covariance).mixing
    scores = ScoreSource(seed: seed, stream: stream, inputs: inputs.count)
  }

  /// The draw of this number, from 1. What was uncertain in the stated case is certain in it.
  ///
  /// Its values may lie outside what a case may have; they have to be looked at before they are planned.
  public subscript(number: Int) -> TreatedLevel {
    var drawn = stated
    (drawn.covariance, drawn.standardDeviations) = (nil, [:])
    withColumns(inputs.count, 1) { room in
      scores.fill(room, samples: number..<(number + 1))
      mixing?.mix(room, 1)
      for (index, input) in inputs.enumerated() {
        drawn.change(input.place, by: input.standardDeviation * room[index])
      }
    }
    return drawn
  }
}

extension TreatedLevel {
  /// Changes an input, in radians or millimetres.
  mutating func change(_ place: UncertainInput.Place, by change: Double) {
    switch place {
    case .deformity(let parameter): deformity[parameter] += change
    case .hinge(let parameter):
      // What lies about another axis is bent about that.
      for (translation, rate) in translations(perHinge: parameter) { deformity[translation] += rate * change }
      joint?.hinge?[parameter] += change
    case .mounting(let parameter): mounting[parameter] += change
    case .movingMounting(let parameter):
      guard case .ringsFirst(var moving, let readings) = mode else { return }
      moving[parameter] += change
      mode = .ringsFirst(movingMounting: moving, readings: readings)
    case .strut(let strut): changeStrut(strut, by: change)
    case .ring(.proximal, let dimension):
      proximalRing = proximalRing.changed(dimension, by: change)
    case .ring(.distal, let dimension): distalRing = distalRing.changed(dimension, by: change)
    case .middle, .limbShortness: return
    }
  }

  /// A strut that is longer than its reading says: its reading where one was taken, otherwise its scale.
  private mutating func changeStrut(_ strut: StrutNumber, by change: Double) {
    switch mode {
    case .residual(var readings):
      readings[strut] += change
      mode = .residual(readings: readings)
    case .ringsFirst(let moving, .some(var readings)):
      readings[strut] += change
      mode = .ringsFirst(movingMounting: moving, readings: readings)
    case .chronic, .ringsFirst:
      guard case .given(var struts) = struts else { return }
      struts[strut] = struts[strut].withScale(changedBy: change)
      self.struts = .given(struts)
    }
  }
}

extension StrutHardware {
  fileprivate func withScale(changedBy change: Double) -> StrutHardware {
    let offset = readingOffset + change
    guard let thread else {
      return StrutHardware(
        name: name, range: range, step: step, readingOffset: offset, provenance: provenance, radius: radius)
    }
    return StrutHardware(
      name: name, range: range, thread: thread, readingOffset: offset, provenance: provenance, radius: radius)
  }
}
