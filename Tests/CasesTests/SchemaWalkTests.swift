import CaseFiles
import CorrectionPlanning
import Reports
import Testing
import TreatmentModel
import Uncertainty

/// What a key of a case comes to beyond its file; a key that is added to the schema fails here until it is there, or its reason.
@Suite struct SchemaWalkTests {
  @Test func aChangeOfAnyKeyChangesTheFingerprint() throws {
    for key in ChangedCases.keys {
      let change = try #require(ChangedCases.change(of: key), "no case of this test can have \(key)")
      #expect(CaseFingerprint(change.before) != CaseFingerprint(change.after), "\(key)")
      guard CaseSchema.row(of: key)?.carriesDeviation == true else { continue }
      let one = try #require(ChangedCases.change(of: key, deviation: "0.5"), "\(key) ±")
      let other = try #require(ChangedCases.change(of: key, deviation: "0.25"), "\(key) ±")
      #expect(CaseFingerprint(one.after) != CaseFingerprint(other.after), "\(key) ±")
    }
  }

  /// What the sheet does not say of a case, and why.
  private static func unsaid(_ key: CaseKey) -> String? {
    switch (key.section, key.word) {
    case (.top, .caseName): "it is the heading of the sheet"
    case (.frame, .strutClasses), (.strutClasses, _): "struts are said that are mounted or put in later"
    case (_, .joints): "eighteen coordinates are not read against films; that they are the case's own is said"
    case (.covariance, .matrix): "its numbers are those of an adjustment; of what, is said"
    case (.covariance, .source): "what would make errors less is said where they are studied"
    default: nil
    }
  }

  @Test func everyKeyIsInTheWordsOfTheCaseOrHasItsReason() throws {
    let plans = try ChangedCases.texts.map { try Planner.plan(#require(ChangedCases.level($0))) }
    for key in ChangedCases.keys {
      let change = try #require(ChangedCases.change(of: key), "no case of this test can have \(key)")
      // Of the struts the sheet says what the plan took; all else as the case has it, with nothing planned anew.
      let isStrut = key.section == .struts || key == CaseKey(.frame, .struts)
      let plan = isStrut ? try Planner.plan(change.after) : plans[change.text]
      let before = CaseInWords(plans[change.text])
      let after = CaseInWords(plan, of: change.after)
      let isSaid = !before.groups.elementsEqual(after.groups) { one, other in
        one.title == other.title && one.entries.elementsEqual(other.entries) { $0 == $1 }
      }
      #expect(isSaid == (SchemaWalkTests.unsaid(key) == nil), "\(key)")
    }
  }

  /// Of a number that carries a ± why that does not spread the end, by the section or the key.
  private static func spreadsNothing(_ key: CaseKey) -> String? {
    switch (key.section, key.word) {
    case (.target, _), (.stages, _): "an intention"
    case (.structuresAtRisk, _), (.limbEnvelope, _), (.girths, _), (.limbSections, _):
      "what is held against the motion, not what makes it"
    case (.top, .boneDiameter), (.top, .boneGap), (.cut, _): "what sets the pace, not the end"
    case (.frame, .neutralHeight), (.neutral, _): "the struts are set to what the plan says"
    case (.strutClasses, _): "struts that are not mounted"
    default: nil
    }
  }

  @Test func everyNumberWithADeviationIsAnUncertainInputOrHasItsReason() throws {
    for key in CaseSchema.keysOfOneLevel where CaseSchema.row(of: key)?.carriesDeviation == true {
      let change = try #require(ChangedCases.change(of: key, deviation: "0.5"), "\(key) ±")
      let carried = Set(change.after.standardDeviations.keys)
        .subtracting(change.before.standardDeviations.keys)
      let uncertain = UncertainInputs(change.after)
      let isInput = uncertain.inputs.contains { input in
        // A class of struts says its scale's error once; each strut has its own.
        input.key.section == key.section && input.key.word == key.word
      }
      #expect(isInput == (SchemaWalkTests.spreadsNothing(key) == nil), "\(key)")
      #expect(isInput || uncertain.unused.contains { carried.contains($0.key) }, "\(key) is named as unused")
    }
  }
}
