import Batch
import Foundation
import Testing

@Suite struct BatchSnippet {
  @Test func runs() throws {
    // snippet
    let path = FileManager.default.temporaryDirectory.appending(path: "snippet-\(getpid()).ndjson").path
    try #"{"case": "one", "side": "left"}"#.write(toFile: path, atomically: true, encoding: .utf8)
    var options = BatchOptions()
    (options.output, options.jobs) = (.summaries, 2)
    var lines = ""
    let tally = try BatchRun(InputList([path]), base: nil, options).run(
      isStopped: { false }, write: { lines += String(decoding: $0, as: UTF8.self) }, progress: { _ in })
    print(tally.planned, "planned,", tally.failed, "failed")
    // end
    #expect(tally.failed == 1 && lines.contains("errors"))
    try FileManager.default.removeItem(atPath: path)
  }
}
