import ArgumentParser
import CaseFiles
import Glibc
import HexapodKinematics
import Reports
import Streaming
import TextOutput

/// What the commands that convert tables have in common.
struct TableOptions: ParsableArguments {
  @Option(help: "Blocks of lines worked on at the same time; as many as there are processors unless given.")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is between 1 and 1024") }
  }

  /// Runs a conversion to standard output, then says on standard error what came of the lines.
  ///
  /// - Throws: the exit status, if not all lines are good.
  /// - Parameter isCertifying: whether every line is to have a certificate.
  func run(
    _ path: String, of what: String, isCertifying: Bool = false, _ conversion: (TableFilter) throws -> Tally
  ) throws {
    let progress = ProgressLine()
    let filter = TableFilter(
      jobs: jobs ?? OrderedPipeline.processorCount, write: { try writeToStandardOutput($0) },
      progress: progress.show, say: { tell("understood: \($0)") })
    defer { progress.clear() }
    let tally = try conversion(filter)
    progress.clear()
    tell(summary(of: tally, what) + (isCertifying ? ", \(tally.certified) certified" : ""))
    if tally.bad > 0 { throw Status.badInput }
    if tally.good < tally.lines || isCertifying && tally.certified < tally.lines {
      throw Status.planHasErrors
    }
  }

  private func summary(of tally: Tally, _ what: String) -> String {
    var parts = ["\(tally.good) \(what)"]
    for kind in PoseSolution.Outcome.Kind.allCases {
      if let count = tally.notFound[kind] { parts.append("\(count) \(kind.rawValue)") }
    }
    if let first = tally.firstBad {
      parts.append("\(counted(tally.bad, "bad line")), the first is line \(first)")
    }
    if let first = tally.firstMarked {
      parts.append(
        "marks behind numbers left out in \(counted(tally.marked, "line")), the first is line \(first)"
      )
    }
    return "\(counted(tally.lines, "line")): " + parts.joined(separator: ", ")
  }
}

/// How tables are read, for the help of a command.
func tableHelp(columns: String, answer: String) -> String {
  """
  A table may be of any length. Its columns are found by the names in its header, \(columns), in any order; other columns \
  are not looked at and not copied. Without a header it has these columns alone, in this order. Lines above a header are left \
  out. Fields are separated by commas, or as the header has it by semicolons, tabs or bars (decimals may have commas then), \
  may stand in double quotes but not go over the end of a line, and may have spaces around them; numbers are finite \
  decimals, with or without mm, a footnote's mark or a spreadsheet's ="213". Centimetres are read where every cell of a column says \
  cm from the first row on. A table whose rows are \(columns.hasPrefix("strut") ? "struts" : "the parts of a pose") is refused. Lines end with LF or CRLF and have at most \(TableRules.longestLine) bytes; the text is UTF-8, with or without a byte order mark, or UTF-16 with one.

  Every line in gives one line out, in order: the header a header (a table without one gets one), numbers a \(answer), a \
  blank line, a line of empty cells or of units (mm) or a comment (#) a blank line, a line that cannot be read one that says what is wrong with it. \
  The number of jobs changes nothing in the output.
  """
}

/// Refuses a command line that has not one input, or reads the case and the table from standard input both.
func requireOneInput(_ file: String, table: String?, word: String?, option: String) throws {
  guard (table == nil) != (word == nil) else {
    throw ValidationError("give a table or \(option), \(table == nil ? "one of them" : "not both")")
  }
  if file == "-", table == "-" {
    throw ValidationError("standard input cannot be both the case and the table: name a file for one of them")
  }
}
