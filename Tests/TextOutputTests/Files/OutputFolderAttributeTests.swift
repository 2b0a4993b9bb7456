import Glibc
import TestSupport
import Testing
import TextOutput

/// Lists of users and notes of a folder and its files, when these are replaced.
@Suite struct OutputFolderAttributeTests {
  private func write(_ scratch: ScratchFolder, _ way: InjectedFaults) throws {
    let files = [(name: "plan.json", text: "new"), (name: "report.html", text: "new sheet")]
    try OutputFolder("\(scratch.path)/out", way.calls).write(files, force: true)
    #expect(scratch.text("out/plan.json") == "new")
  }

  @Test(
    "Lists of users stay, new files have that of the folder", .enabled(if: FileAttribute.hasLists),
    arguments: OutputFolderTests.ways)
  func lists(_ way: InjectedFaults) throws {
    let scratch = ScratchFolder()
    try scratch.put("old", "out/plan.json")
    let (out, plan) = ("\(scratch.path)/out", "\(scratch.path)/out/plan.json")
    let ofFolder = FileAttribute.list(owner: 7, user: (1234, 7), group: 5, mask: 7, others: 5)
    let ofFile = FileAttribute.list(owner: 6, user: (1235, 4), group: 4, mask: 6, others: 0)
    let ofNew = FileAttribute.list(owner: 7, user: (1236, 6), group: 4, mask: 6, others: 0)
    // The file before the folder's list of new files, which would be given to nothing that is there.
    try #require(
      FileAttribute.set(FileAttribute.users, ofFile, of: plan)
        && FileAttribute.set(FileAttribute.users, ofFolder, of: out)
        && FileAttribute.set(FileAttribute.usersOfNew, ofNew, of: out))
    try write(scratch, way)
    #expect(FileAttribute.value(FileAttribute.users, of: out) == ofFolder)
    #expect(FileAttribute.value(FileAttribute.usersOfNew, of: out) == ofNew)
    #expect(FileAttribute.value(FileAttribute.users, of: plan) == ofFile)
    let made = FileAttribute.value(FileAttribute.users, of: "\(out)/report.html")
    #expect(made == FileAttribute.list(owner: 6, user: (1236, 6), group: 4, mask: 6, others: 0))
  }

  @Test(
    "Notes of people and programs stay", .enabled(if: FileAttribute.hasNotes),
    arguments: OutputFolderTests.ways)
  func notes(_ way: InjectedFaults) throws {
    let scratch = ScratchFolder()
    try scratch.put("old", "out/plan.json")
    let (out, plan) = ("\(scratch.path)/out", "\(scratch.path)/out/plan.json")
    try #require(
      FileAttribute.set("user.ward", [7], of: out) && FileAttribute.set("user.read", [0, 255], of: plan))
    try write(scratch, way)
    #expect(FileAttribute.value("user.ward", of: out) == [7])
    #expect(FileAttribute.value("user.read", of: plan) == [0, 255])
  }

  @Test(
    "A list of users that cannot be kept leaves the group nothing, and a folder stays the folder that it is",
    .enabled(if: FileAttribute.hasLists))
  func lostLists() throws {
    let scratch = ScratchFolder()
    try scratch.put("old", "out/plan.json")
    let (out, plan) = ("\(scratch.path)/out", "\(scratch.path)/out/plan.json")
    let list = FileAttribute.list(owner: 7, user: (1235, 6), group: 4, mask: 6, others: 5)
    try #require(
      FileAttribute.set(FileAttribute.users, list, of: plan)
        && FileAttribute.set(FileAttribute.users, list, of: out))
    var (before, after) = (stat(), stat())
    try #require(stat(out, &before) == 0)
    try write(scratch, InjectedFaults(always: [.attribute: EPERM]))
    try #require(stat(out, &after) == 0)
    #expect(before.st_ino == after.st_ino)
    #expect(scratch.mode("out/plan.json").map { $0 & 0o070 } == 0)
  }
}
