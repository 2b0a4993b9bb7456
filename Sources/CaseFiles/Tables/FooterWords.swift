/// Words with which lines below a table begin that are none of its rows.
enum FooterWords {
  /// Those of averages and the like.
  static let statistics: Set<String> = [
    "average", "averages", "avg", "mean", "means", "median", "sum", "total", "totals", "min", "minimum",
    "max", "maximum", "sd", "stdev", "count", "mittel", "mittelwert", "durchschnitt", "summe", "gesamt",
    "anzahl", "moyenne",
    "media", "change", "difference", "range",
  ]
  /// Those of notes, signatures and the numbers of pages.
  static let notes: Set<String> = [
    "page", "seite", "signature", "signed", "unterschrift", "printed", "gedruckt", "exported", "exportiert",
    "note", "notes",
    "legend", "remark", "remarks", "bemerkung", "bemerkungen", "source", "quelle", "checked", "end", "ende",
  ]
  /// Letters of the longest of them.
  static let longest = 15
}
