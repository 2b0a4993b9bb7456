import TreatmentModel

extension CaseWriter {
  /// What a cut says.
  func value(of cut: BoneCut, _ word: CaseKey.Word) -> CaseValue? {
    switch word {
    case .boneGap:
      let isDefault = cut.gap == BoneCut().gap && deviation(.top(word)) == nil
      return isTyped(.top(word), isDefault: isDefault) ? quantity(.top(word), cut.gap) : nil
    case .cut:
      return filled(
        section(.cut) { word in
          CutParameter.allCases.first { $0.word == word }.flatMap { optional($0.key, cut[$0]) }
        })
    default: return nil
    }
  }

  /// What a joint says.
  func value(of joint: TreatedJoint, _ word: CaseKey.Word) -> CaseValue? {
    switch word {
    case .between: .typed(JunctionWord.joint.rawValue)
    case .distraction: optional(.top(word), joint.distraction)
    case .hinge: joint.hinge.map { hinge in .section(section(.hinge) { value(of: hinge, $0) }) }
    default: nil
    }
  }

  private func value(of hinge: TreatedJoint.Hinge, _ word: CaseKey.Word) -> CaseValue? {
    switch word {
    case .axis: .typed(hinge.axis.rawValue)
    case .at:
      filled(
        section(.hingeAt) { word in
          HingeParameter.allCases.first { $0.word == word }.flatMap { optional($0.key, hinge[$0]) }
        })
    default: nil
    }
  }
}
