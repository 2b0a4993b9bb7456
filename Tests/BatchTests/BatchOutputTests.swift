import Batch
import Foundation
import Glibc
import Synchronization
import Testing
import TextOutput

/// Whatever fails while a batch writes its file, and wherever it is killed, the file is the old one or the new one, whole, and the next
/// run comes to the same bytes.
@Suite struct BatchOutputTests {
  static let kill = ECANCELED
  private static let lines = ["{\"one\":1}\n", "{\"two\":2}\n", "{\"three\":3}\n"].map { Array($0.utf8) }
  private static let whole = String(decoding: lines.joined(), as: UTF8.self)

  /// The calls of the system, of which the one at `place` fails, after `kill` all others too.
  private func calls(_ place: Int, _ code: Int32, _ cannot: [SystemCalls.Call: Int32]) -> SystemCalls {
    let count = Counter()
    return SystemCalls { call in
      let made = count.next()
      if code == BatchOutputTests.kill, made > place { return code }
      return made == place ? code : cannot[call]
    }
  }

  private final class Counter: Sendable {
    private let count = Atomic(0)
    func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
  }

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
    [EIO, EPERM, ENOSPC, ENOLCK, BatchOutputTests.kill])
  func each(_ isThere: Bool, _ code: Int32) throws {
    let systems: [[SystemCalls.Call: Int32]] =
      [[:], [.lock: ENOLCK]] + (isThere ? [] : [[.renameNew: EINVAL], [.renameNew: EINVAL, .link: EPERM]])
    for cannot in systems {
      for (place, resuming) in (1...16).flatMap({ [($0, false), ($0, true)] }) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fixator-\(UUID().uuidString)")
          .path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/out.ndjson"
        func text() -> String? { try? String(contentsOfFile: path, encoding: .utf8) }
        if isThere { try "old".write(toFile: path, atomically: false, encoding: .utf8) }
        let error = run(path, resuming: false, force: isThere, calls(place, code, cannot))
        #expect(text() == BatchOutputTests.whole || text() == (isThere ? "old" : nil), "call \(place)")
        if error == nil { #expect(text() == BatchOutputTests.whole, "call \(place)") }
        let isDone = text() == BatchOutputTests.whole
        let next = run(path, resuming: resuming, force: isThere || !resuming || isDone, calls(0, 0, cannot))
        #expect(next == nil, "call \(place): \(next.map { "\($0)" } ?? "")")
        #expect(text() == BatchOutputTests.whole, "call \(place)")
        #expect(
          try FileManager.default.contentsOfDirectory(atPath: folder) == ["out.ndjson"], "call \(place)")
      }
    }
  }

  @Test("The file keeps its permissions, and neither it nor its part is written through a link")
  func links() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fixator-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (path, other) = ("\(folder)/out.ndjson", "\(folder)/other")
    for name in [path, other] { try "mine".write(toFile: name, atomically: false, encoding: .utf8) }
    chmod(path, 0o640)
    symlink("other", path + ".partial")
    #expect(run(path, resuming: false, force: true, SystemCalls()) as? WriteError != nil)
    #expect(try String(contentsOfFile: other, encoding: .utf8) == "mine")
    unlink(path + ".partial")
    #expect(run(path, resuming: false, force: true, SystemCalls()) == nil)
    var status = stat()
    try #require(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o640)
  }
}
