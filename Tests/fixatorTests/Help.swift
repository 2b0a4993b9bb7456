import Foundation

/// The help texts of the program.
enum Help {
  static let commands = [
    "plan", "check", "resume", "sensitivity", "batch", "pose", "struts", "films", "hardware", "new", "schema",
    "doctor", "verify", "design",
  ]

  /// The examples of a help text, each a line of the shell; those that are broken over lines are put together.
  static func examples(in text: String) -> [String] {
    var (found, isInside) = ([String](), false)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "Example:" || line == "Examples:" {
        isInside = true
      } else if line.isEmpty {
        isInside = false
      } else if isInside, line.hasPrefix("  ") {
        found.append(line.trimmingCharacters(in: .whitespaces))
      } else if isInside, let last = found.popLast() {
        found.append(last + " " + line)
      }
    }
    return found
  }
}
