import Reports
import TreatmentModel

/// How whoever asks a command writes its options.
package enum OptionSpelling: Sendable {
  /// On this program's command line: `--strut-sd`.
  case flags
  /// In a call, as keys of JSON: `strut-sd`.
  case keys

  /// An option as it is written there.
  package func callAsFunction(_ option: String) -> String { self == .flags ? "--\(option)" : option }
}

extension OptionNames {
  /// The options of this program.
  package static let fixator = OptionNames(.flags)
  /// The options of a call.
  package static let keys = OptionNames(.keys)

  private init(_ spelling: OptionSpelling) {
    let isFlag = spelling == .flags
    // In a sentence a bare key would be taken for a word of it.
    func named(_ option: String) -> String { (isFlag ? "" : "the option ") + spelling(option) }
    self.init(
      chooseHeight: named("choose-height"),
      suggestStages: isFlag ? "fixator plan --suggest-stages" : "suggest_stages",
      day: named("day"), mounted: named(CaseKey.Word.strutsMounted.name), record: named("done"),
      allFindings: isFlag ? "--format json" : nil, allRows: isFlag ? "--format csv" : nil)
  }
}
