import Foundation
import Glibc
import Testing

/// Memory is bounded by objects as well as by bytes.
@Suite struct ManyObjectsTests {
  @Test("A million objects on one line of 2 KB of gzip", arguments: ["json", "ndjson"])
  func many(_ kind: String) throws {
    let scratch = try Scratch()
    try scratch.write(String(repeating: "{}", count: 1 << 20), "many.\(kind)")
    let packed = try scratch.shell("gzip -9 many.\(kind)")
    #expect(packed.status == 0, "\(packed.errors)")
    let run = try Spawned(["batch", "many.\(kind).gz", "--summary", "--jobs", "2"], in: scratch)
    // All are read as far as they are ever held when the first lines are written.
    var peak = 0.0
    while scratch.size(".stdout") < 3_000_000, let memory = run.peakMemory {
      peak = max(peak, memory)
      usleep(2000)
    }
    run.send(SIGKILL)
    _ = try run.outcome()
    print("peak \(peak) MB")
    #expect(peak > 0 && peak < 100)
  }
}
