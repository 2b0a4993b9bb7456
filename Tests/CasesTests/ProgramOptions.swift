import Reports

/// Options as the program calls them, with which the expected texts in Fixtures were made.
let programOptions = OptionNames(
  chooseHeight: "--choose-height", suggestStages: "fixator plan --suggest-stages", day: "--day",
  record: "--done", allFindings: "--format json", allRows: "--format csv")
