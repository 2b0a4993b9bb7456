import CaseFiles
import Testing

/// What tables of readings and poses may hold beside plain numbers.
@Suite struct NumberTableTests {
  private static let head = "name,strut_1,strut_2,strut_3,strut_4,strut_5,strut_6\n"
  private static let readings = [212.0, 215, 219, 195, 194, 174]

  /// Dresses of one row.
  @Test(arguments: [
    "a,212 mm,215mm,219 (mm),195\u{A0}mm,194 [mm],174", "a,212*,215 †,219 (a),195 [b],194²,174",
    "a,21.2 cm,215,219,195,194,174",
    "a,=\"212\",'215,\"=\"\"219\"\"\",195,194,174", "a,\"212,0\",215,219,195,194,174",
  ])
  func aNumberMayBeTyped(row: String) throws {
    let found = try NumberTable(text: Self.head + row + "\n")
    #expect(found.rows == [Self.readings] && found.faults.isEmpty, "\(found.faults)")
    #expect(found.marked == (row.contains("*") ? 1 : 0))
  }

  @Test(arguments: [
    ("a,212 in,215,219,195,194,174", "in a unit that is not known here"),
    ("a,1e308 cm,1e308 cm,1 cm,1 cm,1 cm,1 cm", "is out of range (found 1e308 cm"),
    ("a,212 (1),215,219,195,194,174", "no finite decimal number"),
    ("a,=B2+1,215,219,195,194,174", "a spreadsheet's formula"),
    ("a,\"1,212\",215,219,195,194,174", "marks thousands cannot be told"),
    ("a,\"212,5\",215.5,219,195,194,174", "what a comma means cannot be told"),
    ("Total,3,3,3,3,3,3", "begins as a total or an average does"),
    ("Average (mm),212,215,219,195,194,174", "begins as a total or an average does"),
  ])
  func whatCannotBeToldIsABadLine(row: String, words: String) throws {
    let found = try NumberTable(
      text: Self.head + "a,212,215,219,195,194,174\n" + row + "\nb,212,215,219,195,194,174\n")
    #expect(
      found.rows.count == 2 && found.faults.count == 1 && found.faults[0].contains(words), "\(found.faults)")
  }

  @Test func aNameWithANumberIsNoTotal() throws {
    #expect(try NumberTable(text: Self.head + "total 3,212,215,219,195,194,174\n").rows == [Self.readings])
    #expect(
      try NumberTable(text: Self.head + "range-of-motion-7,212,215,219,195,194,174\n").rows == [Self.readings]
    )
  }

  /// A column in centimetres says so in every cell; a first row in centimetres above bare numbers is no row of millimetres.
  @Test func aUnitIsNeverCarriedFromOneRowToTheNext() throws {
    let cm = "a,21.2 cm,21.5 cm,21.9 cm,19.5 cm,19.4 cm,17.4 cm\n"
    #expect(
      try NumberTable(text: Self.head + cm + cm).rows.allSatisfy {
        zip($0, Self.readings).allSatisfy { abs($0 - $1) < 1e-9 }
      })
    let huge = try NumberTable(text: Self.head + cm + cm.replacing("21.2", with: "1e308"))
    #expect(huge.rows.count == 1 && huge.faults.first?.contains("out of range") == true)
    let first = try NumberTable(text: Self.head + cm + "b,21.3,21.6,21.9,19.5,19.5,17.6\n")
    #expect(first.rows.count == 1 && first.faults.count == 1)
    #expect(throws: CaseFileErrors.self) { try NumberTable(text: Self.head + ",mm,mm,mm,mm,mm,mm\n" + cm) }
    let later = try NumberTable(text: Self.head + "b,213,216,219,195,195,176\n" + cm)
    #expect(later.rows.count == 1 && later.faults.count == 1)
    #expect(throws: CaseFileErrors.self) {
      try NumberTable(text: Self.head + ",cm,cm,cm,cm,cm,cm\nb,21.3,21.6,21.9,19.5,19.5,17.6\n")
    }
    #expect(throws: CaseFileErrors.self) {
      try NumberTable(text: "Readings in cm\n" + Self.head + "b,21.3,21.6,21.9,19.5,19.5,17.6\n")
    }
    #expect(throws: CaseFileErrors.self) {
      try NumberTable(text: Self.head.replacing("strut_1", with: "strut_1 (mm)") + cm)
    }
    #expect(
      try NumberTable(text: Self.head + ",mm,mm,mm,mm,mm,mm\n" + "b,212,215,219,195,194,174\n").rows == [
        Self.readings
      ])
  }

  /// Days in a row of their own are no struts, whatever their numbers.
  @Test(arguments: [
    "Day,0,1,2,3,4,5,6,7,8,9", "Day,1,2,3,4,5,6,7", ",1,2,3,4,5,6,7", "Day,0,1,2,3,4,5,6", "Day,1,2,3,4,5,6",
    "Day,0,1,2,3,4,5",
  ])
  func aTableOfStrutsAsRowsIsNoTableOfReadings(head: String) throws {
    let count = head.split(separator: ",", omittingEmptySubsequences: false).count - 1
    let rows = (1...6).map { strut in
      "Strut \(strut)," + (0..<count).map { "\(200 + $0)" }.joined(separator: ",")
    }
    let text = head + "\n" + rows.joined(separator: "\n") + "\n"
    guard let found = try? NumberTable(text: text) else { return }
    #expect(found.rows.isEmpty && !found.faults.isEmpty)
  }

  @Test func aTableThatIsTurnedIsToldSo() {
    let error = #expect(throws: CaseFileErrors.self) {
      try NumberTable(text: "Day,0,1\nStrut 1 (red),212,213\nStrut 2 (orange),215,216\n")
    }
    #expect(error.map { "\($0)".contains("turn the table round") } == true)
    let poses = #expect(throws: CaseFileErrors.self) {
      try NumberTable(text: "x_mm,0,1,2\ny_mm,0,1,2\n", names: NumberTable.pose)
    }
    #expect(poses.map { "\($0)".contains("turn the table round") } == true)
  }

  @Test func posesMayHaveUnitsOfLengthAndNoOthers() throws {
    let head = "x_mm;y_mm;z_mm;qw;qx;qy;qz\n"
    let found = try NumberTable(text: "sep=;\n" + head + "1,5 mm;0;-150*;1;0;0;0\n", names: NumberTable.pose)
    #expect(found.rows == [[1.5, 0, -150, 1, 0, 0, 0]] && found.marked == 1)
    #expect(found.understood.contains { $0.contains("names semicolons to a spreadsheet") })
    #expect(try NumberTable(text: head + "1;0;-150;1 mm;0;0;0\n", names: NumberTable.pose).faults.count == 1)
  }

  @Test func aTitleMayHaveANumberInACellOfItsOwn() throws {
    #expect(
      try NumberTable(text: "Patient,4711,,,,,\n" + Self.head + "a,212,215,219,195,194,174\n").rows == [
        Self.readings
      ])
    #expect(throws: CaseFileErrors.self) {
      try NumberTable(
        text: "0,2026-03-27,212,215,219,195,194,174\n" + Self.head + "a,212,215,219,195,194,174\n")
    }
  }
}
