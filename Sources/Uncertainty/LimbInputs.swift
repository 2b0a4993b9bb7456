import CorrectionPlanning
import TreatmentModel

/// The inputs of a treatment of two levels that go into its sensitivity: those of each level by its own keys, of the middle fragment and
/// of the limb.
public struct LimbInputs: Sendable, Equatable {
  /// The proximal level's, the distal level's, the limb's. A dimension of the middle ring stands once.
  public let inputs: [UncertainInput]
  /// How their errors go together; nil where they are independent.
  public let covariance: InputCovariance?
  /// Keys whose standard deviation changes nothing, with the reason.
  public let unused: [UncertainInputs.Unused]
  /// Of each level which of ``inputs`` it has, and where they go into it.
  package let places: [[Member]]

  /// An input of a level.
  package struct Member: Sendable, Equatable {
    /// Which of all.
    package let input: Int
    /// Where it goes into the level.
    package let place: UncertainInput.Place
  }

  /// The inputs that carry `± sd`; with `assumingPublished` those that carry none take ``PublishedSpread``s.
  public init(_ plan: TreatmentPlan, assumingPublished: Bool = false) {
    self.init(
      plan.treatment, plan.levels.map(\.level), assumingPublished: assumingPublished, replanned: false)
  }

  /// - Parameters:
  ///   - levels: of the treatment, each with what it is for.
  ///   - replanned: whether the plan is made anew for other inputs; otherwise it is followed as it stands.
  init(_ treatment: Treatment, _ levels: [TreatedLevel], assumingPublished: Bool, replanned: Bool) {
    let common = treatment.common
    var (inputs, places, unused) = ([UncertainInput](), [[Member]](), [CaseKey: String]())
    for level in levels {
      let own = UncertainInputs(level, assumingPublished: assumingPublished, replanned: replanned)
      places.append(
        own.inputs.map { input in
          let key = LimbInputs.key(input.key, of: level.id)
          let index = inputs.firstIndex { $0.key == key } ?? inputs.count
          if index == inputs.count {
            inputs.append(
              UncertainInput(
                key: key, place: input.place, standardDeviation: input.standardDeviation, source: input.source
              ))
          }
          return Member(input: index, place: input.place)
        })
      for one in own.unused {
        let key = LimbInputs.key(one.key, of: level.id)
        unused[common.standardDeviations[key] == nil ? one.key : key] = one.reason
      }
    }
    for (place, key) in LimbInputs.places(treatment.motion) {
      unused[key] = nil
      let given = common.standardDeviations[key]
      if let given, given > 0 {
        inputs.append(UncertainInput(key: key, place: place, standardDeviation: given))
      } else if given == nil, assumingPublished, let spread = PublishedSpread.of(place, bone: common.bone) {
        inputs.append(
          UncertainInput(
            key: key, place: place, standardDeviation: spread.standardDeviation, source: spread.source))
      }
    }
    (self.inputs, self.places, covariance) = (inputs, places, common.covariance)
    self.unused = unused.sorted { $0.key < $1.key }.map { UncertainInputs.Unused(key: $0, reason: $1) }
  }

  /// A key of a level as the case of both has it: the middle ring is stated by the level whose distal ring it is.
  private static func key(_ key: CaseKey, of level: LevelID) -> CaseKey {
    guard key.section == .proximalRing, level.index > 0 else { return key.at(level) }
    return CaseKey(.distalRing, key.word, entry: key.entry, item: key.item).at(LevelID(level.index - 1))
  }

  /// What is neither level's.
  private static func places(_ motion: LevelMotion) -> [(UncertainInput.Place, CaseKey)] {
    let middle: [(UncertainInput.Place, CaseKey)] = [
      (.middle(.length), CaseKey(.middle, .length)), (.middle(.ap), CaseKey(.middle, .ap)),
      (.middle(.lateral), CaseKey(.middle, .lateral)),
    ]
    guard case .transport = motion else { return middle }
    return middle + [(.limbShortness, CaseKey(.limbNow, .axialTranslation))]
  }
}
