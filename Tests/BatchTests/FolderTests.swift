import Batch
import Foundation
import Testing

/// What the program itself has written into a folder is no case.
@Suite struct FolderTests {
  @Test func whatStandsBesideAPlanIsLeftAloneAndCounted() throws {
    let folder = try Folder()
    for name in [
      "plan.json", "schedule.csv", "check.json", "check.csv", "sensitivity.json", "films.json", "case.yaml",
      "other.plan.json", "below/schedule.csv", "below/plan.json", "report.html",
    ] { try folder.write(name, "") }
    let list = InputList([folder.url.path])
    #expect(list.files.map { $0.path.split(separator: "/").last.map(String.init) } == ["case.yaml"])
    #expect(list.plansLeftAlone == 3 && list.answersLeftAlone == 6)
    #expect(list.others.count == 1 && list.others.first?.hasSuffix("/report.html") == true)
  }

  @Test(arguments: ["registry.xlsx", "Patients.XLS", "below/a.b.ods"])
  func aSpreadsheetIsNoCaseAndIsCounted(name: String) throws {
    let folder = try Folder()
    for name in [name, "notes.txt", ".hidden.xlsx", "xlsx"] { try folder.write(name, "") }
    let list = InputList([folder.url.path])
    #expect(list.files.isEmpty && list.spreadsheets.count == 1 && list.others.count == 2)
    #expect(list.spreadsheets.first?.hasSuffix(name) == true)
  }

  /// A table may have cases and be called as it likes, where it is not the program's.
  @Test func aTableOfAnOldNameIsReadWhereNothingStandsBesideIt() throws {
    let folder = try Folder()
    for name in ["schedule.csv", "check.csv", "below/a.yaml"] { try folder.write(name, "") }
    let list = InputList([folder.url.path])
    #expect(list.files.count == 3 && list.answersLeftAlone == 0)
  }

  @Test(arguments: [
    "day,date,strut_1,strut_2,strut_3,strut_4,strut_5,strut_6", "Tag;S1;S2;S3;S4;S5;S6",
    "day,proximal_1,proximal_2,proximal_3,proximal_4,proximal_5,proximal_6,distal_1",
  ])
  func aScheduleThatIsNamedIsToldWhatItIs(head: String) throws {
    let folder = try Folder()
    let cells = [String](repeating: "150", count: 8).joined(separator: head.contains(";") ? ";" : ",")
    let path = try folder.write("a.csv", "\(head)\n\(cells)\n\(cells)\n")
    let found = try batch([path], summaries()).lines
    #expect(found.count == 1 && found[0].contains("this is a schedule"), "\(found)")
  }
}
