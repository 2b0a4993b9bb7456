/// A key of an object that the program writes: where it stands, what it is and what it means.
package struct OutputKey: Sendable, Equatable {
  /// Its place: `days[].pose`; `[]` is an entry of a list, `<…>` stands for a name.
  package let path: String
  /// What its value is.
  package let kind: Kind
  /// Whether it is always there where the object is that holds it.
  package let isRequired: Bool
  /// Of its number; empty for none.
  package let unit: String
  /// In one sentence.
  package let meaning: String

  /// What a value is.
  package enum Kind: Sendable, Equatable {
    case string, date, integer, number, boolean
    /// A whole number, or its digits where it is too large for readers.
    case largeInteger
    /// A number, or null for one that is not finite.
    case numberOrNull
    /// Numbers; so many unless nil.
    case numbers(Int?, orNull: Bool)
    /// Whole numbers; so many unless nil.
    case integers(Int?)
    case strings
    /// Lists of numbers.
    case rows
    case object, objects
  }

  /// The same key of an object that stands inside another.
  func inside(_ place: String) -> OutputKey {
    OutputKey(path: place + path, kind: kind, isRequired: isRequired, unit: unit, meaning: meaning)
  }

  private init(path: String, kind: Kind, isRequired: Bool, unit: String, meaning: String) {
    (self.path, self.kind, self.isRequired) = (path, kind, isRequired)
    (self.unit, self.meaning) = (unit, meaning)
  }

  /// A line of a table: `days[].set | numbers6 | mm | six readings`; `?` behind the kind is for what is not always there.
  init?(line: Substring) {
    let cells = line.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false).map {
      $0.withoutNeedlessBlanks
    }
    guard cells.count == 4 else { return nil }
    isRequired = !cells[1].hasSuffix("?")
    guard let kind = Kind(isRequired ? cells[1] : String(cells[1].dropLast())) else { return nil }
    (path, self.kind, unit, meaning) = (cells[0], kind, cells[2], cells[3])
  }
}

extension OutputKey.Kind {
  fileprivate init?(_ word: String) {
    switch word {
    case "string": self = .string
    case "date": self = .date
    case "integer": self = .integer
    case "large-integer": self = .largeInteger
    case "number": self = .number
    case "number-or-null": self = .numberOrNull
    case "boolean": self = .boolean
    case "strings": self = .strings
    case "rows": self = .rows
    case "object": self = .object
    case "objects": self = .objects
    default:
      let name = word.prefix { $0.isLetter || $0 == "-" }
      let count = word.dropFirst(name.count)
      guard count.isEmpty || Int(count) != nil else { return nil }
      switch name {
      case "numbers": self = .numbers(Int(count), orNull: false)
      case "numbers-or-null": self = .numbers(Int(count), orNull: true)
      case "integers": self = .integers(Int(count))
      default: return nil
      }
    }
  }
}

extension Substring {
  /// None at the ends, one between words: a line that is continued in the source keeps its indentation.
  fileprivate var withoutNeedlessBlanks: String { split(separator: " ").joined(separator: " ") }
}
