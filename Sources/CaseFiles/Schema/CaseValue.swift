import TreatmentModel

/// A value of a case as it is typed, in YAML as in JSON.
public indirect enum CaseValue: Sendable, Equatable {
  /// A number or a word, as it stands in a file: `12 ± 1.5 varus`, `chronic`, `150`.
  case typed(String)
  /// A list.
  case list([CaseValue])
  /// A section of keys, in order.
  case section([Member])

  /// A key with its value.
  public struct Member: Sendable, Equatable {
    /// The key.
    public let word: CaseKey.Word
    /// Its value.
    public let value: CaseValue

    /// A key with its value.
    public init(_ word: CaseKey.Word, _ value: CaseValue) { (self.word, self.value) = (word, value) }
  }
}

extension CaseValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// What is typed.
  public init(stringLiteral text: String) { self = .typed(text) }

  /// A list.
  public init(arrayLiteral items: CaseValue...) { self = .list(items) }

  /// A section, its keys in this order.
  public init(dictionaryLiteral members: (CaseKey.Word, CaseValue)...) {
    self = .section(members.map { Member($0.0, $0.1) })
  }

  var isSection: Bool { if case .section = self { true } else { false } }
}

extension CaseValue {
  /// On one line, as it may stand anywhere in a YAML file, or in JSON.
  func flow(isJSON: Bool) -> String {
    switch self {
    case .typed(let text): isJSON ? CaseValue.json(text) : CaseValue.yaml(text)
    case .list(let items): "[\(items.map { $0.flow(isJSON: isJSON) }.joined(separator: ", "))]"
    case .section(let members):
      "{\(members.map { $0.flow(isJSON: isJSON) }.joined(separator: ", "))}"
    }
  }

  /// A text as a scalar of YAML: plain where that cannot be misread, in double quotes otherwise.
  static func yaml(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// A number as a number, all else in quotes.
  static func json(_ text: String) -> String { isNumber(text) ? text : quoted(text) }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Letters, digits and blanks, with what numbers, dates and names of classes have besides.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.isWordlike || first == "-", text.last != " ",
      !["null", "Null", "NULL", "-"].contains(text), !text.hasPrefix("- "), !text.hasPrefix("--")
    else { return false }
    return text.unicodeScalars.allSatisfy { $0.isWordlike || " .-+±".unicodeScalars.contains($0) }
  }

  /// Whether it is a number as JSON has it.
  static func isNumber(_ text: String) -> Bool {
    let digits = text.first == "-" ? text.dropFirst() : text[...]
    guard let first = digits.utf8.first, (48...57).contains(first), Double(text) != nil,
      digits.utf8.last.map({ (48...57).contains($0) }) ?? false,
      digits.utf8.allSatisfy({ (48...57).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) })
    else { return false }
    let second = digits.utf8.dropFirst().first
    return first != UInt8(ascii: "0") || second.map { !(48...57).contains($0) } ?? true
  }
}

extension CaseValue.Member {
  func flow(isJSON: Bool) -> String {
    "\(isJSON ? CaseValue.quoted(word.name) : word.name): \(value.flow(isJSON: isJSON))"
  }
}

extension Unicode.Scalar {
  fileprivate var isWordlike: Bool {
    switch value {
    case 48...57, 65...90, 97...122: true
    default: false
    }
  }
}
