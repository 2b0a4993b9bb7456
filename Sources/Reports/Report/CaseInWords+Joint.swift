import CorrectionPlanning
import TextOutput
import TreatmentModel

extension CaseInWords {
  /// What is said of a joint that is corrected without a cut.
  func joint(_ joint: TreatedJoint) -> [Entry] {
    var entries: [Entry] = [("between the fragments", "a joint, which is not cut")]
    if joint.distraction != 0 {
      entries.append(
        (
          "surfaces drawn apart first",
          "\(rounded(joint.distraction)) mm, and left so at the end"
        ))
    }
    guard let hinge = joint.hinge else { return entries }
    entries.append(("hinge", hinge.words))
    for parameter in HingeParameter.allCases where input.standardDeviations[parameter.key] != nil {
      let direction = parameter.directions.word(of: hinge[parameter]).rawValue
      entries.append(
        (
          "hinge, \(parameter.word.spaced)",
          quantity(abs(hinge[parameter]), "mm \(direction)", parameter.key)
        ))
    }
    return entries
  }

  /// What an angle on the lateral film is called at a foot and at a knee.
  func ofJoint(_ parameter: DeformityParameter, _ value: Double) -> String {
    guard input.joint != nil, let word = parameter.directions.word(of: value).ofJoints else { return "" }
    return " (\(word))"
  }
}

extension TreatedLevel {
  /// How it goes, in a word.
  var pathWord: String { joint?.hinge == nil ? schedule.path.rawValue : "about the hinge" }
}
