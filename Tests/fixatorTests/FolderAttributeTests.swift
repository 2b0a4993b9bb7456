import TestSupport
import Testing

/// What a clinic has set on a folder of a plan is there still when the plan is written anew.
@Suite struct FolderAttributeTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try #require(try scratch.run("plan", Sample.good, "--output", "out").status == 0)
    return scratch
  }

  @Test(
    "Lists of users survive plan --output --force, of the folder and of every file",
    .enabled(if: FileAttribute.hasLists))
  func lists() throws {
    let scratch = try scratch()
    let paths = ["out"] + scratch.names(in: "out").map { "out/\($0)" }
    let lists = paths.indices.map {
      FileAttribute.list(owner: 7, user: (1234 + UInt32($0), 5), group: 4, mask: 5, others: 0)
    }
    for (path, list) in zip(paths, lists) {
      try #require(FileAttribute.set(FileAttribute.users, list, of: "\(scratch.folder)/\(path)"))
    }
    #expect(try scratch.run("plan", Sample.good, "--output", "out", "--force").status == 0)
    for (path, list) in zip(paths, lists) {
      #expect(FileAttribute.value(FileAttribute.users, of: "\(scratch.folder)/\(path)") == list, "\(path)")
    }
  }

  @Test(
    "Notes survive plan --output --force, of the folder, its files and others in it",
    .enabled(if: FileAttribute.hasNotes))
  func notes() throws {
    let scratch = try scratch()
    try scratch.write("mine", "out/film.txt")
    let paths = ["out", "out/plan.json", "out/schedule.ics", "out/film.txt"]
    for path in paths {
      try #require(FileAttribute.set("user.ward", Array(path.utf8), of: "\(scratch.folder)/\(path)"))
    }
    #expect(try scratch.run("plan", Sample.good, "--output", "out", "--force").status == 0)
    for path in paths {
      #expect(
        FileAttribute.value("user.ward", of: "\(scratch.folder)/\(path)") == Array(path.utf8), "\(path)")
    }
  }
}
