import Foundation
import Glibc
import TestSupport
import Testing
import TextOutput

/// Files appear whole or not at all, all of them or none, and nothing is replaced unasked.
@Suite struct FileWritingTests {
  private let two = [(name: "one.txt", text: "one\n"), (name: "two.txt", text: "zwei\n")]

  /// The error of writing files into a folder.
  private func failure(_ files: [(name: String, text: String)], _ folder: String, force: Bool) -> WriteError?
  {
    do throws(WriteError) {
      try writeFiles(files, folder: folder, force: force)
      return nil
    } catch { return error }
  }

  @Test("The folder is made, its files are whole, and nothing else is left in it")
  func whole() throws {
    let folder = ScratchFolder()
    try writeFiles(two, folder: folder.path, force: false)
    #expect(folder.names == ["one.txt", "two.txt"])
    #expect(folder.text("one.txt") == "one\n")
    #expect(folder.text("two.txt") == "zwei\n")
  }

  @Test("Files that are empty, and texts larger than a pipe, are written whole")
  func sizes() throws {
    let (folder, large) = (ScratchFolder(), String(repeating: "0123456789é", count: 300_000))
    try writeFiles([("empty", ""), ("large", large)], folder: folder.path, force: false)
    #expect(folder.text("empty") == "")
    #expect(folder.text("large") == large)
  }

  @Test("A file may be read and written as the user's mask has it, and run by nobody")
  func mode() throws {
    let folder = ScratchFolder()
    try writeFiles(two, folder: folder.path, force: false)
    let mask = umask(0)
    umask(mask)
    var status = stat()
    try #require(stat("\(folder.path)/one.txt", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o666 & ~mask)
    #expect(status.st_nlink == 1)
  }

  @Test("A file that is there keeps all others from being written", arguments: ["one.txt", "two.txt"])
  func there(_ name: String) throws {
    let folder = ScratchFolder()
    try folder.make()
    try folder.put("mine", name)
    #expect(failure(two, folder.path, force: false) == WriteError("\(folder.path)/\(name)", EEXIST))
    #expect(folder.names == [name])
    #expect(folder.text(name) == "mine")
  }

  @Test("With force the files that are there are replaced, and others stay")
  func force() throws {
    let folder = ScratchFolder()
    try folder.make()
    try folder.put("mine", "two.txt")
    try folder.put("mine", "other")
    try writeFiles(two, folder: folder.path, force: true)
    #expect(folder.names == ["one.txt", "other", "two.txt"])
    #expect(folder.text("two.txt") == "zwei\n")
    #expect(folder.text("other") == "mine")
  }

  @Test("A link that leads nowhere is no place for a file, and none is left beside it")
  func danglingLink() throws {
    let folder = ScratchFolder()
    try folder.make()
    symlink("nowhere", "\(folder.path)/two.txt")
    #expect(failure(two, folder.path, force: false) == WriteError("\(folder.path)/two.txt", EEXIST))
    #expect(folder.names == ["two.txt"])
  }

  @Test("Force puts a file in the place of a link, not through it")
  func forcedLink() throws {
    let folder = ScratchFolder()
    try folder.make()
    try folder.put("mine", "target")
    symlink("target", "\(folder.path)/two.txt")
    try writeFiles(two, folder: folder.path, force: true)
    #expect(folder.text("target") == "mine")
    #expect(folder.text("two.txt") == "zwei\n")
  }

  @Test("A folder where a file should be keeps what is there, with force too", arguments: [false, true])
  func folderInPlace(_ force: Bool) throws {
    let folder = ScratchFolder()
    try folder.make()
    try folder.put("mine", "one.txt.old")
    if force { try folder.put("mine", "one.txt") }
    mkdir("\(folder.path)/two.txt", 0o777)
    #expect(failure(two, folder.path, force: force)?.path == "\(folder.path)/two.txt")
    #expect(folder.text("one.txt") == (force ? "mine" : nil))
    #expect(!folder.names.contains { $0.hasPrefix(".") })
  }

  @Test(
    "A file whose name cannot be keeps the others from being written",
    arguments: [
      String(repeating: "x", count: 256), "none/two.txt",
    ])
  func impossibleName(_ name: String) throws {
    let folder = ScratchFolder()
    #expect(failure([two[0], (name, "two")], folder.path, force: false) != nil)
    #expect(folder.names.isEmpty)
  }

  @Test(
    "A folder is made with those above it; one that cannot be made, or is a file, is what the error names")
  func folder() throws {
    let folder = ScratchFolder()
    try folder.make()
    try folder.put("mine", "taken")
    let taken = WriteError("\(folder.path)/taken", ENOTDIR)
    #expect(failure(two, "\(folder.path)/taken", force: true) == taken)
    #expect(failure(two, "\(folder.path)/taken/none/none", force: true) == taken)
    #expect(failure(two, "", force: true) != nil)
    #expect(folder.names == ["taken"])
    try writeFiles(two, folder: "\(folder.path)/none/none/", force: false)
    #expect(folder.names(in: "none/none") == ["one.txt", "two.txt"])
    #expect(folder.names(in: "none") == ["none"])
  }

  @Test("A full device and a closed pipe are told apart")
  func streams() throws {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(throws: WriteError("device", ENOSPC)) { try write([1, 2, 3], to: full, "device") }
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    signal(SIGPIPE, SIG_IGN)
    #expect(throws: WriteError("pipe", EPIPE)) { try write([1], to: ends[1], "pipe") }
    #expect(WriteError("pipe", EPIPE).isClosedPipe)
    #expect(!WriteError("device", ENOSPC).isClosedPipe)
  }

  @Test("A pipe that does not wait is waited for")
  func nonblocking() async throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    let (reading, bytes) = (ends[0], [UInt8](repeating: 7, count: 1 << 20))
    let reader = Task.detached {
      var (count, chunk) = (0, [UInt8](repeating: 0, count: 1 << 14))
      while case let read = read(reading, &chunk, chunk.count), read > 0 { count += read }
      return count
    }
    try write(bytes, to: ends[1], "pipe")
    close(ends[1])
    #expect(await reader.value == bytes.count)
    close(ends[0])
  }
}
