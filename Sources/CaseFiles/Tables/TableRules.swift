/// What a use of tables takes. All tables come in through one front end, and its uses differ in these values alone:
///
/// | | ``numbers`` | ``cases`` | ``schedule`` |
/// |---|---|---|---|
/// | commands | `pose`, `struts` | `batch` | `check`, `resume --done` |
/// | read by | ``TableReader``, as a stream | ``CaseTable``, as a stream | ``WholeTable``, at once |
/// | separators | comma | comma | semicolon, tab, bar or comma: the first of these that the first line has |
/// | quotes | around whole cells | around whole cells | anywhere |
/// | text is | bytes | bytes | characters |
/// | lines of empty cells | are rows | are rows | say nothing |
/// | blank lines and comments | must be text | are not looked at | must be text |
/// | names of columns | a row that has one of those wanted | the first row | a row that has a word |
/// | numbers | plain | are read as those of a case | with a decimal comma or a unit too |
///
/// Lines of streams end with LF or CRLF and are text one by one; what is read at once may have any line end that Unicode knows, and no
/// line that begins with `%` (``TextCheck``).
public struct TableRules: Sendable, Equatable {
  /// Where quotes may stand; a doubled one inside quotes is one.
  enum Quoting: Sendable {
    /// Around a whole cell (RFC 4180), and nowhere else.
    case aroundCells
    /// Around any part of a cell.
    case anywhere
  }

  /// What text consists of.
  enum Text: Sendable {
    /// Of bytes: a comma is a comma whatever follows, and spaces and tabs are blanks.
    case bytes
    /// Of characters as people see them: a comma with an accent on it separates nothing, a Greek question mark is a semicolon, and a
    /// no-break space is a blank too.
    case characters
  }

  /// How the names of columns are told from values in the first row.
  enum Names: Sendable {
    /// The first row has them.
    case always
    /// It has names that are wanted; without any it must have numbers.
    case wanted
    /// It has a word that is no value, or names that are wanted.
    case words
  }

  /// How numbers may be written.
  package enum Numbers: Sendable {
    /// With a decimal point, and nothing behind.
    case plain
    /// As people type them: with a decimal comma or a unit of length too.
    case typed
  }

  /// Longest line of a stream, in bytes, its end not counted.
  public static let longestLine = 16384

  /// What may stand between cells, the most telling first, because commas may be decimal ones: the first of these that the first row has.
  let separators: [UInt8]
  let quoting: Quoting
  let text: Text
  /// Whether a row of empty cells says nothing.
  var skipsEmptyRows = false
  /// Whether blank lines and comments must be text, and no longer than others; without, a stray carriage return is a blank too.
  var checksSilentLines = true
  /// Whether a row of names may begin with `#`.
  var namesMayBeComment = false
  /// Whether the first line may be `sep=;`, which spreadsheets write for themselves. It is left out and not obeyed.
  var hasSeparatorLine = false
  let names: Names
  let numbers: Numbers
  /// Most lines that say something, of what is read at once.
  var mostLines = Int.max

  /// Readings and poses, any number of them.
  public static let numbers = TableRules(
    separators: [.comma], quoting: .aroundCells, text: .bytes, names: .wanted, numbers: .plain)

  /// Cases, one a row.
  public static let cases = TableRules(
    separators: [.comma], quoting: .aroundCells, text: .bytes, checksSilentLines: false, names: .always,
    numbers: .plain)

  /// Somebody's schedule.
  package static let schedule = TableRules(
    separators: [.semicolon, .tab, .bar, .comma], quoting: .anywhere, text: .characters, skipsEmptyRows: true,
    namesMayBeComment: true, hasSeparatorLine: true, names: .words, numbers: .typed, mostLines: 10_000)
}

/// Symbols of the grammar of tables.
extension UInt8 {
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let tab = UInt8(ascii: "\t")
  static let bar = UInt8(ascii: "|")
  static let space = UInt8(ascii: " ")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")

  /// Whether nothing of it is seen in a cell.
  var isBlank: Bool { self == .space || self == .tab }
}
