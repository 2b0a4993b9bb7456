import CaseFiles
import CorrectionPlanning
import TestSupport
import Testing
import TextOutput

@Suite struct ScheduleFileTests {
  private func read(_ text: String) throws -> ScheduleFile {
    try ScheduleFile.parse(Array(text.utf8), name: "schedule.csv")
  }

  private func message(_ text: String) -> String {
    do {
      _ = try read(text)
      return "read"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    "day,date,strut_1,strut_2,strut_3,strut_4,strut_5,strut_6\n0,2026-03-07,143,150.5,161,140,155,149\n1,2026-03-08,144,151,162,141,156,150\n",
    "Tag;Datum;S1 (mm);S2 (mm);S3 (mm);S4 (mm);S5 (mm);S6 (mm)\r\n0;07.03.2026;143;150,5;161;140;155;149\r\n1;08.03.2026;144;151;162;141;156;150\r\n",
    "\u{FEFF}sep=;\n\"Strut 6\";\"Strut 5\";\"Strut 4\";\"Strut 3\";\"Strut 2\";\"Strut 1\";Note;Date;Day\n149;155;140;161;150,5;143;\"a; b\";7 Mar 2026;0\n150;156;141;162;151;144;;8 Mar 2026;1\n",
    "Day\tDate\t1\t2\t3\t4\t5\t6\nDay 0\t03/07/2026\t143\t150.5\t161\t140\t155\t149\nDay 1\t03/08/2026\t144\t151\t162\t141\t156\t150\n",
    "# typed by hand\n0,2026-03-07,143 mm,150.5 mm,161 mm,140 mm,155 mm,149 mm\n\n1,2026-03-08,144,151,162,141,156,150\n",
    "day;date;1;2;3;4;5;6\n;;cm;cm;cm;cm;cm;cm\n0;2026/03/07;14,3;15,05;16,1;14,0;15,5;14,9\n1;2026/03/08;14,4;15,1;16,2;14,1;15,6;15,0\n",
    "date|Strut 1 [cm]|Strut 2 [cm]|Strut 3 [cm]|Strut 4 [cm]|Strut 5 [cm]|Strut 6 [cm]\nSat 07.03.26|14.3|15.05|16.1|14.0|15.5|14.9\nSun 08.03.26|14.4|15.1|16.2|14.1|15.6|15.0\n",
  ])
  func differentHandsSayTheSame(text: String) throws {
    let file = try read(text)
    let rows = file.schedule.rows
    #expect(rows.map(\.day) == [0, 1])
    #expect(rows.map { $0.date?.description } == ["2026-03-07", "2026-03-08"])
    for (found, wanted) in zip(rows, [[143, 150.5, 161, 140, 155, 149], [144, 151, 162, 141, 156, 150]]) {
      for strut in 0..<6 { #expect(abs(found.readings[strut] - wanted[strut]) < 1e-9) }
    }
    #expect(file.understood.count >= 3)
  }

  /// Six rows numbered 1 to 6 may be days or struts; whatever says which of them is enough.
  @Test(arguments: [
    ("ROWS", true), ("Patient X\nROWS", true), ("day,1,2,3,4,5,6\nROWS", true), (",1,2,3,4,5,6\nROWS", true),
    ("Strut,1,2,3,4,5,6\nROWS", true), ("day,s1,s2,s3,s4,s5,s6\nROWS", false), (",0,1,2,3,4,5\nROWS", false),
    ("ROWS7,150,150,150,150,150,150\n", false), ("0,150,150,150,150,150,150\nROWS", false),
  ])
  func daysThatMayBeStrutsAreAskedFor(text: String, isAsked: Bool) throws {
    let rows = (1...6).map { number in
      "\(number)," + (0..<6).map { "\(150 + number + $0)" }.joined(separator: ",") + "\n"
    }
    let table = text.replacing("ROWS", with: rows.joined())
    do {
      let found = try read(table).schedule.rows
      #expect(!isAsked && found.count >= 6)
    } catch let errors as CaseFileErrors {
      #expect(isAsked && "\(errors)".contains("both fit"), "\(errors)")
    }
    let dated = rows.enumerated().map {
      "\($0.offset + 1),2026-03-0\($0.offset + 1)," + $0.element.dropFirst(2)
    }
    #expect(try read(dated.joined()).schedule.rows.count == 6)
  }

  /// Few rows and very many columns, or the reverse, are answered by their size.
  @Test func aTableThatIsNoneIsRefusedByItsSize() {
    let wide =
      (1...5).map { "Strut \($0),1\n" }.joined() + String(repeating: ",", count: 20_000) + "x\nStrut 6,1\n"
    #expect(throws: CaseFileErrors.self) { try read(wide) }
  }

  @Test func whatIsNotThereIsCounted() throws {
    let rows = try read("143,150,161,140,155,149\n144,151,162,141,156,150\n").schedule.rows
    #expect(rows.map(\.day) == [0, 1] && rows.allSatisfy { $0.date == nil })
    let dated = try read("date;1;2;3;4;5;6\n01.03.2026;1;2;3;4;5;6\n03.03.2026;1;2;3;4;5;6\n").schedule.rows
    #expect(dated.map(\.day) == [0, 2])
  }

  @Test(arguments: [
    ("", "there is no schedule in it"),
    ("hello\n", "six readings cannot be told apart"),
    ("a,b,c\n1,2,3\n", "no column is named as a strut"),
    ("1.5,2,3,4,5,6,7,8,9\n", "which of these are the six struts cannot be told"),
    ("day,1,2,3,4,5\n0,1,2,3,4,5\n", "no column is named as strut 6"),
    ("day,1,2,3,4,5,6,S6\n0,1,2,3,4,5,6,7\n", "more than one column is named as strut 6"),
    ("day;S1 (in);2;3;4;5;6\n0;1;2;3;4;5;6\n", "in a unit that is not known here"),
    ("day;1;2;3;4;5;6\n0;1;2;3;4;5;\n", "schedule.csv:2:1: strut 6: the reading is empty"),
    ("day;1;2;3;4;5;6\n0;1;2;3;4;5;x\n", "no finite decimal number"),
    ("day;1;2;3;4;5;6\n0;1;2;3;4;5;nan\n", "no finite decimal number"),
    ("day;1;2;3;4;5;6\n0;1;2;3;4;5;1e308 cm\n", "is out of range"),
    ("day;1;2;3;4;5;6\n0;1,5;2.5;3;4;5;6\n", "what a comma means cannot be told"),
    ("day;1;2;3;4;5;6\n0;1.143,5;2;3;4;5;6\n", "thousands marks are not read"),
    ("day,1,2,3,4,5,6\n0,143,5,150,5,161,140,155,149\n", "9 fields instead of 7"),
    ("day;1;2;3;4;5;6\nx;1;2;3;4;5;6\n", "no number of a day"),
    ("day;1;2;3;4;5;6\n1.5;1;2;3;4;5;6\n", "a day has a whole number"),
    ("date;1;2;3;4;5;6\n05.06.2026;1;2;3;4;5;6\n", "whether the day or the month comes first"),
    ("date;1;2;3;4;5;6\n2026-02-30;1;2;3;4;5;6\n", "no day of the calendar"),
    ("day;1;2;3;4;5;6\n0;1;2;3;4;5;\"6\n", "a quote that is not closed"),
    ("day;1;2;3;4;5;6\n", "there are names of columns and no readings"),
  ])
  func whatCannotBeToldIsRefused(text: String, words: String) {
    #expect(message(text).contains(words), "\(message(text))")
  }

  @Test func noBytesTrap() {
    var random = SplitMix64(seed: printedSeed(521))
    let seeds = [
      "day;date;1;2;3;4;5;6\n0;01.02.2026;1,5;2;3;4;5;6\n",
      "Tag\tS1 (mm)\tS2\t3\t4\t5\t6\n0\t1\t2\t3\t4\t5\t6\n",
    ]
    let alphabet = Array("0123456789,;.|\t\"\n\r abcdmsty#-+e\u{0}é".utf8)
    for _ in 0..<3000 {
      var bytes = Array(seeds[Int(random.next() % 2)].utf8)
      for _ in 0..<(1 + random.next() % 8) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 3 {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(alphabet[Int(random.next() % UInt64(alphabet.count))], at: place)
        default: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        }
        if bytes.isEmpty { bytes = [10] }
      }
      _ = try? ScheduleFile.parse(bytes, name: "x")
    }
  }
}
