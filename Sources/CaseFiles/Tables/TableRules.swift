/// What a use of tables takes. All tables come in through one front end, and its uses differ in these values alone:
///
/// | | ``numbers`` | ``cases`` | ``schedule`` |
/// |---|---|---|---|
/// | commands | `pose`, `struts` | `batch` | `check`, `resume --done` |
/// | read by | ``TableReader``, as a stream | ``CaseTable``, as a stream | ``WholeTable``, at once |
/// | quotes | around whole cells | around whole cells | anywhere |
/// | text is | bytes | bytes | characters |
/// | blank lines and comments | must be text | are not looked at | must be text |
/// | names of columns | a row that has one of those wanted | a row with a key of a case | a row that names six struts, or has a word |
/// | numbers | as people type them; in centimetres where every one of its column says so | are read as those of a case | as people type them |
/// | struts as rows | refused by name | | turned round |
///
/// Of all three: cells are separated by semicolons, tabs, bars or commas, as the line of names has it; up to ``mostTitles`` lines above
/// that are titles and left out; a first line `sep=;` is left out, and said to be; lines of empty cells say nothing; UTF-16 with a byte order mark is
/// read. Lines of streams end with LF or CRLF and are text one by one; what is read at once may have any line end that Unicode knows.
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
    /// With a decimal point or comma, and nothing behind.
    case decimalComma
    /// As people type them: with a decimal comma or a unit of length too.
    case typed
  }

  /// Most lines above the names of columns.
  public static let mostTitles = 40
  /// Longest line of a stream, in bytes, its end not counted.
  public static let longestLine = 16384

  /// What may stand between cells, the most telling first, because commas may be decimal ones.
  let separators: [UInt8]
  let quoting: Quoting
  let text: Text
  /// Whether a row of empty cells says nothing.
  var skipsEmptyRows = true
  /// Whether blank lines and comments must be text, and no longer than others; without, a stray carriage return is a blank too.
  var checksSilentLines = true
  /// Whether a row of names may begin with `#`.
  var namesMayBeComment = false
  /// Whether the first line may be `sep=;`, which spreadsheets write for themselves. It is left out and not obeyed.
  var hasSeparatorLine = true
  /// Fewest cells of a row that says something of all columns.
  var fewestCells = 1
  let names: Names
  let numbers: Numbers
  /// Most lines that say something, of what is read at once.
  var mostLines = Int.max

  /// Readings and poses, any number of them.
  public static let numbers = TableRules(
    separators: known, quoting: .aroundCells, text: .bytes, fewestCells: 6, names: .wanted, numbers: .typed)

  /// Cases, one a row.
  public static let cases = TableRules(
    separators: known, quoting: .aroundCells, text: .bytes, checksSilentLines: false, names: .always,
    numbers: .plain)

  /// Somebody's schedule.
  package static let schedule = TableRules(
    separators: known, quoting: .anywhere, text: .characters, namesMayBeComment: true, fewestCells: 6,
    names: .words, numbers: .typed, mostLines: 10_000)

  private static let known: [UInt8] = [.semicolon, .tab, .bar, .comma]
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

  /// What it is called between cells.
  var nameOfSeparator: String {
    switch self {
    case .semicolon: "semicolons"
    case .tab: "tabs"
    case .bar: "bars"
    default: "commas"
    }
  }

  /// Whether nothing of it is seen in a cell.
  var isBlank: Bool { self == .space || self == .tab }
}
