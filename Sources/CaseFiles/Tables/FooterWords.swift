/// Words with which lines below a table begin that are none of its rows.
enum FooterWords {
  /// Those of averages and the like.
  static let statistics: Set<String> = [
    "average", "averages", "avg", "mean", "means", "median", "sum", "total", "totals", "min", "minimum",
    "max", "maximum", "sd", "stdev", "count", "mittel", "mittelwert", "durchschnitt", "summe", "gesamt",
    "anzahl", "moyenne", "media", "change", "difference", "range", "subtotal", "subtotals", "grandtotal",
    "stddev", "stddevs", "standarddeviation", "standardabweichung", "variance", "iqr",
    "quartile", "spannweite", "streuung", "promedio", "mediana", "suma", "totale", "zwischensumme",
  ]
  /// Those that names of patients begin with too, N-001 or All-3: meant only where a cell has these letters and no digit.
  private static let alone: Set<String> = ["n", "all", "overall", "σ"]
  /// Those of notes, signatures and the numbers of pages.
  static let notes: Set<String> = [
    "page", "seite", "signature", "signed", "unterschrift", "printed", "gedruckt", "exported", "exportiert",
    "note", "notes",
    "legend", "remark", "remarks", "bemerkung", "bemerkungen", "source", "quelle", "checked", "end", "ende",
  ]
  /// First words of those of several: "Grand total", "Std. dev.", "s.d.".
  private static let beginnings: Set<String> = ["grand", "std", "standard", "s", "sub"]
  /// Letters of the longest of them.
  private static let longest = 18

  /// Whether the first word of a cell is one of statistics, or all letters of a cell without a digit are.
  static func beginsAsStatistics(_ cell: String) -> Bool {
    let words = cell.drop { !$0.isLetter }
    if statistics.contains(words.prefix(while: \.isLetter).lowercased()) { return true }
    let letters = words.filter(\.isLetter).lowercased()
    return !cell.contains(where: \.isNumber) && (statistics.contains(letters) || alone.contains(letters))
  }

  /// Whether a cell is a word of statistics and nothing more: a name with a number behind is a name.
  static func areStatistics(_ cell: String) -> Bool {
    guard let first = cell.utf8.first, isLetter(first), !cell.contains(where: \.isNumber) else {
      return false
    }
    let word = cell.prefix(while: \.isLetter).lowercased()
    return statistics.contains(word) || (alone.contains(word) && word.count == cell.count)
  }

  /// Whether the letters that begin at `start` may be a word of statistics.
  static func areStatistics(_ bytes: Span<UInt8>, at start: Int) -> Bool {
    word(bytes, at: start).map { statistics.contains($0) || alone.contains($0) } ?? false
  }

  /// Whether the first letters of a line are one of the words, or it begins with a footnote's mark.
  static func mayBegin(_ line: Span<UInt8>) -> Bool {
    var index = 0
    while index < line.count, !isLetter(line[index]) {
      // † and Σ begin with these bytes.
      if line[index] == UInt8(ascii: "*") || line[index] == 0xE2 || line[index] == 0xCE { return true }
      index += 1
    }
    return word(line, at: index).map {
      statistics.contains($0) || alone.contains($0) || notes.contains($0) || beginnings.contains($0)
    } ?? false
  }

  private static func word(_ bytes: Span<UInt8>, at start: Int) -> String? {
    var end = start
    while end < bytes.count, isLetter(bytes[end]), end - start <= longest { end += 1 }
    guard end > start, end - start <= longest else { return nil }
    return bytes.extracting(start..<end).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
      .lowercased()
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
