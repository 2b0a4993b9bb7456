import Foundation
import Glibc
import TestSupport
import Testing
import TextOutput

/// Whatever fails while a folder's files are replaced, and wherever the run is killed, the folder is the old plan or the new one, whole,
/// with everything else that was in it; and after the next run nothing hidden stays.
@Suite struct FolderFaultTests {
  /// A folder and a file system.
  struct Scene: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// What stands in the folder, without what the plan has; nil for a folder that is not there.
    let foreign: [String: String]?
    var cannot: [SystemCalls.Call: Int32] = [:]
    /// Whether the files change in one step, and not only after the next run.
    var isOneStep = true
  }

  private static let foreign = [
    "notes.txt": "mine", "films/first.txt": "one", "films/hip/second.txt": "two", "link": "->",
  ]
  static let scenes = [
    Scene(testDescription: "a folder that is not there", foreign: nil),
    Scene(testDescription: "a folder", foreign: [:]),
    Scene(testDescription: "a folder with other things", foreign: foreign),
    Scene(testDescription: "no hard links", foreign: foreign, cannot: [.link: EPERM]),
    Scene(testDescription: "no locks", foreign: foreign, cannot: [.lock: ENOLCK]),
    Scene(testDescription: "no exchange", foreign: foreign, cannot: [.exchange: EINVAL], isOneStep: false),
    Scene(
      testDescription: "no exchange, no hard links, no locks", foreign: foreign,
      cannot: [.exchange: ENOSYS, .link: EOPNOTSUPP, .lock: EOPNOTSUPP, .renameNew: EINVAL], isOneStep: false),
    Scene(
      testDescription: "a folder that cannot be moved", foreign: foreign, cannot: [.exchange: EBUSY],
      isOneStep: false),
  ]

  private static let gone = "schedule.ics"
  private static let before = [
    (name: gone, text: "old calendar"),
    (name: "plan.json", text: "old plan"), (name: "report.html", text: "old sheet"),
    (name: "schedule.csv", text: "old table"),
  ]
  private static let after = [
    (name: "plan.json", text: "new plan"), (name: "report.html", text: "new sheet"),
    (name: "schedule.csv", text: "new table"), (name: "timeline.svg", text: "new picture"),
  ]
  private static let names = after.map(\.name) + [gone]

  /// The scene as it is before the run.
  private func set(_ scene: Scene) throws -> ScratchFolder {
    let scratch = ScratchFolder(isFast: true)
    try scratch.make()
    guard let foreign = scene.foreign else { return scratch }
    for file in FolderFaultTests.before { try scratch.put(file.text, "out/\(file.name)") }
    for (name, text) in foreign {
      if text == "->" {
        symlink("nowhere", "\(scratch.path)/out/\(name)")
      } else {
        try scratch.put(text, "out/\(name)")
      }
    }
    return scratch
  }

  /// What a scene may come to: what it was, and what it is to be.
  private func ends(_ scene: Scene) throws -> (old: [String: String], new: [String: String]) {
    let old = try set(scene)
    let new = try set(scene)
    for file in FolderFaultTests.after { try new.put(file.text, "out/\(file.name)") }
    unlink("\(new.path)/out/\(FolderFaultTests.gone)")
    return (old.content, new.content)
  }

  @discardableResult
  private func write(_ scratch: ScratchFolder, _ faults: InjectedFaults) -> WriteError? {
    do throws(WriteError) {
      try OutputFolder("\(scratch.path)/out", faults.calls).write(FolderFaultTests.names, force: true) {
        FolderFaultTests.after
      }
      return nil
    } catch { return error }
  }

  /// A run that does not get as far as to write.
  @discardableResult
  private func refused(_ scratch: ScratchFolder, _ faults: InjectedFaults) -> WriteError? {
    do throws(WriteError) {
      try OutputFolder("\(scratch.path)/out", faults.calls).prepare([], force: true)
      return nil
    } catch { return error }
  }

  /// The files of the plan alone, as whoever looks into the folder sees them.
  private func plan(_ content: [String: String]) -> [String: String] {
    content.filter { entry in FolderFaultTests.names.contains { entry.key == "out/\($0)" } }
  }

  @Test("Without a fault the new files are there, and all else", arguments: scenes)
  func works(_ scene: Scene) throws {
    let scratch = try set(scene)
    #expect(write(scratch, InjectedFaults(always: scene.cannot)) == nil)
    #expect(scratch.content == (try ends(scene).new))
  }

  private static let codes = [EIO, EPERM, ENOSPC, ENOLCK, InjectedFaults.kill]

  /// Each call is killed; outside of the soak set it fails with one of the errors, another each time.
  @Test("Each call fails or is the last", arguments: scenes, codes.enumerated().map(\.offset))
  func each(_ scene: Scene, _ index: Int) throws {
    let code = FolderFaultTests.codes[index]
    let counted = InjectedFaults(always: scene.cannot)
    write(try set(scene), counted)
    let (old, new) = try ends(scene)
    for place in 1...counted.count
    where runsSoak || code == InjectedFaults.kill || place % (FolderFaultTests.codes.count - 1) == index {
      let scratch = try set(scene)
      let error = write(scratch, InjectedFaults(at: place, code, always: scene.cannot))
      let found = plan(scratch.content)
      if scene.isOneStep {
        #expect(found == plan(old) || found == plan(new), "call \(place)")
      }
      if error == nil { #expect(found == plan(new), "call \(place)") }
      #expect(refused(scratch, InjectedFaults(always: scene.cannot)) == nil, "call \(place)")
      let settled = scratch.content
      // A folder that was to be made may be there and empty.
      #expect(
        settled == old || settled == new || scene.foreign == nil && settled == ["out/": ""], "call \(place)")
      #expect(write(scratch, InjectedFaults(always: scene.cannot)) == nil, "call \(place)")
      #expect(scratch.content == new, "call \(place)")
    }
  }

  @Test("The next run is killed too, over what the first has left", arguments: scenes)
  func twice(_ scene: Scene) throws {
    let counted = InjectedFaults(always: scene.cannot)
    write(try set(scene), counted)
    let (old, new) = try ends(scene)
    var random = SplitMix64(seed: printedSeed(15))
    for first in 1...counted.count {
      for _ in 0..<(runsSoak ? 40 : 4) {
        let scratch = try set(scene)
        write(scratch, InjectedFaults(at: first, InjectedFaults.kill, always: scene.cannot))
        let second = 1 + Int(random.next() % UInt64(counted.count / 2))
        let code = [EIO, EPERM, ENOSPC, InjectedFaults.kill][Int(random.next() % 4)]
        refused(scratch, InjectedFaults(at: second, code, always: scene.cannot))
        #expect(refused(scratch, InjectedFaults(always: scene.cannot)) == nil, "calls \(first), \(second)")
        let settled = scratch.content
        #expect(
          settled == old || settled == new || scene.foreign == nil && settled == ["out/": ""],
          "calls \(first), \(second), \(code)")
      }
    }
  }
}
