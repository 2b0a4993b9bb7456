import Batch
import Foundation
import Glibc
import TestSupport
import Testing
import TextOutput

/// Whatever fails while a batch writes its file, and wherever it is killed, the file is the old one or the new one, whole, and the next
/// run comes to the same bytes.
@Suite struct BatchOutputTests {
  private static let lines = ["{\"one\":1}\n", "{\"two\":2}\n", "{\"three\":3}\n"].map { Array($0.utf8) }
  private static let whole = String(decoding: lines.joined(), as: UTF8.self)

  private func run(_ path: String, resuming: Bool, force: Bool, _ system: SystemCalls) -> (any Error)? {
    do {
      var output = try BatchOutput(path: path, resuming: resuming, force: force, header: [], system)
      for line in BatchOutputTests.lines.dropFirst(output.linesDone) { try output.write(line) }
      try output.finish()
      return nil
    } catch { return error }
  }

  @Test(
    "Each call fails or is the last", arguments: [false, true],
    [EIO, EPERM, ENOSPC, ENOLCK, InjectedFaults.kill])
  func each(_ isThere: Bool, _ code: Int32) throws {
    let systems: [[SystemCalls.Call: Int32]] =
      [[:], [.lock: ENOLCK]] + (isThere ? [] : [[.renameNew: EINVAL], [.renameNew: EINVAL, .link: EPERM]])
    for cannot in systems {
      for (place, resuming) in (1...16).flatMap({ [($0, false), ($0, true)] }) {
        let scratch = ScratchFolder(isFast: true)
        try scratch.make()
        let path = "\(scratch.path)/out.ndjson"
        func text() -> String? { scratch.text("out.ndjson") }
        if isThere { try scratch.put("old", "out.ndjson") }
        let error = run(
          path, resuming: false, force: isThere, InjectedFaults(at: place, code, always: cannot).calls)
        #expect(text() == BatchOutputTests.whole || text() == (isThere ? "old" : nil), "call \(place)")
        if error == nil { #expect(text() == BatchOutputTests.whole, "call \(place)") }
        let isDone = text() == BatchOutputTests.whole
        let next = run(
          path, resuming: resuming, force: isThere || !resuming || isDone,
          InjectedFaults(always: cannot).calls)
        #expect(next == nil, "call \(place): \(next.map { "\($0)" } ?? "")")
        #expect(text() == BatchOutputTests.whole, "call \(place)")
        #expect(scratch.names == ["out.ndjson"], "call \(place)")
      }
    }
  }

  @Test("The file keeps its permissions, and neither it nor its part is written through a link")
  func links() throws {
    let scratch = ScratchFolder()
    let path = "\(scratch.path)/out.ndjson"
    for name in ["out.ndjson", "other"] { try scratch.put("mine", name) }
    chmod(path, 0o640)
    symlink("other", path + ".partial")
    #expect(run(path, resuming: false, force: true, SystemCalls()) as? WriteError != nil)
    #expect(scratch.text("other") == "mine")
    unlink(path + ".partial")
    #expect(run(path, resuming: false, force: true, SystemCalls()) == nil)
    #expect(scratch.mode("out.ndjson") == S_IFREG | 0o640)
  }
}
