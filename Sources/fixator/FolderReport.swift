import Batch
import TextOutput

/// What a batch leaves alone in folders, a line each.
struct FolderReport {
  let lines: [String]

  /// - Parameter inputs: as they were given.
  init(_ files: InputList, of inputs: [String]) {
    let isEmpty = files.files.isEmpty
    var lines = isEmpty ? ["no files of cases in \(inputs.joined(separator: ", "))"] : []
    if files.plansLeftAlone > 0 {
      lines.append(
        "left alone in folders: \(counted(files.plansLeftAlone, "plan")) (plan.json, ….plan.json); one that is "
          + "named is read as the case that it was made from")
    }
    if files.answersLeftAlone > 0 {
      lines.append(
        "left alone in folders: \(counted(files.answersLeftAlone, "file")) that this program wrote and that "
          + "hold\(files.answersLeftAlone == 1 ? "s" : "") no case (schedule.csv beside plan.json; check.json, sensitivity.json, films.json)"
      )
    }
    if let words = FolderReport.words(files.spreadsheets, "spreadsheet") {
      lines.append("\(words): save each sheet with cases as CSV in UTF-8")
    }
    // Beside cases there may be anything.
    if isEmpty, let words = FolderReport.words(files.others, "file") {
      lines.append(
        "\(words): cases are in files that end with .yaml, .yml, .json, .ndjson, .jsonl or .csv, or these with .gz"
      )
    }
    self.lines = lines
  }

  private static func words(_ found: InputList.LeftAlone, _ what: String) -> String? {
    found.first.map { first in
      "left alone in folders: \(counted(found.count, what)) (\(found.count == 1 ? "" : "the first is ")\(visible(first, atMost: 200)))"
    }
  }
}
