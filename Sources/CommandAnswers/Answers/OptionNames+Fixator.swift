import Reports

extension OptionNames {
  /// The options of this program.
  package static let fixator = OptionNames(
    chooseHeight: "--choose-height", suggestStages: "fixator plan --suggest-stages", day: "--day",
    mounted: "--struts-mounted", record: "--done", allFindings: "--format json", allRows: "--format csv")
}
