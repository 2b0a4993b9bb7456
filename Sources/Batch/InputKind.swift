/// How the cases of an input are written.
public enum InputKind: String, Sendable, CaseIterable {
  /// YAML documents, each after a line `---` but the first.
  case yaml
  /// JSON objects one after the other, or in a list.
  case json
  /// A JSON object a line.
  case ndjson
  /// A table with a header, a case a row.
  case csv

  /// What stands behind the last point of a name, in small letters; nil for a name without one.
  private static func ending(_ name: Substring) -> String? {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }

  /// Whether a file is a spreadsheet by the ending of its name.
  static func isSpreadsheet(_ path: String) -> Bool {
    ["xlsx", "xlsm", "xlsb", "xls", "ods", "numbers"].contains(ending(path.split(separator: "/").last ?? ""))
  }

  /// By the ending of a file's name, `.gz` left out; nil for one that holds no cases.
  init?(path: String) {
    let whole = path.hasSuffix(".gz") ? path.dropLast(3) : path[...]
    let name = whole.split(separator: "/").last ?? ""
    switch InputKind.ending(name) {
    case "yaml", "yml": self = .yaml
    case "json": self = .json
    case "ndjson", "jsonl": self = .ndjson
    case "csv": self = .csv
    default: return nil
    }
  }

  /// By the first bytes of a stream that has no name: an object that ends on its line makes NDJSON, a comma, a semicolon or
  /// a tab before any colon or end of the line a table.
  init(content: Span<UInt8>) {
    var index = 0
    while index < content.count, [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains(content[index]) {
      index += 1
    }
    var (end, first) = (index, UInt8?.none)
    while end < content.count, content[end] != UInt8(ascii: "\n") {
      if first == nil, [",", ":", ";", "\t"].contains(where: { content[end] == UInt8(ascii: $0) }) {
        first = content[end]
      }
      end += 1
    }
    while end > index, [0x20, 0x09, 0x0D].contains(content[end - 1]) { end -= 1 }
    switch index < content.count ? content[index] : 0 {
    case UInt8(ascii: "{") where end > index && content[end - 1] == UInt8(ascii: "}"): self = .ndjson
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "}"), UInt8(ascii: "]"): self = .json
    default: self = first == nil || first == UInt8(ascii: ":") ? .yaml : .csv
    }
  }
}
