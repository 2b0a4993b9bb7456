import Foundation
import Glibc
import TestSupport
import Testing
import TextOutput

/// What a folder and its files keep when they are replaced, and what is never touched.
@Suite struct OutputFolderTests {
  private let files = [(name: "plan.json", text: "new"), (name: "report.html", text: "new sheet")]

  private func old() throws -> ScratchFolder {
    let scratch = ScratchFolder()
    for file in files { try scratch.put("old", "out/\(file.name)") }
    return scratch
  }

  private func failure(
    _ scratch: ScratchFolder, _ name: String = "out", force: Bool = true,
    by way: InjectedFaults = InjectedFaults()
  ) -> WriteError? {
    do throws(WriteError) {
      try OutputFolder("\(scratch.path)/\(name)", way.calls).write(files, force: force)
      return nil
    } catch { return error }
  }

  /// The ways in which files change: by exchange, and by a journal.
  static let ways = [InjectedFaults(), InjectedFaults(always: [.exchange: EINVAL])]

  @Test(
    "Folder and files keep their permissions, owner and group, and new files have those of the mask",
    arguments: ways)
  func permissions(_ way: InjectedFaults) throws {
    let scratch = try old()
    let other = geteuid() == 0 ? (uid_t(1234), gid_t(2345)) : (geteuid(), getegid())
    unlink("\(scratch.path)/out/report.html")
    for (path, mode) in [("out/plan.json", 0o640), ("out", 0o2750)] as [(String, mode_t)] {
      chown("\(scratch.path)/\(path)", other.0, other.1)
      chmod("\(scratch.path)/\(path)", mode)
    }
    #expect(failure(scratch, by: way) == nil)
    #expect(scratch.text("out/plan.json") == "new")
    #expect(scratch.mode("out") == S_IFDIR | 0o2750)
    #expect(scratch.mode("out/plan.json") == S_IFREG | 0o640)
    var status = stat()
    for path in ["out", "out/plan.json"] {
      try #require(stat("\(scratch.path)/\(path)", &status) == 0)
      #expect((status.st_uid, status.st_gid) == other, "\(path)")
    }
    let mask = umask(0)
    umask(mask)
    #expect(scratch.mode("out/report.html") == S_IFREG | (0o666 & ~mask))
  }

