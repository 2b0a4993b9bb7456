import Foundation
import Glibc
import TestSupport
import Testing
import TextOutput

/// A single file appears whole or not at all, whatever fails and wherever the run is killed, and the next run removes what was left.
@Suite struct OutputFileTests {
  static let systems: [[SystemCalls.Call: Int32]] = [
    [:], [.lock: ENOLCK], [.renameNew: EINVAL], [.renameNew: ENOSYS, .link: EPERM],
  ]

  private func failure(_ path: String, _ faults: InjectedFaults, force: Bool) -> WriteError? {
    do throws(WriteError) {
      try OutputFile(path, faults.calls).write("new", force: force)
      return nil
    } catch { return error }
  }

  @Test(
    "Each call fails or is the last", arguments: [false, true],
    [EIO, EPERM, ENOSPC, ENOLCK, InjectedFaults.kill])
  func each(_ isThere: Bool, _ code: Int32) throws {
    for cannot in OutputFileTests.systems {
      for place in 1...20 {
        let scratch = ScratchFolder(isFast: true)
        try scratch.make()
        if isThere { try scratch.put("old", "case.yaml") }
        let path = "\(scratch.path)/case.yaml"
        let error = failure(path, InjectedFaults(at: place, code, always: cannot), force: isThere)
        let text = scratch.text("case.yaml")
        #expect(text == "new" || text == (isThere ? "old" : nil), "call \(place)")
        if error == nil { #expect(text == "new", "call \(place)") }
        _ = failure(path, InjectedFaults(always: cannot), force: isThere || text == "new")
        #expect(scratch.names == ["case.yaml"], "call \(place)")
        #expect(scratch.text("case.yaml") == "new", "call \(place)")
      }
    }
  }

  @Test("What is there keeps its permissions; a link is replaced, and what it leads to stays")
  func replaced() throws {
    let scratch = ScratchFolder()
    try scratch.put("old", "a.yaml")
    chmod("\(scratch.path)/a.yaml", 0o640)
    try OutputFile("\(scratch.path)/a.yaml").write("new", force: true)
    #expect(scratch.mode("a.yaml") == S_IFREG | 0o640)
    symlink("a.yaml", "\(scratch.path)/b.yaml")
    try OutputFile("\(scratch.path)/b.yaml").write("newer", force: true)
    #expect(scratch.text("a.yaml") == "new")
    #expect(scratch.text("b.yaml") == "newer")
    try OutputFile("\(scratch.path)/x/y/c.yaml").write("deep", force: false)
    #expect(scratch.text("x/y/c.yaml") == "deep")
  }

  @Test(
    "What is no place for a file is refused before the work",
    arguments: ["", "folder", "folder/", "pipe", "a.yaml", "a.yaml/b"])
  func refused(_ name: String) throws {
    let scratch = ScratchFolder()
    try scratch.put("old", "a.yaml")
    mkdir("\(scratch.path)/folder", 0o700)
    mkfifo("\(scratch.path)/pipe", 0o600)
    #expect(throws: WriteError.self) {
      try OutputFile(name.isEmpty ? "" : "\(scratch.path)/\(name)").prepare(force: false)
    }
    #expect(scratch.names == ["a.yaml", "folder", "pipe"])
  }
}
