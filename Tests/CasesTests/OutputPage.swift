import Foundation

/// `Documentation/Output.md`: the names that its tables name, heading by heading.
struct OutputPage {
  private var names: [String: Set<String>] = [:]

  init() throws {
    let file = fixtures.deletingLastPathComponent().appending(path: "Documentation/Output.md")
    var heading = ""
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("## ") { heading = String(line.dropFirst(3)) }
      guard !heading.isEmpty, line.hasPrefix("| ") else { continue }
      let cell = line.dropFirst(2).prefix { $0 != "|" }
      names[heading, default: []].formUnion(OutputPage.names(in: String(cell)))
    }
  }

  /// What a heading's tables name.
  subscript(heading: String) -> Set<String> { names[heading] ?? [] }

  /// The names of a cell: each between backticks; two with … between them are the ends of a series.
  private static func names(in cell: String) -> [String] {
    let pieces = cell.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    var names: [String] = []
    for index in stride(from: 1, to: pieces.count, by: 2) {
      let name = pieces[index]
      if index > 1, pieces[index - 1] == " … ", let first = names.last?.last?.wholeNumberValue,
        let last = name.last?.wholeNumberValue, first < last
      {
        names += ((first + 1)...last).map { "\(name.dropLast())\($0)" }
      } else {
        names.append(name)
      }
    }
    return names
  }
}

/// The keys of JSON objects as paths, `days[].pose`; names that a case gives, and the six parameters, are placeholders.
struct KeyPaths {
  private(set) var paths: Set<String> = []

  mutating func add(json: String) throws {
    add(try JSONSerialization.jsonObject(with: Data(json.utf8)), "")
  }

  private mutating func add(_ value: Any, _ path: String) {
    if let object = value as? [String: Any] {
      for (key, member) in object {
        let name = KeyPaths.placeholder(key, in: path)
        let own = path.isEmpty ? name : "\(path).\(name)"
        paths.insert(own)
        // What a case and the catalogue have as keys stands in CaseFile.md.
        let isOfCase = ["made_from", "defaults", "hardware"].contains(own)
        // Of a study they are a list with keys of its own.
        let isOfSummary = ["inputs", "levels[].inputs"].contains(own) && member is [String: Any]
        if !isOfCase && !isOfSummary { add(member, own) }
      }
    } else if let list = value as? [Any] {
      for item in list { add(item, "\(path)[]") }
    }
  }

  private static let parameters: Set = [
    "ap-angulation", "lateral-angulation", "axial-rotation", "ap-translation", "lateral-translation",
    "axial-translation",
  ]

  private static func placeholder(_ key: String, in path: String) -> String {
    if path.hasSuffix("rates_mm") || path.hasSuffix("paths_mm") { return "<point>" }
    if path == "parameters" { return "<key>" }
    if path == "malalignment" && key != "CORA" { return "<angle>" }
    if path == "checks" { return "<severity>" }
    if path == "checks.<severity>" { return "<code>" }
    return parameters.contains(key) ? "<parameter>" : key
  }
}

/// The columns of a CSV header; quotes are taken off, names of points at risk are placeholders.
func columns(_ csv: String) -> Set<String> {
  let header = csv.prefix { $0 != "\n" }
  var (columns, field, isQuoted) = (Set<String>(), "", false)
  for character in header {
    switch character {
    case "\"": isQuoted.toggle()
    case "," where !isQuoted:
      columns.insert(field)
      field = ""
    default: field.append(character)
    }
  }
  columns.insert(field)
  return Set(
    columns.map { name in
      [", mm a day", ", mm in all"].first { name.hasSuffix($0) }.map { "<point>\($0)" } ?? name
    })
}