  private func inode(of path: String) -> ino_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_ino : 0
  }

  @Test("Of more than 256 other things none is touched: the files change in the folder itself")
  func manyOthers() throws {
    let scratch = try old()
    for number in 0..<257 { try scratch.put("\(number)", "out/film-\(number).txt") }
    let before = inode(of: "\(scratch.path)/out")
    #expect(failure(scratch) == nil)
    #expect(inode(of: "\(scratch.path)/out") == before)
    #expect(scratch.names(in: "out").count == 259 && scratch.text("out/film-256.txt") == "256")
    unlink("\(scratch.path)/out/film-0.txt")
    #expect(failure(scratch) == nil)
    #expect(inode(of: "\(scratch.path)/out") != before)
    #expect(scratch.names(in: "out").count == 258 && scratch.text("out/film-256.txt") == "256")
  }

  @Test(
    "Other names, links, pipes and files that somebody has open are the same things afterwards",
    arguments: ways)
  func otherThings(_ way: InjectedFaults) throws {
    let scratch = try old()
    try scratch.put("mine", "out/notes.txt")
    link("\(scratch.path)/out/notes.txt", "\(scratch.path)/second")
    symlink("notes.txt", "\(scratch.path)/out/link")
    mkfifo("\(scratch.path)/out/pipe", 0o600)
    let open = open("\(scratch.path)/out/notes.txt", O_WRONLY | O_APPEND)
    #expect(failure(scratch, by: way) == nil)
    #expect(Glibc.write(open, "more", 4) == 4)
    close(open)
    #expect(scratch.text("out/notes.txt") == "minemore" && scratch.text("second") == "minemore")
    var status = stat()
    #expect(stat("\(scratch.path)/second", &status) == 0 && status.st_nlink == 2)
    #expect(scratch.text("out/link") == "minemore")
    #expect(scratch.mode("out/pipe") == S_IFIFO | 0o600)
  }

  @Test("What may not be kept leaves fewer permissions and never more")
  func fewerPermissions() throws {
    let scratch = try old()
    try #require(geteuid() == 0 || getegid() != 2345)
    if geteuid() == 0 { chown("\(scratch.path)/out/plan.json", 1234, 2345) }
    chmod("\(scratch.path)/out/plan.json", 0o664)
    #expect(failure(scratch, by: InjectedFaults(always: [.owner: EPERM])) == nil)
    #expect(scratch.mode("out/plan.json") == S_IFREG | (geteuid() == 0 ? 0o604 : 0o664))
    let strict = try old()
    chmod("\(strict.path)/out/plan.json", 0o644)
    #expect(failure(strict, by: InjectedFaults(always: [.mode: EPERM])) == nil)
    #expect(strict.mode("out/plan.json") == S_IFREG | 0o600)
  }

  @Test("A link to a file is replaced and not followed; a link to the folder is followed", arguments: ways)
  func links(_ way: InjectedFaults) throws {
    let scratch = try old()
    try scratch.put("mine", "elsewhere/plan.json")
    unlink("\(scratch.path)/out/plan.json")
    symlink("../elsewhere/plan.json", "\(scratch.path)/out/plan.json")
    symlink("out", "\(scratch.path)/name")
    #expect(failure(scratch, "name", by: way) == nil)
    #expect(scratch.text("elsewhere/plan.json") == "mine")
    #expect(scratch.mode("out/plan.json").map { $0 & S_IFMT } == S_IFREG)
    #expect(scratch.mode("name").map { $0 & S_IFMT } == S_IFLNK)
    #expect(scratch.names == ["elsewhere", "name", "out"])
    symlink("nowhere", "\(scratch.path)/lost")
    #expect(failure(scratch, "lost")?.reason == "it is a link that leads nowhere")
  }

  @Test("A pipe or a folder in the place of a file is refused before anything is made", arguments: ways)
  func places(_ way: InjectedFaults) throws {
    let scratch = try old()
    unlink("\(scratch.path)/out/report.html")
    mkfifo("\(scratch.path)/out/report.html", 0o600)
    #expect(failure(scratch, by: way)?.reason == "it is neither a file nor a folder")
    unlink("\(scratch.path)/out/report.html")
    mkdir("\(scratch.path)/out/report.html", 0o700)
    #expect(failure(scratch, by: way)?.code == EISDIR)
    #expect(scratch.text("out/plan.json") == "old")
    #expect(scratch.names == ["out"])
  }

  @Test(
    "Without force a file that is there keeps all others from being written, by a journal too",
    arguments: ways)
  func unforced(_ way: InjectedFaults) throws {
    let scratch = try old()
    unlink("\(scratch.path)/out/plan.json")
    #expect(failure(scratch, force: false, by: way) == WriteError("\(scratch.path)/out/report.html", EEXIST))
    unlink("\(scratch.path)/out/report.html")
    try scratch.put("mine", "out/other")
    #expect(failure(scratch, force: false, by: way) == nil)
    #expect(scratch.names(in: "out") == ["other", "plan.json", "report.html"])
  }

  @Test("While one run writes into a folder, another is refused")
  func atOnce() throws {
    let scratch = try old()
    let lock = open("\(scratch.path)/out", O_RDONLY | O_DIRECTORY)
    try #require(flock(lock, LOCK_EX) == 0)
    #expect(failure(scratch)?.reason == "another run is writing into it")
    #expect(scratch.text("out/plan.json") == "old")
    close(lock)
    #expect(failure(scratch) == nil)
  }

  @Test("What belongs to a run that lives, to another machine or to another folder is left alone")
  func notOurs() throws {
    let scratch = try old()
    var host = [CChar](repeating: 0, count: 65)
    gethostname(&host, 64)
    let here = String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      .map { $0.isASCII && ($0.isLetter || $0.isNumber) ? String($0) : "_" }.joined()
    // Process 1 is always there.
    let living = ".out.fixator-\(here)-1"
    let kept = [
      living, ".out.fixator-elsewhere-77", ".other.fixator-\(here)-77", ".out.fixator-a.b-7", ".out.fixator-",
    ]
    for name in kept { try scratch.put("", "\(name)/prepared") }
    #expect(failure(scratch, by: InjectedFaults(always: [.lock: ENOLCK])) == nil)
    #expect(scratch.names == (kept + ["out"]).sorted())
    // Where there are locks, nobody who lives has none.
    #expect(failure(scratch) == nil)
    #expect(!scratch.names.contains(living))
    #expect(scratch.names.contains(".other.fixator-\(here)-77"))
    try scratch.put("", ".out.fixator-a-7/prepared")
    let held = open("\(scratch.path)/.out.fixator-a-7", O_RDONLY | O_DIRECTORY)
    try #require(flock(held, LOCK_EX) == 0)
    #expect(failure(scratch) == nil)
    #expect(scratch.names.contains(".out.fixator-a-7"))
    close(held)
  }

  @Test("A journal that another machine has begun is not written over")
  func foreignJournal() throws {
    let scratch = try old()
    try scratch.put("plan.json\n", "out/.fixator-elsewhere-77/committed")
    try scratch.put("half", "out/.fixator-elsewhere-77/new/plan.json")
    let noLocks = InjectedFaults(always: [.lock: ENOLCK])
    #expect(failure(scratch, by: noLocks)?.reason.contains("has not finished writing into it") == true)
    #expect(scratch.text("out/plan.json") == "old")
  }

  @Test("What a killed run has left cannot lead out of the folder")
  func hostileList() throws {
    let scratch = try old()
    try scratch.put("mine", "precious")
    try scratch.put("../../../precious\n", "out/.fixator-elsewhere-77/committed")
    try scratch.put("bad", "out/.fixator-elsewhere-77/new/x")
    _ = failure(scratch)
    #expect(scratch.text("precious") == "mine")
  }

  @Test("A file that an editor has put into the old folder meanwhile is kept beside the one that came along")
  func lateArrival() throws {
    let scratch = try old()
    try scratch.put("first", "out/notes.txt")
    // A run was killed when it had exchanged the folders, and notes.txt had just been written anew in the old one.
    try scratch.put("plan.json\nreport.html\n", ".out.fixator-elsewhere-77/prepared")
    try scratch.put("old", ".out.fixator-elsewhere-77/new/plan.json")
    try scratch.put("second", ".out.fixator-elsewhere-77/new/notes.txt")
    try scratch.put("third", ".out.fixator-elsewhere-77/new/films/one")
    #expect(failure(scratch) == nil)
    #expect(scratch.text("out/notes.txt") == "first")
    #expect(scratch.text("out/notes.txt~") == "second")
    #expect(scratch.text("out/films/one") == "third")
    #expect(scratch.names == ["out"])
  }

  @Test("Of a folder with a long name the files are written too, though nothing can be made beside it")
  func longName() throws {
    let scratch = ScratchFolder()
    let name = String(repeating: "é", count: 127)
    #expect(failure(scratch, name, force: false) == nil)
    #expect(scratch.names(in: name) == ["plan.json", "report.html"])
    #expect(failure(scratch, name) == nil)
    #expect(scratch.names == [name])
  }

  @Test("A folder with a file whose name is no text keeps it")
  func nameWithoutText() throws {
    let scratch = try old()
    let path = "\(scratch.path)/out/".utf8.map(CChar.init(bitPattern:)) + [-1, 65, 0]
    close(open(path, O_WRONLY | O_CREAT, 0o600))
    #expect(failure(scratch) == nil)
    #expect(access(path, F_OK) == 0)
    #expect(scratch.text("out/plan.json") == "new")
    unlink(path)
  }

  @Test("An input is known again under every name that it has")
  func inputs() throws {
    let scratch = try old()
    try scratch.put("case", "case.yaml")
    link("\(scratch.path)/case.yaml", "\(scratch.path)/out/hard")
    symlink("../case.yaml", "\(scratch.path)/out/soft")
    let read = InputIdentities(["\(scratch.path)/case.yaml", "\(scratch.path)/not-there"])
    for name in ["case.yaml", "out/hard", "out/soft", "out/../case.yaml"] {
      #expect(throws: InputIdentities.Overlap.self) { try read.refuse("\(scratch.path)/\(name)") }
    }
    for name in ["out/plan.json", "not-there", "out"] {
      #expect(throws: Never.self) { try read.refuse("\(scratch.path)/\(name)") }
    }
  }
}
