import CaseFiles
import Testing

/// What the three uses of tables take, and where they differ.
@Suite struct TableRulesTests {
  /// The cells of a line of a stream; nil for one that says nothing.
  private func cells(_ line: String, _ rules: TableRules) throws -> [String]? {
    try Array(line.utf8).withUnsafeBufferPointer { line in
      try TableRow(line, line: 1, rules.soleDialect, rules)?.texts
    }
  }

  /// The rows of a table that is read at once.
  private func rows(_ text: String, _ rules: TableRules = .schedule) throws -> [[String]] {
    let table = try WholeTable(Array(text.utf8), rules) { $0.texts.contains("day") }
    try #require(table.faults.isEmpty)
    return table.rows.map(\.texts)
  }

  @Test(arguments: [TableRules.numbers, .cases])
  func cellsOfAStreamAreCutAsRFC4180HasIt(rules: TableRules) throws {
    #expect(try cells("a,b", rules) == ["a", "b"])
    #expect(try cells(" a ,\tb\t,,\r", rules) == ["a", "b", "", ""])
    #expect(try cells("\"a,\"\"b\"\"\" ,\" c \"", rules) == ["a,\"b\"", "c"])
    #expect(try cells("a;b|c", rules) == ["a;b|c"])
    #expect(try cells("é,\u{A0}b\u{202F}c", rules) == ["é", "b c"])
    #expect(try cells(",a", rules) == ["", "a"])
    #expect(try cells("=\"213\",a", rules) == ["213", "a"])
    for line in ["a\"b", "\"a\"b", "\"a"] {
      #expect(throws: ValueFault.self) { try cells(line, rules) }
    }
    #expect(
      try cells("# a comment", rules) == nil && cells("\t #", rules) == nil && cells(" \t", rules) == nil)
  }

  /// `batch` looks at no byte behind a `#`, and takes a stray carriage return as a blank; `pose` and `struts` refuse both.
  @Test(arguments: ["#\u{0}", "# a\rb", "\r\r", " \r ", "#" + String(repeating: "x", count: 20_000)])
  func silentLinesMustBeTextWhereTheRulesSaySo(line: String) throws {
    #expect(try cells(line, .cases) == nil)
    #expect(throws: ValueFault.self) { try cells(line, .numbers) }
  }

  @Test func aRowOfEmptyCellsSaysNothing() throws {
    #expect(try rows("a;b\n;\n \t|,\n1;2") == [["a", "b"], ["1", "2"]])
    for rules in [TableRules.numbers, .cases] {
      #expect(try cells(",", rules) == nil && cells(" ,;\t,\r", rules) == nil)
    }
  }

  @Test(arguments: [
    ("a;b\tc|d,e", ["a", "b\tc|d,e"]), ("a\tb|c,d", ["a", "b|c,d"]), ("a|b,c", ["a", "b,c"]),
    ("\"a;b\",c", ["a;b", "c"]),
  ])
  func theMostTellingSeparatorOfTheFirstRowIsTakenThroughout(line: String, cells: [String]) throws {
    #expect(try rows(line) == [cells])
  }

  @Test func aScheduleMayHaveQuotesAnywhereAndBlanksOfAnyKind() throws {
    #expect(try rows("a\";\"b;\u{A0}c\u{A0}") == [["a;b", "c"]])
  }

  /// A comma with an accent on it is none in a schedule, and one in the others; a Greek question mark is a semicolon.
  @Test func aScheduleConsistsOfCharacters() throws {
    #expect(try rows("a,b,\u{301}c") == [["a", "b,\u{301}c"]])
    #expect(try cells("a,b,\u{301}c", .numbers) == ["a", "b", "\u{301}c"])
    #expect(try rows("a\u{37E}b") == [["a", "b"]])
  }

  @Test func theLineThatNamesTheSeparatorIsLeftOutAndNotObeyed() throws {
    #expect(try rows("Sep=;\na,b") == [["a", "b"]])
    #expect(try cells("sep=;", .numbers) == ["sep=;"])
  }

  @Test func namesOfColumnsMayLookLikeAComment() throws {
    #expect(try rows("# by hand\n#,day\n1,2\n") == [["#", "day"], ["1", "2"]])
  }

  @Test func rowsKnowTheirLinesWhateverEndsThem() throws {
    let text = "\u{FEFF}a,b\r\n\r1,2\n\n3,4\u{2028}5,6\u{85}7,8"
    let table = try WholeTable(Array(text.utf8), .schedule) { _ in false }
    #expect(table.rows.map(\.line) == [1, 3, 5, 6, 7])
  }

  @Test func cellsKnowWhereTheyBeginInCharacters() throws {
    let row = try Array(" é ,\t\"ü,\",x".utf8).withUnsafeBufferPointer { line in
      try TableRow(line, line: 7, TableRules.cases.soleDialect, .cases)
    }
    let found = try #require(row)
    #expect((0..<3).map { found.place(of: $0).column } == [2, 6, 11])
    #expect(found.place(of: 1).line == 7)
  }

  @Test(arguments: [
    ("a,b", FirstRow.names), ("1,2", .values), ("day 1,2", .values), ("2026-03-01,2", .values),
  ])
  func aWordThatIsNoValueMakesNames(line: String, kind: FirstRow) throws {
    let row = try TableRow(Array(line.utf8), line: 1, TableRules.numbers.soleDialect)
    #expect(FirstRow.kind(of: row, .schedule) { _ in false } == kind)
    #expect(FirstRow.kind(of: row, .cases) { _ in false } == .names)
    #expect(FirstRow.kind(of: row, .schedule) { _ in true } == .names)
  }

  @Test func withoutNamesThatAreWantedThereMustBeANumber() throws {
    let words = try TableRow(Array("a,b".utf8), line: 1, TableRules.numbers.soleDialect)
    #expect(FirstRow.kind(of: words, .numbers) { _ in false } == nil)
    let number = try TableRow(Array("a,2".utf8), line: 1, TableRules.numbers.soleDialect)
    #expect(FirstRow.kind(of: number, .numbers) { _ in false } == .values)
  }

  @Test(arguments: [("1,5", 1.5), ("1,5 mm", 1.5), ("2.5\u{A0}cm", 2.5), ("3MM", 3)])
  func typedNumbersMayHaveACommaOrAUnit(text: String, value: Double) throws {
    #expect(try CellNumber(text, .typed).value == value)
    #expect(throws: ValueFault.self) { try CellNumber(text, .plain) }
  }
}
