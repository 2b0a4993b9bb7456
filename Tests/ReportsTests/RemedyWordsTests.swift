import CorrectionPlanning
import Reports
import Testing
import TreatmentModel

@Suite struct RemedyWordsTests {
  private let names = OptionNames(
    chooseHeight: "-height", suggestStages: "-stages", day: "-day", record: "-record", allFindings: "-all",
    allRows: "-rows")

  /// A library knows no options; a program gives them its own names.
  @Test(arguments: [
    (Remedy.lengthenFirst, "-stages"), (.stages([Deformity()]), "-stages"), (.otherClassOrHeight, "-height"),
    (.allowVisitOrOtherHeight, "-height"), (.classBetweenOrOtherHeight, "-height"),
    (.readAllAgain, "-record"), (.stateDay, "-day"), (.stateDayOfChanges, "-day"),
    (.lookAtStructuresAndRecord, "-record"),
  ])
  func anOptionIsNamedOnlyAsTheProgramCallsIt(remedy: Remedy, name: String) {
    #expect(remedy.words(names).contains(name))
    for option in ["-height", "-stages", "-day", "-record", "--"] {
      #expect(!remedy.words().contains(option))
    }
    #expect(!remedy.words().isEmpty)
  }

  @Test func aFindingSaysWhatItFoundAndThenWhatToDo() {
    let finding = Finding(
      .inputsDisagree, .warning, day: 3, what: "the record", naming: .record, then: " differs",
      remedy: .readItAgain)
    #expect(finding.message() == "the record differs; read it again")
    #expect(finding.message(names) == "the record (-record) differs; read it again")
    #expect(finding.what.plain == "the record differs")
  }
}
